import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guest, healthy, house, linesOf, mark, withLines } from "./browser.ts";
import type { House } from "./browser.ts";

let home: House;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home.close());

interface Focused {
  readonly name: string;
  readonly tag: string;
  /** A ring of at least two pixels is drawn round it, or round the words that stand for it. */
  readonly ring: boolean;
}
const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const labels = (element as HTMLInputElement).labels;
    const words = element.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? element.textContent ?? "";
    const rings = [element, ...(labels ?? [])].map((each) => getComputedStyle(each));
    const ring = rings.some((s) => s.outlineStyle !== "none" && Number.parseFloat(s.outlineWidth) >= 2);
    return { name: words.trim().replaceAll(/\s+/g, " "), tag: element.tagName, ring };
  });

/** Goes on with Tab to what has this name; every stop on the way has a ring, and the focus is never lost. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let n = 0; n < 120; n++) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (now.tag === "BODY") continue;
    expect(now, `a ring round “${now.name}”`).toMatchObject({ ring: true });
    seen.push(now.name);
    if (typeof name === "string" ? now.name === name : name.test(now.name)) return;
  }
  throw new Error(`no ${String(name)} among ${seen.join(" | ")}`);
}
const press = async (page: Page, name: string | RegExp, key = "Enter"): Promise<void> => {
  await tabTo(page, name);
  await page.keyboard.press(key);
};
/** A new screen begins with its title in focus. */
async function title(page: Page): Promise<void> {
  await expect.poll(async () => (await focused(page)).tag).toBe("H1");
}

describe("by keyboard alone", () => {
  test("from a sore place to the end of a session", async () => {
    const { page, complaints } = await guest(home);
    await withLines(page, [healthy(new Date())]);
    await press(page, "As a list");
    await page.locator("dialog").waitFor();
    await press(page, "Left upper calf", "Space");
    await tabTo(page, "How sore: Left upper calf");
    await page.keyboard.press("5");
    await page.keyboard.press("Escape");
    await expect.poll(async () => (await focused(page)).name).toBe("As a list");
    await press(page, /^Plan \d+ minutes/);
    await title(page);
    for (let n = 0; n < 40; n++) {
      await tabTo(page, /more (below|above)|None of these/);
      if ((await focused(page)).name === "None of these") break;
      await page.keyboard.press("Enter");
      await page.waitForTimeout(60);
    }
    await page.keyboard.press("Enter");
    await page.waitForURL("**/plan");
    await title(page);
    await press(page, /^Start/);
    await page.locator(".g .secs").waitFor();
    await page.keyboard.press("Space");
    await page.locator(".paused").waitFor();
    await press(page, "End here");
    await page.getByRole("dialog").waitFor();
    await press(page, "End here");
    await page.locator(".after h1").waitFor();
    await expect.poll(async () => (await linesOf(page)).some(({ kind }) => kind === "answered")).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("a stop, its note and a clearance", async () => {
    const { page } = await guest(home);
    await withLines(page, [healthy(new Date())]);
    await mark(page, "calf-gastroc", "left", 5);
    await press(page, /^Plan \d+ minutes/);
    await title(page);
    await press(page, /^Yes: A fall or twist/, "Space");
    for (let n = 0; n < 40; n++) {
      await tabTo(page, /more (below|above)|Go on/);
      if ((await focused(page)).name === "Go on") break;
      await page.keyboard.press("Enter");
      await page.waitForTimeout(60);
    }
    await page.keyboard.press("Enter");
    await page.waitForURL("**/not-today");
    await title(page);
    await press(page, "I was seen and cleared");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(async () => (await focused(page)).name).toBe("I was seen and cleared");
    await press(page, "Show it large");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(async () => (await focused(page)).name).toBe("Show it large");
    await page.context().close();
  });

  test("the library and one's own settings", async () => {
    const { page } = await guest(home);
    await page.goto("/");
    await press(page, "Library");
    await title(page);
    await page.locator(".lib .rows").waitFor();
    await tabTo(page, /search/i);
    await page.keyboard.type("foam roller calf");
    await page.getByText(/pages? found/).waitFor();
    await press(page, /Calf on foam roller/);
    await page.waitForURL("**/library/technique/T10");
    await title(page);
    await press(page, /Library|Back/);
    await title(page);
    await press(page, "Me");
    await title(page);
    await press(page, "Night", "Space");
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset["theme"])).toBe("dark");
    expect((await focused(page)).name).toBe("Night");
    await page.context().close();
  });
});
