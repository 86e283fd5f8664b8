import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright-core";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium as find } from "../scripts/chromium.mjs";
import { serve } from "../scripts/serve.mjs";
import { axe, guest, healthy, house, linesOf, mark, PHONE, readAll, tick, withLines } from "./browser.ts";
import type { House } from "./browser.ts";
import { hilly } from "./runs.ts";

const NOW = new Date("2026-11-25T18:00:00Z");
const REAL_RUN = "../shared/runs/run-garmin-fr945-nz.fit";
const run = () =>
  existsSync(REAL_RUN)
    ? { name: "run.fit", mimeType: "", buffer: readFileSync(REAL_RUN) }
    : hilly("2026-11-24T07:00:00Z");

/** A device without sound, whose clock the test turns on: the session then goes by the page's own clock. */
async function quick(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "AudioContext");
    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException("no sound", "NotAllowedError"));
  });
  await page.clock.install({ time: NOW });
}
async function withTools(page: Page): Promise<void> {
  await page.locator(".cells button").nth(1).click();
  for (const name of ["Foam roller", "Tennis ball"]) await page.getByRole("button", { name, exact: true }).click();
  await page.keyboard.press("Escape");
}
async function withMinutes(page: Page, minutes: number): Promise<void> {
  await page.locator(".cells button").first().click();
  await page.getByRole("button", { name: `${minutes} min`, exact: true }).click();
}
async function toPlan(page: Page): Promise<void> {
  await page.locator(".go:visible").first().click();
  await readAll(page);
  await page.locator(".go").click();
  await page.locator(".plan h1").waitFor();
}
/** A sore left calf, twelve minutes, roller and ball: as far as the plan. */
async function planned(page: Page): Promise<void> {
  await withLines(page, [healthy(new Date("2026-11-20T08:00:00Z"))]);
  await withTools(page);
  await withMinutes(page, 12);
  await mark(page, "calf-gastroc", "left", 6);
  await toPlan(page);
}
async function started(page: Page): Promise<void> {
  await planned(page);
  await page.getByRole("button", { name: "Start" }).click();
  await page.locator(".g .secs").waitFor();
}
/** Marks another place, and says that there is a red flag. */
async function stopDay(page: Page): Promise<void> {
  await mark(page, "hamstrings", "left", 4);
  await page.locator(".go:visible").first().click();
  await page.locator(".check .go").waitFor();
  await tick(page, "RF1");
  await readAll(page);
  await page.locator(".go").click();
  await page.locator(".stop h1").waitFor();
}
const digits = async (page: Page): Promise<number> => Number(await page.locator(".secs").innerText());
const titleOf = (page: Page): Promise<string> => page.locator(".g h1").innerText();
/** On a busy machine a session pauses by itself, because nobody saw that time: then it is gone on with. */
async function keepGoing(page: Page): Promise<void> {
  if ((await page.locator(".paused").count()) > 0)
    await page.getByRole("button", { name: "Tap anywhere to go on" }).click();
}
/** Lets the session's time go by, a second at a time, until something holds. */
async function until(page: Page, holds: () => Promise<boolean>, mostSeconds = 900): Promise<void> {
  for (let s = 0; s < mostSeconds; s++) {
    if (await holds()) return;
    await keepGoing(page);
    await page.clock.runFor(1000);
  }
  throw new Error("it never came");
}
const pressing = (page: Page) => until(page, async () => (await titleOf(page)) === "Left upper calf");

let home: House;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home.close());

