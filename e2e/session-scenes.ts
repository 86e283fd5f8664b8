import type { Page } from "playwright-core";
import { healthy, mark, readAll, withLines } from "./browser.ts";
import { shut } from "./library-scenes.ts";
import type { Scene, Visit } from "./library-scenes.ts";

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
/** A session on a device without sound. */
async function guide(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "AudioContext");
    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException("no sound", "NotAllowedError"));
  });
  await page.clock.install({ time: NOW });
  await plan(page);
  await page.locator(".go:visible").first().click();
  await page.locator(".g .secs").waitFor();
}
/** On a busy machine it may have paused by itself: time that nobody saw. */
async function pause(page: Page): Promise<void> {
  if ((await page.locator(".paused").count()) === 0) await page.keyboard.press("Space");
  await page.locator(".paused").waitFor();
}
async function resume(page: Page): Promise<void> {
  if ((await page.locator(".paused").count()) > 0) await page.keyboard.press("Space");
  await page.locator(".paused").waitFor({ state: "detached" });
}
/** On with the session's own clock until this is on the screen. */
async function runTo(page: Page, shown: string): Promise<void> {
  for (let turn = 0; turn < 120; turn++) {
    if ((await page.locator(shown).count()) > 0) return;
    await resume(page);
    await page.clock.runFor(3000);
  }
  throw new Error(`${shown} never comes`);
}
const PRESSING = ".g:not(.b) h1:text('Left upper calf')";

/** The plan, what can be changed in it, and coming back to it. */
const PLAN: readonly Scene[] = [
  { name: "plan", go: plan },
  {
    name: "plan-ways",
    go: async (page) => {
      await page.getByRole("button", { name: /^Swap: Left upper calf/ }).click();
      await page.getByText("The tool for it is missing.").first().waitFor();
    },
  },
  {
    name: "plan-changed",
    go: async (page) => {
      await shut(page);
      await page.getByRole("button", { name: /^Drop: Left upper calf/ }).click();
      await page.getByRole("button", { name: "Take it back" }).waitFor();
    },
  },
  {
    name: "plan-refused",
    go: async (page) => {
      const refused = page.getByText(/^Not changed/).first();
      await page.locator(".steps h2 button").first().click();
      for (let n = 0; n < 12 && (await refused.count()) === 0; n++) {
        await page.getByRole("button", { name: /^Longer: Left upper calf/ }).click();
        await page.waitForTimeout(150);
      }
      await refused.waitFor();
    },
  },
  {
    name: "plan-favourite",
    go: (page) => page.getByRole("button", { name: "Save as a favourite" }).click(),
  },
  {
    name: "today-again",
    go: async (page) => {
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByText(/^Saved/).waitFor();
      await page.goto("/");
      await page.getByRole("button", { name: /^Again/ }).waitFor();
    },
  },
  {
    name: "again",
    go: async (page) => {
      const row = { technique: "T10", region: "calf-gastroc", tool: "foam-roller", seconds: 90, before: 5, after: 3 };
      const worked = ["left", "right"].map((side) => ({ ...row, side, highest: null, stop: null }));
      const session = { moment: "rest", complaint: null, minutes: 10, lastedSeconds: 500, edition: "e", worked };
      await withLines(page, [{ v: 1, id: "last", at: "2026-11-24T10:30:00Z", kind: "session", ...session }]);
      await page.getByRole("button", { name: /^Again/ }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
];
/** One technique that is asked for alone and not let: ball under a standing foot, before its easier sessions. */
const ALONE: readonly Scene[] = [
  {
    name: "alone",
    go: async (page) => {
      await withLines(page, [healthy(new Date("2026-11-20T08:00:00Z"))]);
      await page.goto("/library/technique/T02");
      await page.getByRole("button", { name: "Start this alone" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Left" }).click();
      await page.getByRole("button", { name: /^As a list|^Touch where it hurts,/ }).click();
      await page.getByText(/^Only this/).waitFor();
    },
  },
  {
    name: "alone-refused",
    go: async (page) => {
      await page.getByRole("dialog").getByRole("combobox").first().selectOption("3");
      await shut(page);
      await page.locator(".go:visible").first().click();
      await readAll(page);
      await page.locator(".go").click();
      await page.getByRole("heading", { name: /^Not now/ }).waitFor();
    },
  },
];
/** A session, and what can be told in it. */
const GUIDE: readonly Scene[] = [
  { name: "guide-ready", go: guide },
  {
    name: "guide",
    go: async (page) => {
      await runTo(page, PRESSING);
      await page.clock.runFor(1000);
      // What stands in front of Legwork is a device that can be heard.
      if (process.env["FRONT"] === "1")
        await page.locator(".note").evaluateAll((notes) => {
          for (const note of notes) (note as HTMLElement).style.display = "none";
        });
    },
  },
  { name: "guide-coach", go: (page) => runTo(page, ".coach") },
  {
    name: "guide-step",
    go: async (page) => {
      await pause(page);
      await page.getByRole("button", { name: "Change this step" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "guide-step-ways",
    go: async (page) => {
      await page.getByRole("button", { name: "Another way to do it" }).click();
      // Between two questions to core the page may be drawn, by the clock that the test turns on.
      for (let n = 0; n < 200 && (await page.locator("dialog .ways li").count()) === 0; n++) {
        await page.clock.runFor(20);
        await page.waitForTimeout(20);
      }
      await page.locator("dialog .ways li").first().waitFor();
    },
  },
  {
    name: "guide-too-much",
    go: async (page) => {
      await shut(page);
      await resume(page);
      await page.keyboard.press("1");
    },
  },
  { name: "guide-paused", go: pause },
  {
    name: "guide-less-time",
    go: async (page) => {
      await pause(page);
      await page.getByRole("button", { name: "Less time?" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "guide-less-done",
    go: async (page) => {
      await page.getByRole("button", { name: "3 min" }).click();
      await page.getByRole("button", { name: "Go on like this" }).waitFor();
    },
  },
  {
    name: "guide-hurts",
    go: async (page) => {
      await shut(page);
      await page.keyboard.press("2");
      await page.getByRole("dialog").waitFor();
    },
  },
];
/** The change of sides, the end, and the same places again. */
const AFTER: readonly Scene[] = [
  {
    name: "guide-between",
    go: async (page) => {
      await guide(page);
      await runTo(page, PRESSING);
      await runTo(page, ".g.b .g-top b:text('2')");
    },
  },
  {
    name: "after",
    go: async (page) => {
      await pause(page);
      await page.getByRole("button", { name: "End here" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "End here" }).click();
      await page.locator(".after h1").waitFor();
    },
  },
  {
    name: "after-answered",
    go: async (page) => {
      await page.getByRole("slider").focus();
      await page.keyboard.press("4");
      await page.getByRole("button", { name: "4, clearly sore" }).click();
    },
  },
];

export const SESSION_VISITS: readonly Visit[] = [
  { scenes: PLAN },
  { scenes: ALONE },
  { scenes: GUIDE, clock: true },
  { scenes: AFTER, clock: true },
];
