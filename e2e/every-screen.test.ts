import { appendFileSync, mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, house, PHONE } from "./browser.ts";
import type { House } from "./browser.ts";
import type { Visit } from "./library-scenes.ts";
import { measure } from "./measure.ts";
import type { Faults } from "./measure.ts";
import { visitor, VISITS } from "./scenes.ts";

/** `PICTURES=1` also keeps a picture of each, to be looked at, and a list of what was found. */
const KEEPS = process.env["PICTURES"] !== undefined;
const FOLDER = "pictures/every-size";
/** `ONLY=plan`: the visits that come by there. */
const only = process.env["ONLY"]?.split(",");

let home: House;
beforeAll(async () => {
  if (KEEPS) mkdirSync(FOLDER, { recursive: true });
  home = await house();
});
afterAll(() => home.close());

/** How a screen may be looked at: the smallest phone, also with text twice as large, one that lies, a large desk, read from the right. */
const SIZES = [
  ["320", { width: 320, height: 640 }, 100, "ltr"],
  ["landscape", { width: 844, height: 390 }, 100, "ltr"],
  ["1920", { width: 1920, height: 1080 }, 100, "ltr"],
  ["200%", { width: 320, height: 640 }, 200, "ltr"],
  ["rtl", PHONE, 100, "rtl"],
] as const;

/** Text as large as a person may set it, from either side; what the page itself sets does not count. */
const textOf = (page: Page, percent: number, from: "ltr" | "rtl"): Promise<void> =>
  page.evaluate(
    ([size, dir]) => {
      const sheet = new CSSStyleSheet();
      // Rows out of sight are not laid out until they come: until then they have no true size.
      const all = "* { content-visibility: visible !important }";
      sheet.replaceSync(size === 100 ? all : `${all} html { font-size: ${size}% !important }`);
      document.adoptedStyleSheets = [sheet];
      document.documentElement.dir = dir;
    },
    [percent, from] as const,
  );
/** What depends on the size has been drawn anew; some scenes stop the page's own clock. */
const settled = (page: Page): Promise<void> => page.waitForTimeout(30);

/** A fault stands: on a busy machine the screen may still be on its way to the new size. */
async function standing(page: Page): Promise<Faults> {
  let found = await measure(page);
  for (let turn = 0; turn < 4 && Object.values(found).some((all) => all.length > 0); turn++) {
    await page.waitForTimeout(250);
    found = await measure(page);
  }
  return found;
}
async function faultsOf(page: Page, name: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [size, viewport, percent, from] of SIZES) {
    await page.setViewportSize(viewport);
    await textOf(page, percent, from);
    await settled(page);
    if (KEEPS) await page.screenshot({ path: `${FOLDER}/${name}-${size.replace("%", "")}.png` });
    for (const [kind, all] of Object.entries(await standing(page)))
      faults.push(...all.map((each: string) => `${size} ${kind}: ${each}`));
  }
  await page.setViewportSize(PHONE);
  await textOf(page, 100, "ltr");
  await page.emulateMedia({ colorScheme: "dark" });
  faults.push(...(await axe(page, ["color-contrast"])).map((each) => `night: ${each}`));
  if (KEEPS) {
    await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
    await settled(page);
    await page.screenshot({ path: `${FOLDER}/${name}-forced.png` });
  }
  await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  faults.push(...(await axe(page)).map((each) => `day: ${each}`));
  return faults.map((each) => `${name}, ${each}`);
}

/** Two visits at a time: one draws while the other thinks. */
let lanes = 2;
const queue: (() => void)[] = [];
async function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
  if (lanes === 0) await new Promise<void>((resolve) => queue.push(resolve));
  else lanes--;
  try {
    return await act();
  } finally {
    const next = queue.shift();
    if (next === undefined) lanes++;
    else next();
  }
}
async function walk(visit: Visit): Promise<readonly string[]> {
  const page = await visitor(home, visit, { reducedMotion: "reduce" });
  const faults: string[] = [];
  for (const { name, go } of visit.scenes.filter(({ further }) => further !== true || KEEPS)) {
    await go(page);
    faults.push(...(await faultsOf(page, name)));
  }
  await page.context().close();
  if (KEEPS) appendFileSync(`${FOLDER}/faults.txt`, faults.map((each) => `${each}\n`).join(""));
  return faults;
}

/** The longest first, so that no lane is left alone with it. */
const WALKED = VISITS.filter(({ scenes }) => scenes.some(({ name }) => only?.includes(name) ?? true)).toSorted(
  (a, b) => b.scenes.length - a.scenes.length,
);
describe.concurrent("every screen", () => {
  test("has a name of its own", () => {
    const names = VISITS.flatMap(({ scenes }) => scenes.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });
  test.each(WALKED.map((visit) => [visit.scenes.map(({ name }) => name).join(", "), visit] as const))(
    "%s",
    async (_, visit) => {
      expect(await inTurn(() => walk(visit))).toEqual([]);
    },
    // Most of it is waiting for a turn.
    240_000,
  );
});
