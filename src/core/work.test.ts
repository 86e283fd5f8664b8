import { describe, expect, it } from "vitest";
import type { MuscleFact } from "./facts.ts";
import { besideTold, feltAfter, forecastOf, leftBy, LEVELS_KM, shown } from "./forecast.ts";
import { loadOfRun } from "./load.ts";
import type { RunForLoad } from "./request.ts";
import { SMALL } from "./small.sample.ts";
import { longRun, sessionLoad, trendOf } from "./trend.ts";
import { easyKilometers, modifiersOf, PLAIN_STYLE, usualSteps, workOf } from "./work.ts";

const muscle = (code: string, region: MuscleFact["regions"][number]["region"], drifts: boolean): MuscleFact => ({
  code,
  id: code,
  name: code,
  demand: { easy: 0.8, fast: 0.8, up: 0.8, down: 1.3 },
  lengthening: { easy: 0.35, fast: 0.4, up: 0.1, down: 1 },
  regions: [{ region, share: 1 }],
  drifts,
});
const soleus: MuscleFact = {
  ...muscle("soleus", "calf-soleus", false),
  demand: { easy: 1, fast: 1.15, up: 1.2, down: 0.75 },
  lengthening: { easy: 0.25, fast: 0.3, up: 0.1, down: 0.45 },
};
const knowledge = { ...SMALL, muscles: [soleus, muscle("vasti", "quads", true)] };
const run = (more: Partial<RunForLoad>): RunForLoad => ({
  startedAt: "2026-11-23T06:00:00+01:00",
  sport: "running",
  distanceMeters: 20_000,
  seconds: 7200,
  segments: Array.from({ length: 20 }, (_, i) => ({ meters: 1000, seconds: 360, grade: i < 5 ? -0.1 : 0 })),
  ...more,
});

describe("the load of a run as one number", () => {
  const flat = (km: number): RunForLoad =>
    run({ segments: Array.from({ length: km }, () => ({ meters: 1000, seconds: 360, grade: 0 })) });
  it("is its kilometers, when it was easy and flat and not long", () =>
    expect(easyKilometers(workOf(knowledge, flat(12), PLAIN_STYLE, 0))).toBeCloseTo(12, 9));
  it("is more downhill, and nothing without a muscle", () => {
    expect(easyKilometers(workOf(knowledge, run({}), PLAIN_STYLE, 0))).toBeGreaterThan(20);
    expect(easyKilometers({ muscles: [] })).toBe(0);
  });
});

describe("how an estimate was worked out", () => {
  const work = () => workOf(knowledge, run({}), PLAIN_STYLE, 2);
  it("adds up to the load of the run", () => {
    for (const { muscle: of, plain, drift, demand, soreness } of work().muscles) {
      const load = loadOfRun(knowledge, run({}), 2).find((each) => each.muscle === of);
      expect(plain + drift).toBeCloseTo(demand, 9);
      expect([demand, soreness]).toEqual([
        expect.closeTo(load?.demand ?? 0, 9),
        expect.closeTo(load?.soreness ?? 0, 9),
      ]);
    }
  });
  it("shows the ground: 5 km down of 20, 500 m lost", () =>
    expect(work().ground).toMatchObject({ km: 20, flatKm: 15, upKm: 0, downKm: 5, upMeters: 0, downMeters: 500 }));
  it("shows drift for muscles above the ankle alone, the hardest worked first", () => {
    expect(work().muscles.map(({ muscle: { code }, drift }) => [code, drift > 0])).toEqual([
      ["soleus", false],
      ["vasti", true],
    ]);
    expect(work().muscles[1]?.drift).toBeCloseTo(0.8 * (0.02 + 0.04 + 0.06 + 0.08), 9);
  });
  it("says how new it was", () => expect([work().similar, work().novelty]).toEqual([2, 1.3]));
  it("multiplies by its modifiers", () => {
    const style = { ...PLAIN_STYLE, forefoot: true, stepsPerMinute: 187, usualStepsPerMinute: 170 };
    const vasti = workOf(knowledge, run({}), style, 2).muscles.find(({ muscle: { code } }) => code === "vasti");
    const plain = work().muscles.find(({ muscle: { code } }) => code === "vasti");
    expect(vasti?.modifiers.map(({ code }) => code)).toEqual(["cadence", "forefoot"]);
    expect(vasti?.demand).toBeCloseTo((plain?.demand ?? 0) * 0.95 * 0.9, 9);
    expect(vasti?.soreness).toBeCloseTo((plain?.soreness ?? 0) * 0.95 * 0.9, 9);
  });
});

