import type { Page } from "playwright-core";
import { healthy, mark, readAll, withLines } from "./browser.ts";
import type { Scene } from "./library-scenes.ts";

const NOW = new Date("2026-11-25T10:30:00Z");
/** A sore left calf, twelve minutes, roller and ball: as far as the plan. */
async function plan(page: Page): Promise<void> {
  await withLines(page, [healthy(new Date("2026-11-20T08:00:00Z"))]);
  await page.locator(".cells button").nth(1).click();
  for (const name of ["Foam roller", "Tennis ball"]) await page.getByRole("button", { name, exact: true }).click();
  await page.keyboard.press("Escape");
  await page.locator(".cells button").first().click();
  await page.getByRole("button", { name: "12 min", exact: true }).click();
  await mark(page, "calf-gastroc", "left", 6);
  await page.locator(".go:visible").first().click();
  await readAll(page);
  await page.locator(".go").click();
  await page.locator(".plan .steps").waitFor();
}
/** A session on a device without sound, so many seconds in. */
const guideAt =
  (seconds: number, then: (page: Page) => Promise<void> = async () => {}) =>
  async (page: Page): Promise<void> => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, "AudioContext"));
    await page.clock.install({ time: NOW });
    await plan(page);
    await page.locator(".go:visible").first().click();
    await page.locator(".g .secs").waitFor();
    await page.clock.runFor(seconds * 1000);
    await then(page);
  };
const toAfter = guideAt(30, async (page) => {
  // On a busy machine it may have paused by itself: time that nobody saw.
  if ((await page.locator(".paused").count()) === 0) await page.keyboard.press("Space");
  await page.getByRole("button", { name: "End here" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End here" }).click();
  await page.locator(".after h1").waitFor();
});

/** The screens of a session. */
export const SESSION_SCENES: readonly Scene[] = [
  { name: "plan", go: plan },
  { name: "guide-ready", go: guideAt(3), clock: true },
  { name: "guide", go: guideAt(27), clock: true },
  { name: "guide-paused", go: guideAt(27, (page) => page.keyboard.press("Space")), clock: true },
  { name: "guide-hurts", go: guideAt(27, (page) => page.keyboard.press("2")), clock: true },
  { name: "guide-too-much", go: guideAt(27, (page) => page.keyboard.press("1")), clock: true },
  { name: "guide-between", go: guideAt(240), clock: true },
  { name: "after", go: toAfter, clock: true },
  {
    name: "after-answered",
    clock: true,
    go: async (page) => {
      await toAfter(page);
      await page.getByRole("slider").focus();
      await page.keyboard.press("4");
      await page.getByRole("button", { name: "4, clearly sore" }).click();
    },
  },
];
