import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { breath } from "../device/clock.ts";
import { loadRules } from "../engine.ts";

type Load = () => Promise<{ readonly default: ComponentType }>;
/**
 * Path → screen. Today is part of the first load; every other screen comes when it is first gone to. A path that ends
 * in `/*` stands for every path below it: the screen reads the rest of the address itself.
 */
const SCREENS: Readonly<Record<string, Load>> = {
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
  // Every path that leads nowhere.
  "?": () => import("./nowhere.tsx"),
};

/** The entry of SCREENS that a path opens; null is Today. */
export function screenAt(path: string): string | null {
  if (path === "/") return null;
  if (Object.hasOwn(SCREENS, path)) return path;
  const below = `/${path.split("/")[1] ?? ""}/*`;
  return path.split("/").length > 2 && Object.hasOwn(SCREENS, below) ? below : "?";
}

/** Screens that have come: who goes to one of them is there at once. */
export const here = signal<Readonly<Record<string, ComponentType>>>({});

/** Loads the screen of a path, if it has one. Rejects where it cannot be had; then it can be tried again. */
export async function ahead(path: string): Promise<void> {
  const entry = screenAt(path);
  if (entry === null || entry in here.value) return;
  // Each of them speaks with the rules of care: both come at once, not one after the other.
  const [loaded] = await Promise.all([SCREENS[entry]!(), loadRules()]);
  // What came is one piece of work, what it draws another.
  await breath();
  here.value = { ...here.value, [entry]: loaded.default };
}