/** 3.3 and 5.5 m/s are the corners of easy and fast; two in a hundred still counts as flat. */
const hills = run({
  segments: [
    { meters: 3300, seconds: 1000, grade: 0.02 },
    { meters: 2000, seconds: 1000, grade: 0.1 },
    { meters: 1100, seconds: 200, grade: -0.02 },
    { meters: 600, seconds: 300, grade: -0.05 },
  ],
});
const close = (value: number) => expect.closeTo(value, 9);
const bare = (more: Partial<MuscleFact>) => ({ ...SMALL, muscles: [{ ...soleus, ...more }] });
const worked = (of: MuscleFact[], way: RunForLoad, similar = 0) =>
  workOf({ ...SMALL, muscles: of }, way, PLAIN_STYLE, similar);

describe("an estimate worked out by hand", () => {
  it("tells the ground apart", () =>
    expect(worked([], hills).ground).toEqual({
      km: close(7),
      flatKm: close(4.4),
      upKm: close(2),
      downKm: close(0.6),
      upMeters: close(66 + 200),
      downMeters: close(22 + 30),
      metersPerSecond: close(7000 / 2500),
    }));
  it("has no ground, no speed and no share of nothing", () => {
    const { ground, muscles } = worked([soleus], run({ segments: [], distanceMeters: null, seconds: null }));
    expect(ground).toEqual({
      km: 0,
      flatKm: 0,
      upKm: 0,
      downKm: 0,
      upMeters: 0,
      downMeters: 0,
      metersPerSecond: 0,
    });
    expect(muscles[0]).toEqual({
      muscle: soleus,
      plain: 0,
      drift: 0,
      modifiers: [],
      demand: 0,
      lengthening: 0,
      soreness: 0,
    });
  });
  it("weighs each stretch of the way between its corners", () => {
    const plain = 3.3 * 1.04 + 2 * 1.2 + 1.1 * 1.1 + 0.6 * 0.875;
    const lengthened = 3.3 * 1.04 * 0.22 + 2 * 1.2 * 0.1 + 1.1 * 1.1 * 0.34 + 0.6 * 0.875 * 0.35;
    expect(worked([soleus], hills).muscles[0]).toEqual({
      muscle: soleus,
      plain: close(plain),
      drift: close(0),
      modifiers: [],
      demand: close(plain),
      lengthening: close(lengthened / plain),
      soreness: close(plain + 2 * lengthened * 1.5),
    });
  });
  it("lengthens by no less than nothing and no more than the whole", () => {
    const lengthening = (easy: number) =>
      workOf(bare({ lengthening: { easy, fast: easy, up: easy, down: easy } }), hills, PLAIN_STYLE, 0).muscles[0];
    expect(lengthening(1.4)?.lengthening).toBeCloseTo(1, 9);
    expect(lengthening(-0.4)?.lengthening).toBe(0);
  });
  it("drifts by the way done before, and only above the ankle", () => {
    const segments = [16_000, 2000, 4000].map((meters) => ({ meters, seconds: meters / 3, grade: 0 }));
    const [above, below] = [
      { ...soleus, drifts: true },
      { ...soleus, drifts: false },
    ];
    const demands = worked([below, above], run({ segments })).muscles.map(({ plain, drift, demand }) => [
      plain,
      drift,
      demand,
    ]);
    const drift = 2 * 0.02 + 4 * 0.06;
    expect(demands).toEqual([
      [close(22), close(drift), close(22 + drift)],
      [close(22), close(0), close(22)],
    ]);
  });
});

