import type { ComponentType } from "preact";

type Load = () => Promise<{ readonly default: ComponentType }>;
/**
 * Path → screen. Today is part of the first load; every other screen comes when it is first gone to. A path that ends
 * in `/*` stands for every path below it: the screen reads the rest of the address itself.
 */
export const SCREENS: Readonly<Record<string, Load>> = {
  "/check": () => import("./check.tsx"),
  "/plan": () => import("./plan.tsx"),
  "/guide": () => import("./guide.tsx"),
  "/after": () => import("./after.tsx"),
  "/me/data": () => import("./data.tsx"),
  "/me/physio": () => import("./physio.tsx"),
  "/library": () => import("./library.tsx"),
  "/library/*": () => import("./library-page.tsx"),
  "/runs": () => import("./runs.tsx"),
  "/runs/*": () => import("./runs-page.tsx"),
  "/not-today": () => import("./not-today.tsx"),
  "/me": () => import("./me.tsx"),
  "/profile": () => import("./profile.tsx"),
};

/** The entry of SCREENS that a path opens; null is Today. */
export function screenAt(path: string): string | null {
  if (Object.hasOwn(SCREENS, path)) return path;
  const below = `/${path.split("/")[1] ?? ""}/*`;
  return path.split("/").length > 2 && Object.hasOwn(SCREENS, below) ? below : null;
}