describe("a session", () => {
  it("goes from a sore calf and a run to a kept line that is there after a restart, offline", async () => {
    const server = await serve(0, "dist/app");
    const baseURL = `http://localhost:${(server.address() as AddressInfo).port}`;
    const profile = mkdtempSync(join(tmpdir(), "legwork-"));
    const open = (): Promise<BrowserContext> =>
      chromium.launchPersistentContext(profile, { executablePath: find(), viewport: PHONE, baseURL });
    const context = await open();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await quick(page);
    await page.goto("/");
    await page.locator("input[type=file]").setInputFiles([run()]);
    await page.locator("dialog").waitFor();
    await page.keyboard.press("Escape");
    await withTools(page);
    await withMinutes(page, 12);
    await mark(page, "calf-gastroc", "left", 6);
    await toPlan(page);
    await expect.poll(() => page.locator(".plan h1").innerText()).toMatch(/^1[01]:\d\d of your 12 minutes$/);
    await expect.poll(() => page.locator(".steps").innerText()).toContain("You marked it 6.");
    await page.getByRole("button", { name: "Start" }).click();
    await page.locator(".g .secs").waitFor();
    for (let n = 0; n < 120 && !page.url().endsWith("/after"); n++) {
      await keepGoing(page);
      await page.clock.runFor(10_000);
    }
    await page.locator(".after h1").waitFor();
    await expect.poll(() => page.locator(".after h1").innerText()).toMatch(/How sore is your left upper calf now\?/);
    await expect.poll(() => page.locator(".after").innerText()).not.toMatch(/\b6\b/);
    await page.getByRole("slider").focus();
    await page.keyboard.press("4");
    await page.getByRole("button", { name: "4, clearly sore" }).click();
    await expect.poll(() => page.locator(".after h1").innerText()).toBe("Left upper calf, from 6 to 4");
    await page.getByRole("button", { name: "Keep it" }).click();
    await page.locator(".cells").first().waitFor();
    const ofSession = async () => (await linesOf(page)).find(({ kind }) => kind === "session");
    await expect.poll(ofSession).toMatchObject({
      minutes: 12,
      worked: expect.arrayContaining([
        expect.objectContaining({ region: "calf-gastroc", side: "left", before: 6, after: 4 }),
      ]),
    });
    const kept = await ofSession();
    await page.evaluate(() => navigator.serviceWorker.ready);
    expect(complaints).toEqual([]);
    await context.close();
    await new Promise((resolve) => server.close(resolve));

    const later = await open();
    const again = await later.newPage();
    await again.goto("/");
    await again.locator(".cells").first().waitFor();
    expect((await linesOf(again)).filter(({ kind }) => kind === "session")).toEqual([kept]);
    // Every address opens without a network, and what is loaded late is there too.
    await again.goto("/check");
    await again.locator(".check h1").waitFor();
    await later.close();
  }, 120_000);

  it("comes back from a reload paused, where it was, and goes on", async () => {
    const { page, complaints } = await guest(home);
    await quick(page);
    await started(page);
    await pressing(page);
    await page.clock.runFor(10_000);
    const before = await digits(page);
    const clock = (): Promise<number> => page.evaluate(() => Date.now());
    const began = await clock();
    await page.reload();
    await page.locator(".paused .secs").waitFor();
    const away = Math.ceil(((await clock()) - began) / 1000);
    await expect.poll(() => titleOf(page)).toBe("Paused");
    expect(await digits(page)).toBeLessThanOrEqual(before + 1);
    expect(await digits(page)).toBeGreaterThanOrEqual(before - away - 1);
    const left = await digits(page);
    await page.clock.runFor(30_000);
    expect(await digits(page)).toBe(left);
    await page.getByRole("button", { name: "Tap anywhere to go on" }).click();
    await page.clock.runFor(3000);
    expect(await digits(page)).toBeLessThan(left);
    expect(complaints, JSON.stringify(complaints)).toEqual([]);
  }, 60_000);

  it("asks before it goes on after an hour, and is closed with what was done after a day", async () => {
    const { page } = await guest(home);
    await quick(page);
    await started(page);
    await pressing(page);
    await page.clock.runFor(5000);
    await page.goto("/");
    await page.getByText("A session was cut off.").waitFor();
    await page.clock.fastForward("02:00:00");
    await page.goto("/guide");
    await page.getByText("You began a session at").waitFor();
    await page.clock.fastForward("30:00:00");
    await page.goto("/");
    await expect.poll(async () => (await linesOf(page)).filter(({ kind }) => kind === "session").length).toBe(1);
    await expect.poll(() => page.getByText("A session was cut off.").count()).toBe(0);
  }, 60_000);

  it("lets go at once when something hurts, and keeps what was said", async () => {
    const { page } = await guest(home);
    await quick(page);
    await started(page);
    await pressing(page);
    await page.clock.runFor(3000);
    await page.getByRole("button", { name: "Hurts, numb or red" }).click();
    const left = await digits(page);
    await page.clock.runFor(20_000);
    expect(await digits(page)).toBe(left);
    await page.getByRole("button", { name: "Numb, tingling, burning or like electricity" }).click();
    await page.getByText("Numb or tingling means a nerve.").first().waitFor();
    await page.getByRole("button", { name: "End here" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "End here" }).click();
    await page.getByText("numb or tingling. We stopped there.").waitFor();
    await page.getByRole("button", { name: "Later" }).click();
    await page.locator(".cells").first().waitFor();
    const session = (await linesOf(page)).find(({ kind }) => kind === "session");
    expect(session?.["worked"]).toMatchObject([{ stop: "SR3", after: null }]);
  }, 60_000);

  it("ends all massage when sharp pain is on bone", async () => {
    const { page } = await guest(home);
    await quick(page);
    await started(page);
    await pressing(page);
    await page.clock.runFor(3000);
    await page.keyboard.press("2");
    await page.getByRole("button", { name: "Sharp, on one point or on bone" }).click();
    await page.getByRole("button", { name: "Yes", exact: true }).click();
    await page.waitForURL("**/not-today");
    const kinds = (await linesOf(page)).map(({ kind, flags }) => (kind === "stopped" ? flags : kind));
    expect(kinds).toContainEqual(["RF11"]);
    expect(kinds).toContain("session");
  }, 60_000);

  it("asks about bone until it is answered: no key closes it, no reload and no other path goes round it", async () => {
    const { page } = await guest(home);
    await quick(page);
    await started(page);
    await pressing(page);
    await page.clock.runFor(3000);
    await page.keyboard.press("2");
    await page.getByRole("button", { name: "Sharp, on one point or on bone" }).click();
    const yes = page.getByRole("button", { name: "Yes", exact: true });
    await yes.waitFor();
    for (let n = 0; n < 4; n++) await page.keyboard.press("Escape");
    await page.keyboard.press("Space");
    await expect.poll(() => yes.count()).toBe(1);
    await page.reload();
    await yes.waitFor();
    await page.goto("/");
    await page.waitForURL("**/guide");
    await yes.click();
    await page.waitForURL("**/not-today");
    const kinds = (await linesOf(page)).map(({ kind, flags }) => (kind === "stopped" ? flags : kind));
    expect(kinds).toContainEqual(["RF11"]);
  }, 60_000);

  it("asks whether it has passed, also after a reload, and sends nobody who was dizzy to the stairs", async () => {
    const { page } = await guest(home);
    await quick(page);
    await started(page);
    await pressing(page);
    await page.clock.runFor(3000);
    await page.keyboard.press("2");
    await page.getByRole("button", { name: "Dizzy, sick" }).click();
    const passed = page.getByRole("button", { name: "It has passed" });
    await passed.waitFor();
    await page.reload();
    await page.goto("/after");
    await passed.click();
    await page.getByText("How sore is your").waitFor();
    await expect.poll(() => page.getByText(/Walk down two stairs|Rise on your toes/).count()).toBe(0);
  }, 60_000);

  it("is guided in one window at a time", async () => {
    const { page } = await guest(home);
    await started(page);
    const other = await page.context().newPage();
    await other.goto("/guide");
    await other.getByText("A session is open in another window.").waitFor();
    await expect.poll(() => page.locator(".g .secs").count()).toBe(1);
  }, 60_000);

  it("is over with a stop: one that was cut off is not offered any more, and its address leads to Not today", async () => {
    const { page } = await guest(home);
    await quick(page);
    await started(page);
    await pressing(page);
    await page.clock.runFor(3000);
    await page.reload();
    await page.locator(".g.paused").waitFor();
    await page.goto("/");
    await page.locator('.notices a[href="/guide"]').waitFor();
    await stopDay(page);
    const kinds = async () => (await linesOf(page)).map(({ kind }) => kind);
    await expect.poll(kinds).toContain("session");
    await page.getByRole("link", { name: "Today", exact: true }).first().click();
    await page.locator(".cells").first().waitFor();
    await expect.poll(() => page.locator('.notices a[href="/guide"]').count()).toBe(0);
    await page.goto("/guide");
    await page.locator(".stop h1").waitFor();
  }, 60_000);

  it("ends when another window stops the day, and keeps what was done", async () => {
    const { page } = await guest(home);
    await quick(page);
    await started(page);
    await pressing(page);
    await page.clock.runFor(3000);
    const other = await page.context().newPage();
    await other.clock.install({ time: NOW });
    await other.goto("/");
    await other.locator(".cells").first().waitFor();
    await stopDay(other);
    await page.locator(".stop h1").waitFor();
    const kinds = async () => (await linesOf(page)).map(({ kind }) => kind);
    await expect.poll(kinds).toContain("session");
    await expect.poll(() => page.locator(".g").count()).toBe(0);
  }, 60_000);

  it("keeps its title and its corners' words on the smallest screens", async () => {
    const { page } = await guest(home);
    await quick(page);
    await started(page);
    for (const [width, height] of [
      [568, 320],
      [320, 568],
    ] as const) {
      await page.setViewportSize({ width, height });
      const top = await page.locator(".g h1").evaluate((title) => title.getBoundingClientRect().top);
      expect(top).toBeGreaterThanOrEqual(0);
      const outside = await page.locator(".corner").evaluateAll((corners) =>
        corners
          .filter((corner) => {
            const { left, right, top, bottom, width: radius } = corner.getBoundingClientRect();
            const [x, y] = [left === 0 ? left : right, top === 0 ? top : bottom];
            const range = document.createRange();
            // The lines of the words themselves, not the box that they stand in.
            range.selectNodeContents(corner.querySelector("span") ?? corner);
            return [...range.getClientRects()].some((line) =>
              [line.left, line.right].some((at) =>
                [line.top + 4, line.bottom - 4].some((level) => Math.hypot(at - x, level - y) > radius),
              ),
            );
          })
          .map(({ textContent }) => textContent),
      );
      expect(outside).toEqual([]);
    }
  }, 60_000);

  it("shows digits a quarter of the shorter side high, on true black at night, upright and on its side", async () => {
    const { page } = await guest(home, { colorScheme: "dark" });
    await quick(page);
    await started(page);
    const share = (): Promise<number> =>
      page.locator(".g .secs").evaluate((digits) => {
        const style = getComputedStyle(digits);
        const ink = new OffscreenCanvas(1, 1).getContext("2d");
        if (ink === null) return 0;
        ink.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const { actualBoundingBoxAscent, actualBoundingBoxDescent } = ink.measureText("8");
        const { left, right, top, bottom } = digits.getBoundingClientRect();
        const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        return inside ? (actualBoundingBoxAscent + actualBoundingBoxDescent) / Math.min(innerWidth, innerHeight) : 0;
      });
    const black = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    for (const phase of ["get ready", "pressing", "paused"]) {
      if (phase === "pressing") await pressing(page);
      if (phase === "paused" && (await page.locator(".paused").count()) === 0) await page.keyboard.press("Space");
      for (const [width, height] of [
        [390, 844],
        [844, 390],
        [320, 568],
        [568, 320],
        [768, 1024],
        [1280, 800],
      ] as const) {
        await page.setViewportSize({ width, height });
        await expect.poll(share, { message: `${phase} ${width} × ${height}` }).toBeGreaterThanOrEqual(0.25);
        await expect.poll(() => black()).toBe("rgb(0, 0, 0)");
      }
    }
  }, 60_000);

  it("lets voice and sound be chosen while there is time, goes on with it, and shows it in Me", async () => {
    const { page, complaints } = await guest(home);
    await quick(page);
    await started(page);
    await page.getByRole("button", { name: "Voice and sound" }).click();
    const sheet = page.getByRole("dialog", { name: "Voice and sound" });
    await sheet.waitFor();
    expect(await axe(page), "voice and sound").toEqual([]);
    await expect
      .poll(() => sheet.getByRole("button", { name: /^Everything/ }).getAttribute("aria-pressed"))
      .toBe("true");
    await sheet.getByRole("button", { name: /^Tones only/ }).click();
    await sheet.getByRole("button", { name: /^With my music/ }).click();
    await expect
      .poll(() => sheet.getByRole("button", { name: /^With my music.*screen stays on/s }).getAttribute("aria-pressed"))
      .toBe("true");
    // The session waits meanwhile.
    const left = await digits(page);
    await page.clock.runFor(5000);
    expect(await digits(page)).toBe(left);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator(".g .aside").innerText()).toMatch(/screen (stays on|has to stay on)/);
    await until(page, async () => (await digits(page)) < left - 1);
    await page.goto("/me");
    const row = page.getByRole("button", { name: /^Tones only/ });
    await row.waitFor();
    await expect.poll(() => row.innerText()).toContain("With my music");
    await row.click();
    await sheet.getByRole("button", { name: /^Short/ }).click();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("button", { name: /^Short/ }).count()).toBe(1);
    expect(complaints).toEqual([]);
  }, 60_000);

  it("asks once how strong the pressure is, and one tap answers; a phone that will not keep its screen on is told of", async () => {
    const { page } = await guest(home);
    await page.addInitScript(() => {
      navigator.wakeLock.request = () => Promise.reject(new DOMException("", "NotAllowedError"));
      const { transaction } = IDBDatabase.prototype;
      const kept: string[] = [];
      Object.assign(globalThis, { kept });
      IDBDatabase.prototype.transaction = function (...args) {
        if (args[1] === "readwrite" && [args[0]].flat().includes("session"))
          kept.push(args[2]?.durability ?? "default");
        return transaction.apply(this, args);
      };
    });
    const kept = (): Promise<readonly string[]> => page.evaluate("kept.splice(0)");
    await quick(page);
    await started(page);
    await expect.poll(() => page.locator(".g .aside").innerText()).toContain("The screen may go dark");
    await pressing(page);
    // What is pressed outlives a power cut: the browser is asked for it with each write.
    await kept();
    await page.clock.runFor(2000);
    const durabilities: string[] = [];
    await expect.poll(async () => durabilities.push(...(await kept()))).toBeGreaterThan(4);
    expect([...new Set(durabilities)]).toEqual(["strict"]);
    const strip = page.getByRole("group", { name: "How strong it is, 0 to 10" });
    await until(page, async () => (await strip.count()) > 0, 20);
    expect(await axe(page), "how strong").toEqual([]);
    await page.setViewportSize({ width: 320, height: 568 });
    const widths = await strip.getByRole("button").evaluateAll((all) => all.map((each) => each.clientWidth));
    expect(widths.length).toBe(11);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(24);
    await strip.getByRole("button", { name: "3", exact: true }).click();
    await expect.poll(() => strip.count()).toBe(0);
    await expect.poll(() => page.locator(".paused").count()).toBe(0);
    await page.clock.runFor(5000);
    await expect.poll(() => strip.count()).toBe(0);
  }, 60_000);

  it("sounds from the tap on, and goes by the clock of what sounds", async () => {
    const { page, complaints } = await guest(home);
    await page.addInitScript(() => {
      const { play } = HTMLMediaElement.prototype;
      const played: HTMLMediaElement[] = [];
      Object.assign(globalThis, { played });
      HTMLMediaElement.prototype.play = function () {
        played.push(this);
        return play.call(this);
      };
    });
    await started(page);
    const before = await digits(page);
    const heard = (): Promise<number> => page.evaluate("Math.max(0, ...played.map((each) => each.currentTime))");
    await expect.poll(heard, { timeout: 20_000 }).toBeGreaterThan(3);
    const shown = async (): Promise<number> => {
      await keepGoing(page);
      return digits(page);
    };
    await expect.poll(shown, { timeout: 20_000 }).toBeLessThanOrEqual(before - 2);
    expect(complaints).toEqual([]);
  }, 60_000);
});

