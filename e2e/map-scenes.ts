import type { Page } from "playwright-core";
import { healthy, mark, readAll, withLines } from "./browser.ts";
import type { Scene } from "./library-scenes.ts";

const start = (page: Page): Promise<void> => withLines(page, [healthy(new Date("2026-11-20T08:00:00Z"))]);
const placeMore = async (page: Page): Promise<void> => {
  await start(page);
  await mark(page, "hamstrings", "left", 6);
  await page.getByRole("button", { name: /^More about/ }).click();
  await page.locator("dialog .close").waitFor();
};
/** The map of Today, and what can be said and seen of a place. */
export const MAP_SCENES: readonly Scene[] = [
  {
    name: "today-three",
    go: async (page) => {
      await start(page);
      await mark(page, "calf-gastroc", "left", 2);
      await mark(page, "hamstrings", "left", 5);
      await mark(page, "glute-max", "left", 9);
      await page.locator("#how-sore").blur();
    },
  },
  {
    name: "today-upper",
    phoneOnly: true,
    go: async (page) => {
      await page.goto("/");
      await page.getByRole("button", { name: "Upper body" }).click();
    },
  },
  {
    name: "today-which",
    phoneOnly: true,
    go: async (page) => {
      await start(page);
      const cord = await page.locator('path.seam[data-key="achilles.left"]').boundingBox();
      await page.mouse.click((cord?.x ?? 0) + (cord?.width ?? 0) / 2, (cord?.y ?? 0) + (cord?.height ?? 0));
      await page.locator("dialog").waitFor();
    },
  },
  { name: "place", go: placeMore },
  {
    name: "place-kind",
    go: async (page) => {
      await placeMore(page);
      await page.locator('[data-kind="burning"]').click();
      await page.locator('[data-code="RF15"]').getByLabel("Yes").check();
    },
  },
  ...(["Under the skin", "Never pressed here"] as const).map((name, index) => ({
    name: index === 0 ? "place-under" : "place-never",
    go: async (page: Page) => {
      await placeMore(page);
      await page.getByRole("button", { name: "Set an exact point" }).click();
      await page.getByRole("button", { name }).click();
    },
  })),
  {
    name: "plan-complaint",
    go: async (page) => {
      await start(page);
      await page.getByRole("button", { name: /As a list|Touch another place/ }).click();
      await page.locator('[data-complaint="C6"]').click();
      await page.getByRole("button", { name: "Close" }).click();
      await page.locator(".go").first().click();
      await readAll(page);
      await page.locator(".go").click();
      await page.locator(".complaint-says").scrollIntoViewIfNeeded();
    },
  },
];
