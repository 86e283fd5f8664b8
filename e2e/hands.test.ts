import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axe, DESK, guest, healthy, house, linesOf, mark, PHONE, readAll, withLines } from "./browser.ts";
import type { Guest, House } from "./browser.ts";

const NOW = new Date("2026-11-25T18:00:00Z");
const CALF = "Left upper calf";
let home: House;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home.close());

/** A device without sound, whose clock the test turns on. */
async function quick(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "AudioContext");
    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException("no sound", "NotAllowedError"));
  });
  await page.clock.install({ time: NOW });
}
/** A sore left calf and a sore left front thigh, twelve minutes, roller, stick and ball: as far as the plan. */
async function planned(page: Page): Promise<void> {
  await quick(page);
  await withLines(page, [healthy(new Date("2026-11-20T08:00:00Z"))]);
  await page.locator(".cells button").nth(1).click();
  for (const name of ["Foam roller", "Massage stick", "Tennis ball"])
    await page.getByRole("button", { name, exact: true }).click();
  await page.keyboard.press("Escape");
  await page.locator(".cells button").first().click();
  await page.getByRole("button", { name: "12 min", exact: true }).click();
  await mark(page, "calf-gastroc", "left", 6);
  await toPlan(page);
}
async function toPlan(page: Page): Promise<void> {
  await page.locator(".go:visible").first().click();
  await readAll(page);
  await page.locator(".go").click();
  await page.locator(".plan .steps").waitFor();
}
const steps = async (page: Page): Promise<string> => (await page.locator(".steps .what").allInnerTexts()).join("\n");
const said = (page: Page): Promise<string> => page.locator(".plan .notice").innerText();
const press = (page: Page, name: RegExp | string) => page.getByRole("button", { name }).first().click();
async function open(page: Page, place: string): Promise<void> {
  const step = page.locator(".steps h2 button").filter({ hasText: place }).first();
  if ((await step.getAttribute("aria-expanded")) === "false") await step.click();
}
async function asGuest(options = {}): Promise<Guest> {
  const one = await guest(home, options);
  await planned(one.page);
  return one;
}

describe("the plan in the person's hands", () => {
  it("takes another way, longer and shorter, and says what changed or why it did not", async () => {
    const { page, complaints } = await asGuest({ hasTouch: true });
    const first = await steps(page);
    await press(page, `Swap: ${CALF}`);
    const sheet = page.getByRole("dialog");
    await sheet.getByText("This is in your plan.").waitFor();
    await expect.poll(() => sheet.innerText()).toContain("The tool for it is missing.");
    expect(await axe(page)).toEqual([]);
    await sheet.getByRole("button", { name: /stick/i }).first().click();
    await expect.poll(() => said(page)).toMatch(/Left upper calf is now: .*stick/i);
    expect(await axe(page)).toEqual([]);
    await press(page, "Take it back");
    await expect.poll(() => steps(page)).toBe(first);
    await open(page, CALF);
    await press(page, `Shorter: ${CALF}`);
    await expect.poll(() => said(page)).toMatch(/Left upper calf (is now: .*, |now gets )\d+\ss\.|Not changed/);
    for (let n = 0; n < 8 && !/may get in one session/.test(await said(page)); n++) {
      await open(page, CALF);
      await press(page, `Longer: ${CALF}`);
      await expect.poll(() => said(page)).not.toBe("");
      await page.waitForTimeout(60);
    }
    await expect.poll(() => said(page)).toMatch(/^Not changed\. That is more than this place may get in one session\./);
    expect(complaints).toEqual([]);
  }, 90_000);

  it("leaves a place out, lists it with its reason and brings it back", async () => {
    const { page } = await asGuest();
    for (let n = 0; n < 2 && (await steps(page)).includes(CALF); n++) {
      await open(page, CALF);
      await press(page, `Drop: ${CALF}`);
      await expect.poll(() => said(page)).not.toBe("");
      await page.waitForTimeout(100);
    }
    await expect.poll(() => said(page)).toMatch(/Out: Left upper calf\./);
    await expect.poll(() => steps(page)).not.toContain(CALF);
    const left = page.locator(".rows li").filter({ hasText: CALF });
    await expect.poll(() => left.innerText()).toContain("You left it out.");
    await press(page, `Ask for it: ${CALF}`);
    await expect.poll(() => said(page)).toMatch(/In: Left upper calf\./);
    await expect.poll(() => steps(page)).toContain(CALF);
  }, 60_000);

  it("refuses what is out for safety, and says why", async () => {
    const { page } = await guest(home);
    await quick(page);
    await withLines(page, [healthy(new Date("2026-11-20T08:00:00Z"))]);
    await mark(page, "calf-gastroc", "left", 6);
    await mark(page, "hamstrings", "left", 9);
    await toPlan(page);
    await press(page, /^Ask for it: Left/);
    await expect.poll(() => said(page)).toMatch(/stays out\. It is too sore to press\./);
  }, 60_000);

  it("comes in another order by buttons, by keyboard and by hand, and keeps the focus", async () => {
    const { page } = await asGuest({ viewport: DESK });
    // A place with two steps stands once.
    const names = async (): Promise<readonly string[]> => [
      ...new Set(await page.locator(".steps h2 button").allInnerTexts()),
    ];
    await expect.poll(async () => (await names()).length).toBeGreaterThan(1);
    const [first = "", second = ""] = await names();
    await open(page, first);
    await expect.poll(() => page.getByRole("button", { name: `Earlier: ${first}` }).isDisabled()).toBe(true);
    await press(page, `Later: ${first}`);
    await expect.poll(async () => (await names()).slice(0, 2)).toEqual([second, first]);
    await expect.poll(() => said(page)).toMatch(/It comes in another order now\./);
    await page.locator(".steps h2 button").filter({ hasText: first }).first().focus();
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(async () => (await names()).slice(0, 2)).toEqual([first, second]);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(first);
    // By its dots: the first is put where the second is.
    const row = (name: string) => page.locator(".steps > li").filter({ hasText: name }).first();
    const from = await row(first).locator(".grip").boundingBox();
    const to = await row(second).boundingBox();
    await page.mouse.move(from!.x + 24, from!.y + 24);
    await page.mouse.down();
    await page.mouse.move(to!.x + 40, to!.y + 60, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await names()).slice(0, 2)).toEqual([second, first]);
  }, 60_000);

  it("remembers what is liked, says so, and forgets it again", async () => {
    const { page } = await asGuest();
    await page.getByRole("button", { name: "I like it" }).first().click();
    await expect.poll(() => said(page)).toMatch(/^Kept\. It counts a little/);
    await expect.poll(() => steps(page)).toContain("You like it.");
    await page.reload();
    await page.goto("/library/technique/T10");
    const like = page.getByRole("button", { name: "I like it" });
    await expect.poll(() => like.getAttribute("aria-pressed")).toBe("true");
    await like.click();
    await expect.poll(() => like.getAttribute("aria-pressed")).toBe("false");
  }, 60_000);
});

