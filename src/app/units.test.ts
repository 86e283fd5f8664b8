// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { allWithImperial, withImperial } from "./measures.ts";
import { settings } from "./record.ts";
import { distanceWords, heightWords } from "./units.ts";

const chosen = (units: string): void => void (settings.value = { units });
beforeEach(() => void (settings.value = {}));

describe("units", () => {
  it("metric", () => {
    chosen("metric");
    expect(distanceWords(16_240)).toBe("16.2 km");
    expect(distanceWords(200_000, 0)).toBe("200 km");
    expect(heightWords(1420.4)).toBe("1,420 m");
  });
  it("imperial", () => {
    chosen("imperial");
    expect(distanceWords(16_240)).toBe("10.1 mi");
    expect(heightWords(420)).toBe("1,378 ft");
  });
  it("what is neither is as the device's country measures", () => {
    chosen("cubits");
    expect(distanceWords(1609.344)).toMatch(/^(1\.0 mi|1\.6 km)$/);
  });
});

describe("measures in sentences", () => {
  it.each([
    ["Keep 8 cm off.", "Keep 8 cm (3.1in) off."],
    ["Two to six: 2–6 cm above the heel.", "Two to six: 2–6 cm (0.8–2.4in) above the heel."],
    ["161 km of 4,5 kg", "161 km (100 mi) of 4,5 kg (9.9lb)"],
    ["30 minutes at 4 of 10, 3 months", "30 minutes at 4 of 10, 3 months"],
  ])("%s", (text, both) => expect(withImperial(text, "en-GB").replaceAll(/\s(?=in|lb)/g, "")).toBe(both));
  it("reach every sentence of a fact and no code", () => {
    const fact = { code: "8 cm", steps: ["Roll 8 cm."], where: { margin: "3 cm" }, order: 2, none: null };
    expect(allWithImperial(fact, "en-GB")).toMatchObject({
      code: "8 cm",
      steps: [expect.stringMatching(/^Roll 8 cm \(3\.1/)],
      where: { margin: expect.stringMatching(/^3 cm \(1\.2/) },
      order: 2,
      none: null,
    });
  });
});
