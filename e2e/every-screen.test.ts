import { appendFileSync, mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, guest, house, PHONE } from "./browser.ts";
import type { House } from "./browser.ts";
import type { Scene } from "./library-scenes.ts";
import { measure } from "./measure.ts";
import { NOW, SCENES } from "./scenes.ts";

/** `PICTURES=1` also keeps a picture of each, to be looked at, and a list of what was found. */
const KEEPS = process.env["PICTURES"] !== undefined;
const FOLDER = "pictures/every-size";

let home: House;
beforeAll(async () => {
  if (KEEPS) mkdirSync(FOLDER, { recursive: true });
  home = await house();
});
afterAll(() => home.close());

/**
 * Scenes that were clean at every size once, and stay so. A new one joins as soon as it is: `PICTURES=1` measures them
 * all and writes down what was found.
 */
const CLEAN: readonly string[] = [
  "cannot",
  "check-about-you",
  "cleared",
  "guide-hurts",
  "library-narrow",
  "list",
  "me",
  "me-large",
  "mistake",
  "not-loaded",
  "not-today",
  "not-today-emergency",
  "note-large",
  "physio",
  "pick-time",
  "plan",
  "profile",
  "restore",
  "restore-refused",
];
const MEASURED = SCENES.filter(({ name }) => KEEPS || CLEAN.includes(name));

/** How a screen may be looked at: the smallest phone, one that lies, a large desk, and text twice as large. */
const SIZES = [
  ["320", { width: 320, height: 640 }, 100],
  ["landscape", { width: 844, height: 390 }, 100],
  ["1920", { width: 1920, height: 1080 }, 100],
  ["200%", PHONE, 200],
] as const;

/** Text as large as a person may set it; what the page itself sets does not count. */
const textOf = (page: Page, percent: number): Promise<void> =>
  page.evaluate((size) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`html { font-size: ${size}% !important }`);
    document.adoptedStyleSheets = [sheet];
  }, percent);
/** What depends on the size has been drawn anew; some scenes stop the page's own clock. */
const settled = (page: Page): Promise<void> => page.waitForTimeout(100);

async function at({ go, clock }: Scene): Promise<Page> {
  const { page } = await guest(home, { timezoneId: "UTC", reducedMotion: "reduce" });
  if (clock !== true) await page.clock.setFixedTime(NOW);
  await go(page);
  return page;
}

describe("every screen", () => {
  test("is known by its name", () => {
    const names = SCENES.map(({ name }) => name);
    expect(CLEAN.filter((name) => !names.includes(name))).toEqual([]);
  });
  test.each(MEASURED.map((scene) => [scene.name, scene] as const))(
    "%s",
    async (name, scene) => {
      const page = await at(scene);
      const faults: string[] = [];
      for (const [size, viewport, percent] of SIZES) {
        await page.setViewportSize(viewport);
        await textOf(page, percent);
        await settled(page);
        if (KEEPS) await page.screenshot({ path: `${FOLDER}/${name}-${size.replace("%", "")}.png` });
        const found = await measure(page);
        for (const [kind, all] of Object.entries(found))
          faults.push(...all.map((each: string) => `${size} ${kind}: ${each}`));
      }
      await page.setViewportSize(PHONE);
      await textOf(page, 100);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await settled(page);
        faults.push(...(await axe(page)).map((each) => `${colorScheme}: ${each}`));
      }
      if (KEEPS) {
        await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
        await settled(page);
        await page.screenshot({ path: `${FOLDER}/${name}-forced.png` });
      }
      await page.context().close();
      if (KEEPS) appendFileSync(`${FOLDER}/faults.txt`, [`== ${name}`, ...faults, ""].join("\n"));
      expect(faults).toEqual([]);
    },
    60_000,
  );
});