describe("the session in the person's hands, in the middle of it", () => {
  it("takes a set less and another way for the present place, then less time, and keeps what was done", async () => {
    const { page, complaints } = await asGuest();
    await press(page, "Start");
    await page.locator(".g .secs").waitFor();
    await page.clock.runFor(40_000);
    if ((await page.locator(".paused").count()) === 0) await page.keyboard.press("Space");
    const asks = page.getByRole("dialog");
    await press(page, "Change this step");
    await expect.poll(() => asks.innerText()).toContain("Set 1 of 2");
    await asks.getByRole("button", { name: "Shorter: one set less" }).click();
    await expect.poll(() => asks.innerText()).toContain("Set 1 of 1");
    await asks.getByRole("button", { name: "Shorter: one set less" }).click();
    await expect.poll(() => asks.innerText()).toContain("Not changed. Less than that would do nothing.");
    expect(await axe(page)).toEqual([]);
    await asks.getByRole("button", { name: "Another way to do it" }).click();
    const ways = asks.locator(".ways button");
    // Between two questions to core the page may be drawn, by the clock that the test turns on.
    const drawnUntil = async (comes: Locator): Promise<void> => {
      for (let n = 0; n < 400 && (await comes.count()) === 0; n++) {
        await page.clock.runFor(20);
        await page.waitForTimeout(20);
      }
    };
    await drawnUntil(ways);
    await ways.first().click();
    const goOn = asks.getByRole("button", { name: "Go on like this" });
    await drawnUntil(goOn);
    await goOn.click();
    await page.locator(".g.b:not(.paused)").waitFor();
    await expect.poll(() => page.locator(".g h1").innerText()).toContain(CALF);
    if ((await page.locator(".paused").count()) === 0) await page.keyboard.press("Space");
    await press(page, "Less time?");
    expect(await axe(page)).toEqual([]);
    await asks.getByRole("button", { name: "4 min" }).click();
    await drawnUntil(goOn);
    await expect.poll(() => asks.getByRole("status").innerText()).toMatch(/^The rest then takes \d:\d\d\./);
    await goOn.click();
    await page.locator(".g:not(.paused)").waitFor();
    for (let n = 0; n < 60 && !page.url().endsWith("/after"); n++) {
      if ((await page.locator(".paused").count()) > 0)
        await page.getByRole("button", { name: "Tap anywhere to go on" }).click();
      await page.clock.runFor(5000);
    }
    await page.locator(".after h1").waitFor();
    await page.getByRole("button", { name: "Later" }).click();
    await page.locator(".cells").first().waitFor();
    const kept = (await linesOf(page)).find(({ kind }) => kind === "session") as
      | {
          readonly lastedSeconds: number;
          readonly worked: readonly { region: string; side: string; seconds: number }[];
        }
      | undefined;
    expect(kept?.lastedSeconds).toBeLessThan(40 + 4 * 60 + 60);
    const calf = kept?.worked.filter(({ region, side }) => region === "calf-gastroc" && side === "left") ?? [];
    expect(calf.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThanOrEqual(120);
    expect(complaints).toEqual([]);
  }, 90_000);
});

describe("a favourite", () => {
  it("keeps what was asked for, asks its soreness and every question anew, is renamed and deleted", async () => {
    const { page } = await asGuest();
    await press(page, "Save as a favourite");
    await page.getByLabel("Name of the favourite").fill("Calf evening");
    await press(page, /^Save$/);
    await page.getByText("Saved. It is on Today, under Again.").waitFor();
    await page.goto("/");
    await press(page, /^Again/);
    const sheet = page.getByRole("dialog");
    await press(page, "Change: Calf evening");
    await sheet.getByLabel("Name of the favourite").fill("My calf");
    await press(page, /^Save$/);
    expect(await axe(page)).toEqual([]);
    await sheet.getByRole("button", { name: /^My calf/ }).click();
    await sheet
      .getByRole("group", { name: `How sore: ${CALF}` })
      .getByRole("button", { name: /^4,/ })
      .click();
    await toPlan(page);
    await expect.poll(() => steps(page)).toContain("You marked it 4.");
    await page.goto("/");
    await press(page, /^Again/);
    await press(page, "Change: My calf");
    await press(page, "Delete");
    await press(page, "Take it back");
    await press(page, "Change: My calf");
    await press(page, "Delete");
    await page.getByText("Nothing is here now.").waitFor();
  }, 60_000);
});

describe("coming back on a normal day", () => {
  it("takes at most six taps and less than ten seconds besides reading, from opening to the first cue", async () => {
    const { page } = await guest(home, { viewport: PHONE, hasTouch: true });
    const earlier = { technique: "T10", region: "calf-gastroc", tool: "foam-roller", seconds: 90, after: 3 };
    const row = (side: string) => ({ ...earlier, side, before: 5, highest: null, stop: null });
    const before = new Date(Date.now() - 3 * 86_400_000).toISOString().replace(/\.\d+Z$/, "Z");
    await withLines(page, [
      healthy(new Date(Date.now() - 5 * 86_400_000)),
      {
        v: 1,
        id: "last",
        at: before,
        kind: "session",
        moment: "rest",
        complaint: null,
        minutes: 10,
        lastedSeconds: 500,
        edition: "e",
        worked: [row("left"), row("right")],
      },
    ]);
    let taps = 0;
    let began = Date.now();
    let spentMs = 0;
    const tap = async (what: () => Promise<void>): Promise<void> => {
      taps++;
      await what();
    };
    await page.reload();
    await page.getByRole("button", { name: /^Again/ }).waitFor();
    await tap(() => page.getByRole("button", { name: /^Again/ }).tap());
    for (const name of ["Left upper calf", "Right upper calf"])
      await tap(() =>
        page
          .getByRole("group", { name: `How sore: ${name}` })
          .getByRole("button", { name: /^4,/ })
          .tap(),
      );
    await tap(() => page.locator(".go:visible").first().tap());
    await page.locator(".check .go").waitFor();
    spentMs += Date.now() - began;
    // The questions are read: scrolled to their end, as long as it takes.
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect.poll(() => page.locator(".check .go").innerText()).toMatch(/None of these/);
    began = Date.now();
    await tap(() => page.locator(".check .go").tap());
    await page.locator(".plan .steps").waitFor();
    await tap(() => page.getByRole("button", { name: "Start" }).tap());
    await page.locator(".g .secs").waitFor();
    await expect.poll(() => page.locator(".g [role=status]").innerText()).not.toBe("");
    spentMs += Date.now() - began;
    console.info(`returning: ${taps} taps, ${(spentMs / 1000).toFixed(1)} s besides reading`);
    expect(taps).toBeLessThanOrEqual(6);
    expect(spentMs).toBeLessThan(10_000);
  }, 60_000);
});