/** Goes on with Tab until a name is reached, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<string> {
  for (let n = 0; n < 150; n++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
    );
    if (name.test(at)) return at;
  }
  throw new Error(`Tab never reaches ${name}`);
}

describe("without a mouse", () => {
  it("goes the whole way", async () => {
    const { page } = await guest(home);
    await quick(page);
    await withLines(page, [healthy(new Date("2026-11-20T08:00:00Z"))]);
    await tabTo(page, /^As a list/);
    await page.keyboard.press("Enter");
    await page.locator("dialog ul.places").waitFor();
    await tabTo(page, /^Left upper calf$/);
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("6");
    await page.keyboard.press("Escape");
    await tabTo(page, /^Plan/);
    await page.keyboard.press("Enter");
    await page.locator(".check .go").waitFor();
    // A page further down the questions, again and again, until the last one has been on screen.
    for (let last = false, n = 0; !last && n < 40; n++) {
      last = /None of these/.test(await tabTo(page, /more below|None of these/));
      await page.keyboard.press("Enter");
      await page.clock.runFor(200);
    }
    await page.locator(".plan h1").waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
    await tabTo(page, /^Start$/);
    await page.keyboard.press("Enter");
    await page.locator(".g .secs").waitFor();
    await page.keyboard.press("Space");
    await page.locator(".paused").waitFor();
    await page.keyboard.press("Space");
    await page.keyboard.press("3");
    await page.clock.runFor(3000);
    await page.keyboard.press("1");
    await page.locator(".paused").waitFor();
    await tabTo(page, /^End here$/);
    await page.keyboard.press("Enter");
    await page.locator("dialog").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator(".after h1").waitFor();
    await tabTo(page, /^Soreness now$/);
    await page.keyboard.press("5");
    await tabTo(page, /^5, clearly sore$/);
    await page.keyboard.press("Enter");
    await tabTo(page, /^Keep it$/);
    await page.keyboard.press("Enter");
    await page.locator(".cells").first().waitFor();
    expect((await linesOf(page)).filter(({ kind }) => kind === "session")).toHaveLength(1);
  }, 90_000);
});

describe.each(["light", "dark"] as const)("every screen of a session, %s", (colorScheme) => {
  it("has nothing that axe finds wrong", async () => {
    const { page } = await guest(home, { colorScheme });
    await quick(page);
    await planned(page);
    expect(await axe(page), "plan").toEqual([]);
    await page.getByRole("button", { name: "Start" }).click();
    await page.locator(".g .secs").waitFor();
    expect(await axe(page), "get ready").toEqual([]);
    await pressing(page);
    expect(await axe(page), "pressing").toEqual([]);
    // On a busy machine it may have paused by itself: time that nobody saw.
    if ((await page.locator(".paused").count()) === 0) await page.keyboard.press("Space");
    expect(await axe(page), "paused").toEqual([]);
    await page.keyboard.press("2");
    expect(await axe(page), "what is it").toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "End here" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "End here" }).click();
    await page.locator(".after h1").waitFor();
    expect(await axe(page), "after").toEqual([]);
    await page.getByRole("slider").focus();
    await page.keyboard.press("4");
    await page.getByRole("button", { name: "4, clearly sore" }).click();
    expect(await axe(page), "answered").toEqual([]);
  }, 60_000);
});

describe("a plan to keep, one that cannot be, and one that lacks time", () => {
  it("keeps it as MP3 with chapters, and its words", async () => {
    const { page, complaints } = await guest(home);
    await planned(page);
    const kept = async (name: RegExp): Promise<Buffer> => {
      const download = page.waitForEvent("download", { timeout: 40_000 });
      await page.getByRole("button", { name }).click();
      return readFileSync(await (await download).path());
    };
    const mp3 = await kept(/^Keep it as MP3, with chapters \(\d MB\)$/);
    expect(mp3.subarray(0, 3).toString()).toBe("ID3");
    expect(mp3.length).toBeGreaterThan(1_000_000);
    expect(mp3.subarray(0, 4000).toString("latin1").match(/CHAP/g)?.length).toBeGreaterThan(1);
    expect((await kept(/^Its words as subtitles/)).toString()).toMatch(/^WEBVTT\n/);
    expect((await kept(/^Its words as song lyrics/)).toString()).toMatch(/^\[00:00\.00\]/);
    expect(complaints).toEqual([]);
  }, 60_000);

  it("says kindly when a place has had enough, and until when", async () => {
    const { page } = await guest(home);
    await quick(page);
    const earlier = { technique: "T10", region: "calf-gastroc", side: "left", tool: "foam-roller", seconds: 120 };
    const worked = [{ ...earlier, before: 6, after: 5, highest: null, stop: null }];
    const session = { moment: "post", complaint: null, minutes: 12, lastedSeconds: 600, edition: "e", worked };
    await withLines(page, [
      healthy(new Date("2026-11-20T08:00:00Z")),
      { v: 1, id: "earlier", at: "2026-11-25T16:00:00Z", kind: "session", ...session },
    ]);
    await mark(page, "calf-gastroc", "left", 6);
    await toPlan(page);
    await expect
      .poll(() => page.locator(".plan h1").innerText())
      .toMatch(/^That is enough for now. Ready again .*\d\d:\d\d\.$/);
    expect(await axe(page)).toEqual([]);
    await page.getByRole("link", { name: "Choose again" }).click();
    await page.locator(".cells").first().waitFor();
  }, 60_000);

  it("gives the 15 minutes that a left place needs with one tap", async () => {
    const { page } = await guest(home);
    await quick(page);
    await withLines(page, [healthy(new Date("2026-11-20T08:00:00Z"))]);
    await withTools(page);
    await withMinutes(page, 5);
    for (const place of ["calf-gastroc", "calf-soleus", "hamstrings"])
      for (const side of ["left", "right"]) await mark(page, place, side, 5);
    await toPlan(page);
    const offer = page.getByRole("button", { name: /^Take \d+ minutes, with/ }).first();
    await offer.waitFor();
    const minutes = /\d+/.exec((await offer.getAttribute("aria-label")) ?? "")?.[0];
    await offer.click();
    await expect.poll(() => page.locator(".plan h1").innerText()).toContain(`of your ${minutes} minutes`);
  }, 60_000);
});