describe("modifiers", () => {
  const CODES = [
    "soleus",
    "gastrocnemius",
    "deep-calf-and-peroneals",
    "plantar-foot",
    "vasti",
    "gluteus-medius-min-tfl",
    "hip-flexors",
    "hamstrings",
  ];
  const factors = (style: object) =>
    CODES.map((code) => modifiersOf(code, { ...PLAIN_STYLE, ...style }).map((each) => [each.code, each.factor]));
  const all = (code: string, expected: readonly number[]) =>
    expected.map((factor) => (factor === 1 ? [] : [[code, close(factor)]]));
  it.each([
    ["cadence", { stepsPerMinute: 187, usualStepsPerMinute: 170 }, [1, 1, 1, 1, 0.95, 0.98, 1.15, 1]],
    ["forefoot", { forefoot: true }, [1.15, 1.15, 1, 1, 0.9, 1, 1, 1]],
    ["sand", { surface: "sand" }, [1.5, 1.5, 1.5, 1.5, 1.3, 1.3, 1.3, 1.3]],
    ["trail", { surface: "trail" }, [1, 1, 1.2, 1.2, 1, 1.2, 1, 1]],
  ])("%s, muscle by muscle", (code, style, expected) => expect(factors(style)).toEqual(all(code, expected)));
  it.each([
    {},
    { forefoot: false },
    { surface: "road" },
    { surface: "track" },
    { stepsPerMinute: 187 },
    { usualStepsPerMinute: 170 },
    { stepsPerMinute: 187, usualStepsPerMinute: 0 },
    { stepsPerMinute: -187, usualStepsPerMinute: -170 },
    { stepsPerMinute: 170, usualStepsPerMinute: 170 },
  ])("%j changes nothing", (style) => expect(factors(style).flat()).toEqual([]));
  const cadence = (steps: number) =>
    modifiersOf("hip-flexors", { ...PLAIN_STYLE, stepsPerMinute: steps, usualStepsPerMinute: 170 })[0]?.factor ?? 1;
  it("of cadence grow to the studied tenth and no further, and never below the norm", () => {
    expect(cadence(187)).toBeCloseTo(1.15, 9);
    expect(cadence(178.5)).toBeCloseTo(1.075, 9);
    expect([cadence(210), cadence(160)]).toEqual([expect.closeTo(1.15, 9), 1]);
  });
  it.each([
    ["sand", "vasti", 1.3],
    ["sand", "plantar-foot", 1.5],
    ["trail", "plantar-foot", 1.2],
    ["trail", "vasti", 1],
    ["treadmill", "soleus", 1],
  ] as const)("of %s on %s: %d", (surface, code, factor) =>
    expect(modifiersOf(code, { ...PLAIN_STYLE, surface })[0]?.factor ?? 1).toBe(factor),
  );
  it("the norm is a median of at least three runs", () => {
    expect(usualSteps([170, null, 160])).toBeNull();
    expect(usualSteps([170, null, 160, 180])).toBe(170);
    expect(usualSteps([180, 160, 170])).toBe(170);
    expect(usualSteps([190, 160, 180, 170])).toBe(180);
    expect(usualSteps([])).toBeNull();
  });
});

describe("the forecast", () => {
  it("rises for two days and is gone after five", () => {
    const shares = [0, 24, 48, 72, 96, 120, 500].map(feltAfter);
    const drawn = [0.2, 0.85, 1, 0.6, 0.25, 0, 0];
    expect(shares).toEqual(drawn.map((share) => expect.closeTo(share, 9)));
    expect(feltAfter(36)).toBeCloseTo(0.925, 9);
    expect(feltAfter(-1)).toBe(0);
  });
  const at = "2026-11-23T08:00:00+01:00";
  it("names the days and puts quads first after a long way down", () => {
    const forecast = forecastOf(knowledge, [run({})], at);
    expect(forecast.map(({ inHours, day }) => [inHours, day])).toEqual([
      [24, "2026-11-24"],
      [48, "2026-11-25"],
      [72, "2026-11-26"],
    ]);
    expect(forecast[1]?.regions[0]).toMatchObject({ region: "quads", level: 3 });
  });
  it("tells places of one level apart by what the run asked of them", () => {
    const segments = Array.from({ length: 320 }, () => ({ meters: 50, seconds: 16, grade: -0.026 }));
    const [day] = forecastOf(knowledge, [run({ segments, distanceMeters: 16_000, seconds: 5120 })], at);
    const order = day!.regions.map(({ level, demand }) => [level, demand] as const);
    expect(order).toEqual(order.toSorted((a, b) => b[0] - a[0] || b[1] - a[1]));
    // Of equals, the one that is a hair sorer does not stand before the one that worked several times as hard.
    const sorest = day!.regions.toSorted((a, b) => b.kilometers - a.kilometers);
    expect(order).not.toEqual(sorest.map(({ level, demand }) => [level, demand]));
  });
  it("expects nothing of a short easy run, of a ride, and of a run yet to come", () => {
    const easy = run({ segments: [], distanceMeters: 4000, seconds: 1400 });
    for (const one of [easy, run({ sport: "cycling" }), run({ startedAt: "2026-11-24T06:00:00+01:00" })])
      expect(forecastOf(knowledge, [one], at).flatMap(({ regions }) => regions)).toEqual([]);
  });
  it("expects less of the second time", () => {
    const again = forecastOf(knowledge, [run({}), run({ startedAt: "2026-11-10T06:00:00+01:00" })], at);
    const once = forecastOf(knowledge, [run({})], at);
    expect(again[0]?.regions[0]?.kilometers).toBeLessThan(once[0]?.regions[0]?.kilometers ?? 0);
  });
  it("stands behind the person's own word, 0 too", () => {
    expect(shown(0, 3)).toEqual({ from: "you", soreness: 0 });
    expect(shown(null, 3)).toEqual({ from: "estimate", level: 3 });
  });
  it("is put beside what the person told, the worse side of it", () => {
    const [day] = forecastOf(knowledge, [run({})], at);
    const told = [
      { region: "quads", side: "left", soreness: 2 },
      { region: "quads", side: "right", soreness: 6 },
      { region: "calf-soleus", side: "left", soreness: 0 },
      { region: "foot", side: "left", soreness: 5 },
      { region: "shin", side: "left", soreness: 1 },
    ] as const;
    const outcomes = besideTold(day!, told).map(({ region, outcome }) => [region, outcome]);
    expect(outcomes).toEqual([
      ["quads", "right"],
      ["calf-soleus", "expected-and-not-sore"],
      ["foot", "sore-and-not-expected"],
      ["shin", "right"],
    ]);
  });
});

