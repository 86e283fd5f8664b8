import type { Page } from "playwright-core";
import { guest, healthy, mark, readAll, tick, withLines } from "./browser.ts";
import type { House } from "./browser.ts";
import { LIBRARY_VISITS, shut } from "./library-scenes.ts";
import type { Scene, Visit } from "./library-scenes.ts";
import { MAP_VISITS } from "./map-scenes.ts";
import { RUNS_VISITS } from "./runs-scenes.ts";
import { SESSION_VISITS } from "./session-scenes.ts";

/** When every scene plays, unless its visit sets its own clock. */
const NOW = new Date("2026-11-25T10:30:00Z");
const check = async (page: Page): Promise<void> => {
  await withLines(page, [healthy(new Date("2026-11-20T08:00:00Z"))]);
  await mark(page, "calf-gastroc", "left", 6);
  await page.locator(".go").click();
  await page.locator(".check .go").waitFor();
};
async function stopped(page: Page): Promise<void> {
  await readAll(page);
  await page.locator(".go").click();
  await page.locator(".stop h1").waitFor();
}

/** The questions, and what follows a yes. */
const CHECK: readonly Scene[] = [
  { name: "check", go: check },
  { name: "check-open", go: (page) => page.locator('[data-code="RF2"] button').first().click() },
  { name: "check-end", go: readAll },
  {
    name: "check-yes",
    go: async (page) => {
      await tick(page, "RF12");
      await page.locator("#where-RF12").selectOption("calf-gastroc.left");
      await page.locator('[data-code="RF12"]').scrollIntoViewIfNeeded();
    },
  },
  {
    name: "not-today",
    go: async (page) => {
      await page.locator('[data-code="RF12"] input[type=checkbox]').uncheck();
      await tick(page, "RF2");
      await stopped(page);
    },
  },
  ...(["mistake", "note-large", "cleared"] as const).map((name) => ({
    name,
    phoneOnly: name !== "note-large",
    go: async (page: Page) => {
      await shut(page);
      const words = {
        mistake: "I ticked this by mistake",
        "note-large": "Show it large",
        cleared: "I was seen and cleared",
      };
      await page.getByRole("button", { name: words[name] }).click();
    },
  })),
];
const EMERGENCY: Scene = {
  name: "not-today-emergency",
  go: async (page) => {
    await check(page);
    await tick(page, "RF1");
    await stopped(page);
  },
};
const ABOUT_YOU: Scene = {
  name: "check-about-you",
  go: async (page) => {
    await page.goto("/check");
    await readAll(page);
  },
};

/** Every screen and every state of it that looks different. Add yours to the visit that comes by. */
export const VISITS: readonly Visit[] = [
  ...MAP_VISITS,
  { scenes: CHECK },
  { scenes: [EMERGENCY] },
  { scenes: [ABOUT_YOU] },
  ...SESSION_VISITS,
  ...LIBRARY_VISITS,
  ...RUNS_VISITS,
];
/** A page at the door of a visit. */
export async function visitor(home: House, { clock }: Visit, options: Parameters<typeof guest>[1]): Promise<Page> {
  const { page } = await guest(home, { timezoneId: "UTC", ...options });
  if (clock !== true) await page.clock.setFixedTime(NOW);
  return page;
}
