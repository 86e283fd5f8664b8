import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DESK, house, PHONE } from "./browser.ts";
import type { House } from "./browser.ts";
import type { Scene, Visit } from "./library-scenes.ts";
import { visitor, VISITS } from "./scenes.ts";

let home: House;
beforeAll(async () => {
  mkdirSync("pictures", { recursive: true });
  home = await house();
});
afterAll(() => home.close());

const SIZES = {
  phone: PHONE,
  desk: DESK,
  small: { width: 320, height: 640 },
  lying: { width: 844, height: 390 },
} as const;
type Size = keyof typeof SIZES;
/** `ONLY=today,check`: these alone. */
const only = process.env["ONLY"]?.split(",");
/** `SCALE=2`: twice as many points. */
const deviceScaleFactor = Number(process.env["SCALE"] ?? 1);

const isDrawn = (size: Size, { name, phoneOnly }: Scene): boolean =>
  (only?.includes(name) ?? true) &&
  (size === "phone" || (size === "desk" ? phoneOnly !== true : /^(first-run|today|place)/.test(name)));
/** As far as the last scene that is drawn. */
function way(size: Size, { scenes }: Visit): readonly Scene[] {
  const last = scenes.findLastIndex((scene) => isDrawn(size, scene));
  return scenes.slice(0, last + 1).filter(({ phoneOnly }) => size !== "desk" || phoneOnly !== true);
}

for (const size of Object.keys(SIZES) as Size[])
  test(`every screen, ${size}`, async () => {
    for (const visit of VISITS) {
      const scenes = way(size, visit);
      if (scenes.length === 0) continue;
      const page = await visitor(home, visit, { viewport: SIZES[size], colorScheme: "light", deviceScaleFactor });
      for (const scene of scenes) {
        await scene.go(page);
        if (!isDrawn(size, scene)) continue;
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          await page.waitForTimeout(colorScheme === "light" ? 350 : 150);
          const theme = colorScheme === "dark" ? "night" : "light";
          await page.screenshot({ path: `pictures/${scene.name}-${size}-${theme}.png` });
        }
        await page.emulateMedia({ colorScheme: "light" });
      }
      await page.context().close();
    }
    expect(VISITS.length).toBeGreaterThan(0);
  });
