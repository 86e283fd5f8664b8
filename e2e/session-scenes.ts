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
  {
    name: "plan-ways",
    go: async (page) => {
      await plan(page);
      await page.getByRole("button", { name: /^Swap: Left upper calf/ }).click();
      await page.getByText("The tool for it is missing.").first().waitFor();
    },
  },
  {
    name: "plan-changed",
    go: async (page) => {
      await plan(page);
      await page.getByRole("button", { name: /^Drop: Left upper calf/ }).click();
      await page.getByText("You left it out.").waitFor();
    },
  },
  {
    name: "plan-refused",
    go: async (page) => {
      await plan(page);
      for (let n = 0; n < 6; n++) {
        await page.getByRole("button", { name: /^Longer: Left upper calf/ }).click();
        await page.waitForTimeout(150);
      }
      await page
        .getByText(/^Not changed/)
        .first()
        .waitFor();
    },
  },
  {
    name: "plan-favourite",
    go: async (page) => {
      await plan(page);
      await page.getByRole("button", { name: "Save as a favourite" }).click();
    },
  },
  {
    name: "again",
    go: async (page) => {
      await plan(page);
      await page.getByRole("button", { name: "Save as a favourite" }).click();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByText(/^Saved/).waitFor();
      const row = { technique: "T10", region: "calf-gastroc", tool: "foam-roller", seconds: 90, before: 5, after: 3 };
      const worked = ["left", "right"].map((side) => ({ ...row, side, highest: null, stop: null }));
      const at = new Date(Date.now() - 86_400_000).toISOString().replace(/\.\d+Z$/, "Z");
      const session = { moment: "rest", complaint: null, minutes: 10, lastedSeconds: 500, edition: "e", worked };
      await withLines(page, [{ v: 1, id: "last", at, kind: "session", ...session }]);
      await page.getByRole("button", { name: /^Again/ }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "today-again",
    go: async (page) => {
      await plan(page);
      await page.getByRole("button", { name: "Save as a favourite" }).click();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByText(/^Saved/).waitFor();
      await page.goto("/");
      await page.getByRole("button", { name: /^Again/ }).waitFor();
    },
  },
  {
    name: "guide-less-time",
    clock: true,
    go: guideAt(27, async (page) => {
      if ((await page.locator(".paused").count()) === 0) await page.keyboard.press("Space");
      await page.getByRole("button", { name: "Less time?" }).click();
      await page.getByRole("dialog").waitFor();
    }),
  },
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
