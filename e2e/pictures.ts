import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DESK, guest, house, PHONE } from "./browser.ts";
import type { House } from "./browser.ts";
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
] as const)
  for (const colorScheme of ["light", "dark"] as const)
    test(`every screen, ${size}, ${colorScheme}`, async () => {
      const only = process.env["ONLY"]?.split(",");
      const scenes = SCENES.filter(
        ({ name, phoneOnly }) => (only?.includes(name) ?? true) && (size === "phone" || !phoneOnly),
      );
      for (const { name, go, clock } of scenes) {
        const { page } = await guest(home, { viewport, colorScheme, timezoneId: "UTC" });
        if (clock !== true) await page.clock.setFixedTime(NOW);
        await go(page);
        await page.waitForTimeout(350);
        await page.screenshot({ path: `pictures/${name}-${size}-${colorScheme === "dark" ? "night" : "light"}.png` });
        await page.context().close();
      }
      expect(scenes.length).toBeGreaterThan(0);
    });
