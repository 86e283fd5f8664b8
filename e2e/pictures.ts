import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DESK, guest, house, PHONE } from "./browser.ts";
import type { House } from "./browser.ts";
import type { Scene } from "./library-scenes.ts";
import { NOW, SCENES } from "./scenes.ts";

let home: House;
beforeAll(async () => {
  mkdirSync("pictures", { recursive: true });
  home = await house();
});
afterAll(() => home.close());

for (const [size, viewport] of [
  ["phone", PHONE],
  ["desk", DESK],
  ["small", { width: 320, height: 640 }],
  ["lying", { width: 844, height: 390 }],
] as const)
  for (const colorScheme of ["light", "dark"] as const)
    test(`every screen, ${size}, ${colorScheme}`, async () => {
      const only = process.env["ONLY"]?.split(",");
      const fits = ({ name, phoneOnly }: Scene): boolean =>
        size === "phone" || (size === "desk" ? phoneOnly !== true : /^(first-run|today|place)/.test(name));
      const scenes = SCENES.filter((scene) => (only?.includes(scene.name) ?? true) && fits(scene));
      for (const { name, go, clock } of scenes) {
        const { page } = await guest(home, { viewport, colorScheme, timezoneId: "UTC" });
        if (clock !== true) await page.clock.setFixedTime(NOW);
        await go(page);
        await page.waitForTimeout(350);
        await page.screenshot({ path: `pictures/${name}-${size}-${colorScheme === "dark" ? "night" : "light"}.png` });
        await page.context().close();
      }
      expect(scenes.length).toBeGreaterThan(only === undefined ? 0 : -1);
    });
