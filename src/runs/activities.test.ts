import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activitiesOf } from "./activities.ts";
import { madeRun } from "./made-fit.ts";
import { read } from "./read.ts";
import type { Run } from "./run.ts";
import { isSame } from "./same.ts";

const [first] = await read(madeRun(1800, 0.01), "a.fit");
const base: Run = first?.ok ? first.run : (undefined as never);
const begun = Date.parse(base.startedAt!);
const later = (seconds: number): string => new Date(begun + seconds * 1000).toISOString();

/** The rule itself, without an index: in order of their start, each in the latest group that is all the same. */
function plainly(runs: readonly Run[]): readonly (readonly string[])[] {
  const groups: Run[][] = [];
  const key = (run: Run): number => Date.parse(run.startedAt!);
  for (const run of runs.toSorted((a, b) => key(a) - key(b) || (a.id < b.id ? -1 : 1))) {
    const group = groups.findLast((each) => each.every((other) => isSame(other, run)));
    if (group) group.push(run);
    else groups.push([run]);
  }
  return groups.map((group) => group.map(({ id }) => id).toSorted());
}

const HOUR = 3600;
const aRun = fc
  .record({
    seconds: fc.oneof(
      fc.integer({ min: 0, max: 600 }),
      fc.integer({ min: 0, max: 240 }).map((n) => n * 900 + (n % 4)),
      fc.integer({ min: 0, max: 130 }).map((n) => n * HOUR + n),
      fc.integer({ min: -2_000_000, max: 100_000_000 }).map((ms) => ms / 1000),
    ),
    bare: fc.boolean(),
    offset: fc.constantFrom(null, null, 0, 60, 120, -300, 840, -720, 330, 3000),
    sport: fc.constantFrom("running", "running", null, "cycling"),
    distanceMeters: fc.constantFrom(5000, 5100, 5240, 6000, null),
    duration: fc.constantFrom(1537, 1500, 1539, 1590, 90, null),
  })
  .map(({ seconds, bare, offset, sport, distanceMeters, duration }) => ({
    startedAt: later(seconds),
    warnings: bare ? (["no-zone"] as const) : [],
    utcOffsetMinutes: bare ? null : offset,
    estimatedUtcOffsetMinutes: null,
    sport,
    distanceMeters,
    elapsedSeconds: duration,
    timerSeconds: null,
    movingSeconds: null,
  }));

it("what the index finds is what every pair would: the same activities", () => {
  fc.assert(
    fc.property(fc.array(aRun, { maxLength: 60, size: "max" }), (all) => {
      const runs = all.map((more, i): Run => ({ ...base, ...more, id: `${i}` }));
      const found = activitiesOf(runs).map(({ lead, others }) => [lead, ...others].map(({ id }) => id).toSorted());
      expect(found).toEqual(plainly(runs));
    }),
    { numRuns: 500 },
  );
});

/** Each takes less than one where nothing else is at work; held against every other they took minutes. */
const MOST_SECONDS = 40;

it("a name that only a lesser recording has is shown; one that leads keeps its own", () => {
  const list: Run = { ...base, id: "list", format: "runkeeper", segments: [], name: "Morning" };
  const lead = (name: string | null) => activitiesOf([list, { ...base, id: "watch", name }])[0]!.lead;
  expect([lead(null).id, lead(null).name, lead("Hills").name]).toEqual(["watch", "Morning", "Hills"]);
});

describe("many rows are told apart within seconds", () => {
  const row = (i: number, more: Partial<Run>): Run => ({
    ...base,
    id: `${i}`,
    segments: [],
    warnings: ["no-zone"],
    utcOffsetMinutes: null,
    estimatedUtcOffsetMinutes: null,
    ...more,
  });
  const secondsFor = (runs: readonly Run[]): number => {
    const before = performance.now();
    activitiesOf(runs);
    return (performance.now() - before) / 1000;
  };
  const many = (of: (i: number) => Partial<Run>): readonly Run[] =>
    Array.from({ length: 20_000 }, (_, i) => row(i, of(i)));
  it.each<[string, (i: number) => Partial<Run>]>([
    ["all of one day", (i) => ({ startedAt: later((i * 7919) % 86_400), distanceMeters: 1000 + (i % 300) * 100 })],
    ["all at one second, each another sport", (i) => ({ sport: `sport ${i}` })],
    ["all at one second and alike", () => ({})],
    ["half of them in a zone that nobody knows", (i) => ({ warnings: i % 2 ? ["no-zone"] : [], sport: `${i}` })],
    ["pieces of one file each", (i) => ({ id: `${i >> 1}-${i % 2}`, format: "gpx", segments: base.segments })],
  ])("%s", { timeout: 90_000 }, (_, of) => {
    expect(secondsFor(many(of))).toBeLessThan(MOST_SECONDS);
  });
});
