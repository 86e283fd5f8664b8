import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DESK, guest, healthy, house, mark, PHONE, readAll, tick, touch, withLines } from "./browser.ts";
import type { House } from "./browser.ts";
import { LIBRARY_SCENES } from "./library-scenes.ts";
import type { Scene } from "./library-scenes.ts";
import { hilly } from "./runs.ts";
import { SESSION_SCENES } from "./session-scenes.ts";

const NOW = new Date("2026-11-25T10:30:00Z");
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
  await page.getByText("probably worked hardest").waitFor();
}
const check = async (page: Page): Promise<void> => {
  await start(page);
  await mark(page, "calf-gastroc", "left", 6);
  await page.locator(".go").click();
  await page.locator(".check .go").waitFor();
};

/** Add yours here. */
const SCENES: readonly Scene[] = [
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
    name: "me",
    go: async (page) => {
      await start(page);
      await page.getByRole("link", { name: "Me" }).first().click();
      await page.locator(".me h1").waitFor();
    },
  },
  ...SESSION_SCENES,
  ...LIBRARY_SCENES,
];

let home: House;
beforeAll(async () => {
  mkdirSync("pictures", { recursive: true });
  home = await house();
});
afterAll(() => home.close());

for (const [size, viewport] of [
  ["phone", PHONE],
  ["desk", DESK],
] as const)
  for (const colorScheme of ["light", "dark"] as const)
    test(`every screen, ${size}, ${colorScheme}`, async () => {
      const only = process.env["ONLY"]?.split(",");
      const scenes = SCENES.filter(
        ({ name, phoneOnly }) => (only?.includes(name) ?? true) && (size === "phone" || !phoneOnly),
      );
      for (const { name, go, clock } of scenes) {
        const { page } = await guest(home, { viewport, colorScheme, timezoneId: "UTC" });
        if (clock !== true) await page.clock.setFixedTime(NOW);
        await go(page);
        await page.waitForTimeout(350);
        await page.screenshot({ path: `pictures/${name}-${size}-${colorScheme === "dark" ? "night" : "light"}.png` });
        await page.context().close();
      }
      expect(scenes.length).toBeGreaterThan(0);
    });
