import { describe, expect, it, vi } from "vitest";
import { daysOf, digitsThatAdd, duration, monthAfter, pieceWords, sumShown } from "./figures.ts";
import { groundRows } from "./ground.ts";
import { outOfOrder, splitsOf } from "./worked.ts";

const tongue = vi.hoisted(() => ({ is: "en-GB" }));
vi.mock("../units.ts", async (load) => ({ ...(await load<object>()), locale: () => tongue.is }));

describe("the days of a month", () => {
  it("begin with their weekday, Monday first", () => {
    expect(daysOf("2026-11")).toMatchObject({ before: 6, days: { length: 30, 0: "2026-11-01", 29: "2026-11-30" } });
    expect(daysOf("2028-02").days.at(-1)).toBe("2028-02-29");
  });
  it("a month follows the other over the year's end", () => {
    expect([monthAfter("2026-12", 1), monthAfter("2026-01", -1)]).toEqual(["2027-01", "2025-12"]);
  });
});

it("a duration has hours only where there are some", () =>
  expect([duration(59.6), duration(3599), duration(5530)]).toEqual(["1:00", "59:59", "1:32:10"]));

it("segments become kilometers, up and down told apart, the last one shorter", () => {
  const segments = Array.from({ length: 25 }, (_, i) => ({ meters: 100, seconds: 30, grade: i < 10 ? 0.05 : -0.1 }));
  const splits = splitsOf(segments, 1000);
  expect(splits.map(({ meters, seconds }) => [meters, seconds])).toEqual([
    [1000, 300],
    [1000, 300],
    [500, 150],
  ]);
  expect(splits[0]?.up).toBeCloseTo(50);
  expect(splits[1]?.down).toBeCloseTo(100);
  expect(splits[1]?.up).toBe(0);
});

describe("a sum that is shown", () => {
  it.each([
    [15.1, 0.02, 2],
    [6.04, 0.04, 2],
    [18.4, 1.2, 1],
    [18.4, 0, 1],
    [15.1, 0.0004, 3],
  ])("%f + %f has %i digits, so that it adds up", (plain, more, digits) =>
    expect(digitsThatAdd(plain, more)).toBe(digits),
  );
  it("of three parts too: a climb of 20 m of way is seen", () => expect(digitsThatAdd(15.31, 0.02, 0.8)).toBe(2));
  it("is that of what is shown, where no digits would do", () => {
    const parts = [6.0434, 0.0044];
    const digits = digitsThatAdd(...parts);
    expect([digits, sumShown(digits, ...parts).toFixed(digits)]).toEqual([3, "6.047"]);
  });
});

describe("the order of the forecast beside that of the work", () => {
  it("is told where a place stands before one that worked more", () => {
    const [thigh, shin, calf] = [
      { region: "quads", level: 2, demand: 20 },
      { region: "shin", level: 1, demand: 4 },
      { region: "calf-soleus", level: 0, demand: 15 },
    ] as const;
    expect(outOfOrder([thigh, shin, calf])).toEqual({ place: "shin", other: "calf-soleus" });
    expect(outOfOrder([thigh, calf])).toBeNull();
  });
});

it("the last piece of a way is told in tenths, with the comma of the language", () => {
  expect([pieceWords(15, 1), pieceWords(16, 0.18), pieceWords(16, 0.97)]).toEqual(["16", "16.1", "17"]);
  tongue.is = "de";
  expect(pieceWords(16, 0.18)).toBe("16,1");
  tongue.is = "en-GB";
});

describe("the ground of a run", () => {
  const ground = {
    km: 16.13,
    flatKm: 7.06,
    upKm: 0,
    downKm: 9.07,
    upMeters: 14,
    downMeters: 436,
    metersPerSecond: 2.8,
  };
  const ways = (more: Partial<typeof ground>) =>
    groundRows({ ...ground, ...more }).map(([name, way]) => [name.replace("runs.how-", ""), Number.parseFloat(way)]);
  it("names no way up where none goes up, and adds up to the eye", () =>
    expect(ways({})).toEqual([
      ["flat", 7.06],
      ["down", 9.07],
      ["all", 16.13],
    ]));
  it("shows twenty meters of way up as more than nothing", () =>
    expect(ways({ upKm: 0.02 })).toContainEqual(["up", 0.02]));
});
