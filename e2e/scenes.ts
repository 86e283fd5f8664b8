import type { Page } from "playwright-core";
import { healthy, mark, readAll, tick, touch, withLines } from "./browser.ts";
import { LIBRARY_SCENES } from "./library-scenes.ts";
import type { Scene } from "./library-scenes.ts";
import { hilly } from "./runs.ts";
import { MAP_SCENES } from "./map-scenes.ts";
import { RUNS_SCENES } from "./runs-scenes.ts";
import { SESSION_SCENES } from "./session-scenes.ts";

/** When every scene plays, unless it sets its own clock. */
export const NOW = new Date("2026-11-25T10:30:00Z");
const start = (page: Page): Promise<void> => withLines(page, [healthy(new Date("2026-11-20T08:00:00Z"))]);
async function withTools(page: Page): Promise<void> {
  await page.locator(".cells button").nth(1).click();
  for (const name of ["Foam roller", "Tennis ball"]) await page.getByRole("button", { name, exact: true }).click();
  await page.keyboard.press("Escape");
}
async function withRun(page: Page): Promise<void> {
  await page.locator("input[type=file]").setInputFiles([hilly("2026-11-24T07:00:00Z")]);
  await page.locator("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("may talk today").waitFor();
}
const check = async (page: Page): Promise<void> => {
  await start(page);
  await mark(page, "calf-gastroc", "left", 6);
  await page.locator(".go").click();
  await page.locator(".check .go").waitFor();
};

/** Every screen and every state of it that looks different. Add yours here. */
export const SCENES: readonly Scene[] = [
  { name: "first-run", go: async (page) => void (await page.goto("/")) },
  {
    name: "today",
    go: async (page) => {
      await start(page);
      await withRun(page);
      await withTools(page);
      await mark(page, "calf-gastroc", "left", 6);
      await page.locator("#how-sore").blur();
    },
  },
  {
    name: "today-unset",
    go: async (page) => {
      await start(page);
      await touch(page, "hamstrings", "right");
    },
  },
  ...["front", "left", "right", "soles"].map((view) => ({
    name: `today-${view}`,
    phoneOnly: true,
    go: async (page: Page) => {
      await page.goto("/");
      await page.locator(`#view-${view}`).click();
    },
  })),
  ...(["time", "tools", "when"] as const).map((kind, index) => ({
    name: `pick-${kind}`,
    go: async (page: Page) => {
      await start(page);
      await page.locator(".cells button").nth(index).click();
      await page.locator("dialog").waitFor();
    },
  })),
  {
    name: "list",
    phoneOnly: true,
    go: async (page) => {
      await start(page);
      await mark(page, "calf-gastroc", "left", 6);
      await page.getByRole("button", { name: "As a list" }).click();
      await page.locator("dialog").waitFor();
    },
  },
  {
    name: "asked",
    go: async (page) => {
      await start(page);
      if ((page.viewportSize()?.width ?? 0) < 900) await page.locator("#view-front").click();
      await touch(page, "knee", "left");
      await page.locator("dialog").waitFor();
    },
  },
  {
    name: "import-error",
    go: async (page) => {
      await start(page);
      const broken = { name: "afternoon-hills.fit", mimeType: "", buffer: Buffer.from("not a run at all") };
      await page.locator("input[type=file]").setInputFiles([hilly("2026-11-24T07:00:00Z"), broken]);
      await page.locator("dialog").waitFor();
    },
  },
  { name: "check", go: check },
  {
    name: "check-open",
    go: async (page) => {
      await check(page);
      await page.locator('[data-code="RF2"] button').first().click();
    },
  },
  {
    name: "check-end",
    go: async (page) => {
      await check(page);
      await readAll(page);
    },
  },
  {
    name: "check-yes",
    go: async (page) => {
      await check(page);
      await readAll(page);
      await tick(page, "RF12");
      await page.locator("#where-RF12").selectOption("calf-gastroc.left");
      await page.locator('[data-code="RF12"]').scrollIntoViewIfNeeded();
    },
  },
  {
    name: "check-about-you",
    go: async (page) => {
      await page.goto("/check");
      await readAll(page);
    },
  },
  {
    name: "not-today",
    go: async (page) => {
      await check(page);
      await tick(page, "RF2");
      await readAll(page);
      await page.locator(".go").click();
      await page.locator(".stop h1").waitFor();
    },
  },
  {
    name: "not-today-emergency",
    go: async (page) => {
      await check(page);
      await tick(page, "RF1");
      await readAll(page);
      await page.locator(".go").click();
      await page.locator(".stop h1").waitFor();
    },
  },
  {
    name: "mistake",
    phoneOnly: true,
    go: async (page) => {
      await check(page);
      await tick(page, "RF9");
      await readAll(page);
      await page.locator(".go").click();
      await page.getByRole("button", { name: "I ticked this by mistake" }).click();
    },
  },
  {
    name: "note-large",
    go: async (page) => {
      await check(page);
      await tick(page, "RF2");
      await readAll(page);
      await page.locator(".go").click();
      await page.getByRole("button", { name: "Show it large" }).click();
    },
  },
  {
    name: "cleared",
    phoneOnly: true,
    go: async (page) => {
      await check(page);
      await tick(page, "RF2");
      await readAll(page);
      await page.locator(".go").click();
      await page.getByRole("button", { name: "I was seen and cleared" }).click();
    },
  },
  {
    name: "not-loaded",
    go: async (page) => {
      await start(page);
      await page.route("**/assets/library-*.js", (route) => route.abort());
      await page.getByRole("link", { name: "Library", exact: true }).first().click();
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  },
  {
    name: "loading",
    phoneOnly: true,
    go: async (page) => {
      await start(page);
      // It never comes.
      await page.route("**/assets/library-*.js", () => {});
      await page.getByRole("link", { name: "Library", exact: true }).first().click();
      await page.getByText("One moment.").waitFor();
    },
  },
  {
    name: "keeps-nothing",
    go: async (page) => {
      await page.addInitScript(() => Reflect.defineProperty(globalThis, "indexedDB", { value: undefined }));
      await page.goto("/");
      await page.getByText("keeps nothing right now").waitFor();
    },
  },
  {
    name: "today-many",
    go: async (page) => {
      await start(page);
      await withTools(page);
      for (const side of ["left", "right"]) {
        await mark(page, "calf-gastroc", side, 9);
        await mark(page, "hamstrings", side, 3);
        await mark(page, "glute-max", side, 6);
      }
    },
  },
  {
    name: "plan-many",
    go: async (page) => {
      await start(page);
      await withTools(page);
      await page.locator(".cells button").first().click();
      await page.getByRole("button", { name: "30 min", exact: true }).click();
      for (const side of ["left", "right"]) {
        await mark(page, "calf-gastroc", side, 5);
        await mark(page, "hamstrings", side, 3);
      }
      await page.locator(".go").click();
      await readAll(page);
      await page.locator(".go").click();
      await page.locator(".plan .steps").waitFor();
    },
  },
  {
    name: "cannot",
    go: async (page) => {
      await start(page);
      await mark(page, "calf-gastroc", "left", 9);
      await page.locator(".go").click();
      await readAll(page);
      await page.locator(".go").click();
      await page.locator(".plan h1").waitFor();
    },
  },
  {
    name: "profile",
    go: async (page) => {
      await start(page);
      await page.goto("/profile");
      await page.locator(".check h1").waitFor();
    },
  },
  {
    name: "me-large",
    phoneOnly: true,
    go: async (page) => {
      await start(page);
      await page.getByRole("link", { name: "Me", exact: true }).first().click();
      await page.getByRole("button", { name: "Miles and feet" }).click();
      await page.getByRole("button", { name: "150%" }).click();
      await page.getByRole("button", { name: "150%" }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: "me",
    go: async (page) => {
      await start(page);
      await page.getByRole("link", { name: "Me" }).first().click();
      await page.locator(".me h1").waitFor();
    },
  },
  ...MAP_SCENES,
  ...SESSION_SCENES,
  ...LIBRARY_SCENES,
  ...RUNS_SCENES,
];
