import { readFileSync } from "node:fs";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axe, guest, house, linesOf, withLines } from "./browser.ts";
import type { House } from "./browser.ts";

let home: House;
beforeAll(async () => {
  home = await house();
}, 30_000);
afterAll(() => home.close());

const at = new Date(Date.now() - 86_400_000).toISOString().replace(/\.\d+Z$/, "+00:00");
const session = (id: string) => ({
  v: 1,
  id,
  at,
  kind: "session",
  moment: "rest",
  complaint: null,
  minutes: 10,
  lastedSeconds: 300,
  edition: "3f9c0a71be42",
  worked: [
    {
      technique: "T10",
      region: "calf-gastroc",
      side: "left",
      tool: "foam-roller",
      seconds: 90,
      before: 4,
      after: 3,
      highest: 3,
      stop: null,
    },
  ],
});
const stopped = (id: string) => ({ v: 1, id, at, kind: "stopped", flags: ["RF2"] });
const backup = (lines: readonly object[], settings: object = {}) =>
  JSON.stringify({ format: "legwork-backup", version: 1, madeAt: at, lines, runs: [{ id: "r1" }], settings });

const ready = (page: Page) => page.waitForSelector("main:not([aria-busy]) h1");
async function opened(lines: readonly object[] = [], options: BrowserContextOptions = {}): Promise<Page> {
  const { page } = await guest(home, { reducedMotion: "reduce", ...options });
  page.on("pageerror", (error) => expect.fail(error.message));
  await withLines(page, lines);
  await page.goto("/me/data");
  await ready(page);
  return page;
}
const idsOf = async (page: Page): Promise<readonly unknown[]> => (await linesOf(page)).map(({ id }) => id);
const choose = (page: Page, text: string) =>
  page.setInputFiles("input[type=file]", {
    name: "legwork-old.json",
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });

describe("the person's own data", () => {
  it("goes into one file and comes back whole on a new device", async () => {
    const page = await opened([session("a"), stopped("b")]);
    await expect.poll(() => page.textContent("main")).toContain("No backup of this yet");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=Save now")]);
    const text = readFileSync(await download.path(), "utf8");
    expect(download.suggestedFilename()).toMatch(/^legwork-\d{4}-\d\d-\d\d\.json$/);
    await expect.poll(() => page.textContent("main")).toContain("Last backup today");
    const other = await opened();
    await choose(other, text);
    await other.click("text=Bring it together");
    await other.waitForSelector(".undo");
    await expect.poll(() => idsOf(other)).toEqual(["a", "b"]);
    await other.goto("/");
    await expect.poll(() => other.textContent(".go")).toContain("Not today");
    await page.context().close();
    await other.context().close();
  });

  it("shows first what a restore would do, and undoes it but for a stop", async () => {
    const page = await opened([session("here")]);
    await choose(page, backup([session("here"), session("there"), stopped("stop")], { minutes: 20 }));
    await page.waitForSelector("table");
    await expect.poll(() => page.textContent("tbody tr:nth-child(2)")).toBe("Sessions122");
    await expect.poll(() => idsOf(page)).toEqual(["here"]);
    await page.click("text=Bring it together");
    await page.waitForSelector(".undo");
    await expect.poll(() => idsOf(page)).toEqual(["here", "stop", "there"]);
    await page.reload();
    await ready(page);
    await page.click(".undo button");
    await expect.poll(() => idsOf(page)).toEqual(["here", "stop"]);
    await expect.poll(() => page.isVisible(".undo")).toBe(false);
    await page.context().close();
  });

  it.each([
    ["cut off", backup([session("a")]).slice(0, 200), "cut off"],
    ["another kind of file", "{}", "no backup"],
    ["from a newer version", backup([]).replace('"version":1', '"version":9'), "newer Legwork"],
    ["broken in one field", backup([session("a")]).replace('"before":4', '"before":40'), "lines.0.worked.0.before"],
    ["naming a technique that is none", backup([session("a")]).replace("T10", "T99"), "entries"],
  ])("refuses a file that is %s, and changes nothing", async (_, text, words) => {
    const page = await opened([session("here")]);
    await choose(page, text);
    await expect.poll(() => page.textContent("h1")).toBe("This file is not restored");
    await expect.poll(() => page.textContent("main")).toContain(words);
    await expect.poll(() => idsOf(page)).toEqual(["here"]);
    await page.context().close();
  });

  it("makes one page for the physio, which prints on one sheet", async () => {
    const page = await opened([session("a"), stopped("b")]);
    await page.click("text=One page for the physio");
    await page.waitForSelector("main.physio h1");
    const text = await page.textContent("main");
    expect(text).toContain("Left upper calf");
    expect(text).toContain("Not yet cleared");
    expect(await axe(page)).toEqual([]);
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => page.isVisible(".dock")).toBe(false);
    const sheets = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page[^s]/g);
    expect(sheets).toHaveLength(1);
    await page.context().close();
  });

  it("is deleted only after a second look", async () => {
    const page = await opened([session("a")]);
    await page.click("text=Delete everything from this device");
    await page.waitForSelector("dialog[open]");
    await expect.poll(() => idsOf(page)).toEqual(["a"]);
    await page.click("text=Delete everything now");
    await expect.poll(() => idsOf(page)).toEqual([]);
    await expect.poll(() => page.textContent(".gone")).toMatch(/^Deleted: 1 session, your answers, .*every backup/);
    await page.context().close();
  });

  it.each(["light", "dark"] as const)("is clean for axe in every state (%s)", async (colorScheme) => {
    const page = await opened([session("a")], { colorScheme });
    const clean = async (what: string) => expect(await axe(page), what).toEqual([]);
    await clean("home");
    await page.click("text=Delete everything from this device");
    await clean("second look");
    await page.keyboard.press("Escape");
    await choose(page, backup([session("b")], { minutes: 20 }));
    await page.waitForSelector("table");
    await clean("preview");
    await page.click("text=Bring it together");
    await page.waitForSelector(".undo");
    await clean("restored");
    await choose(page, "{}");
    await expect.poll(() => page.textContent("h1")).toBe("This file is not restored");
    await clean("refused");
    await page.context().close();
  });
});
