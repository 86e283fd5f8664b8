import { expect, it } from "vitest";
import { TONES } from "#figure";

const brightness = (hex: string): number =>
  [1, 3, 5].reduce((sum, at) => sum + Number.parseInt(hex.slice(at, at + 2), 16), 0) / 3;

it("at night every tone is darker, and keeps its name and its order of light", async () => {
  globalThis.matchMedia ??= (() => ({ matches: false, addEventListener: () => {} })) as never;
  const { atNight } = await import("./figure-look.ts");
  for (const tone of TONES) {
    const night = atNight(tone);
    expect(night.id).toBe(tone.id);
    for (const part of ["base", "shade", "light"] as const) {
      expect(night[part]).toMatch(/^#[0-9a-f]{6}$/);
      expect(brightness(night[part])).toBeLessThan(brightness(tone[part]) * 0.75);
    }
    expect(brightness(night.shade)).toBeLessThan(brightness(night.light));
  }
});