describe("the trend", () => {
  it("is two lines: a week and four weeks, rest days as nothing", () => {
    const days = trendOf(
      [
        { day: "2026-11-01", load: 8 },
        { day: "2026-11-03", load: 8 },
      ],
      "2026-11-04",
    );
    expect(days.map(({ short }) => short)).toEqual([2, 1.5, 3.125, 2.34375]);
    expect(days[0]?.long).toBeCloseTo(8 * (2 / 29), 12);
    expect(days.every(({ settled }) => !settled)).toBe(true);
  });
  it("settles at a steady load", () => {
    const loads = Array.from({ length: 200 }, (_, i) => ({
      day: new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
      load: 5,
    }));
    const last = trendOf(loads, loads.at(-1)!.day).at(-1);
    expect([last?.short, last?.long, last?.settled]).toEqual([expect.closeTo(5, 5), expect.closeTo(5, 3), true]);
  });
  it("of nothing is nothing", () => expect(trendOf([], "2026-11-04")).toEqual([]));
  it("a session's load is effort times minutes, or unknown", () => {
    expect(sessionLoad(6, 1800)).toBe(180);
    expect(sessionLoad(null, 1800)).toBeNull();
  });
});

describe("the one nudge", () => {
  const of = (meters: number, earlier: number, startedAt = "2026-11-10T06:00:00+01:00") => {
    const now = run({ distanceMeters: meters });
    return longRun(now, [now, run({ distanceMeters: earlier, startedAt })])?.band ?? null;
  };
  it.each([
    [11_000, 10_000, null],
    [11_100, 10_000, "10-30"],
    [14_000, 10_000, "30-100"],
    [21_000, 10_000, "over-100"],
  ])("%i m after %i m: %s", (meters, earlier, band) => expect(of(meters, earlier)).toBe(band));
  it("looks back thirty days, and never to a later or another sport's way", () => {
    expect(of(20_000, 10_000, "2026-10-24T06:00:00+02:00")).toBe("30-100");
    expect(of(20_000, 10_000, "2026-10-23T06:00:00+02:00")).toBeNull();
    expect(of(20_000, 10_000, "2026-11-24T06:00:00+01:00")).toBeNull();
    expect(longRun(run({}), [run({ sport: "cycling", startedAt: "2026-11-10T06:00:00+01:00" })])).toBeNull();
  });
});

describe("what one run may leave", () => {
  it("is what the forecast says two days after its end, number by number", () => {
    const work = workOf(knowledge, run({}), PLAIN_STYLE, 0);
    const left = leftBy(knowledge, work.muscles);
    const [then] = forecastOf(knowledge, [run({})], "2026-11-23T08:00:00+01:00", [48]);
    expect(left.filter(({ level }) => level > 0)).toMatchObject(then!.regions);
    expect(left.map(({ region }) => region).toSorted()).toEqual(["calf-soleus", "quads"]);
    for (const { soreness, easy, kilometers, level } of left) {
      expect(kilometers).toBeCloseTo(soreness / easy, 9);
      expect(level).toBe(LEVELS_KM.filter((border) => kilometers >= border).length);
    }
  });
});
