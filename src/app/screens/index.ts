import type { ComponentType } from "preact";

type Load = () => Promise<{ readonly default: ComponentType }>;
/** Path → screen. Today is part of the first load; every other screen comes when it is first gone to. */
export const SCREENS: Readonly<Record<string, Load>> = {
  "/check": () => import("./check.tsx"),
  "/plan": () => import("./plan.tsx"),
  "/guide": () => import("./guide.tsx"),
  "/after": () => import("./after.tsx"),
};
