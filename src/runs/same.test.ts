import { describe, expect, it } from "vitest";
import { madeRun } from "./made-fit.ts";
import { read } from "./read.ts";
import type { Run } from "./run.ts";
import { activitiesOf } from "./activities.ts";
import { isSame } from "./same.ts";

const [first] = await read(madeRun(1800, 0.01), "a.fit");
const base: Run = first?.ok ? first.run : (undefined as never);
const other = (more: Partial<Run>): Run => ({ ...base, id: "other", ...more });
const later = (seconds: number): string => new Date(Date.parse(base.startedAt!) + seconds * 1000).toISOString();

/** A row whose clock states no zone, as far ahead of the recording. */
const bare = (seconds: number): Partial<Run> => ({
  startedAt: later(seconds),
  warnings: ["no-zone"],
  utcOffsetMinutes: null,
  estimatedUtcOffsetMinutes: null,
});
const zoneless = other({ id: "zoneless", utcOffsetMinutes: null, estimatedUtcOffsetMinutes: null });

describe("one activity from two sources", () => {
  it.each<[string, Partial<Run>]>([
    ["started half a minute later by the phone", { startedAt: later(30), elapsedSeconds: 1770 }],
    ["with the distance of a service", { distanceMeters: 5400 * 1.03 }],
    ["without a sport", { sport: null }],
    ["as a row without a distance", { distanceMeters: null, format: "strava" }],
    ["with a clock of another zone", { startedAt: later(7200), warnings: ["no-zone"] }],
    ["on a belt that counts otherwise", { distanceMeters: 5400 * 0.8 }],
  ])("is one: %s", (_, more) => expect(isSame(base, other(more))).toBe(true));

  it.each<[string, Partial<Run>]>([
    ["three minutes later", { startedAt: later(180) }],
    ["of another sport", { sport: "cycling" }],
    ["twice as far", { distanceMeters: 10_800 }],
    ["half as long", { elapsedSeconds: 900, timerSeconds: 900 }],
    ["the same loop an hour later", { startedAt: later(3600) }],
    ["without a date", { startedAt: null }],
  ])("are two: %s", (_, more) => expect(isSame(base, other(more))).toBe(false));
});

it("two repeats on a track are two: nobody runs both at once", () => {
  const lap = { elapsedSeconds: 90, timerSeconds: 90, movingSeconds: null, distanceMeters: 420 };
  expect(isSame(other(lap), other({ ...lap, id: "next", startedAt: later(110) }))).toBe(false);
  expect(isSame(other(lap), other({ ...lap, id: "phone", startedAt: later(20) }))).toBe(true);
});

describe("a clock without a zone", () => {
  const known = other({ id: "known", utcOffsetMinutes: null, estimatedUtcOffsetMinutes: 120 });
  it("is read by the zone of the other recording where that is known", () => {
    expect(isSame(known, other(bare(7200 + 20)))).toBe(true);
    expect(isSame(other(bare(7200 + 20)), known)).toBe(true);
    // To work at 7:00, home at 19:00: the same way, the same time, another zone would make them one.
    expect(isSame(known, other(bare(-10 * 3600 + 10)))).toBe(false);
  });
  it("may stand in any zone where nobody knows one, but then start and figures are equal", () => {
    const odd = { elapsedSeconds: 1537, timerSeconds: 1537 };
    const row = (seconds: number, more: Partial<Run> = {}) => other({ ...bare(seconds), ...odd, ...more });
    const unzoned = { ...zoneless, ...odd };
    expect(isSame(unzoned, row(5 * 3600 + 1))).toBe(true);
    expect(isSame(unzoned, row(5 * 3600 + 8))).toBe(false);
    expect(isSame(unzoned, row(5 * 3600, { elapsedSeconds: 1541, timerSeconds: 1541 }))).toBe(false);
    expect(isSame(unzoned, row(5 * 3600, { distanceMeters: 5400 * 1.05 }))).toBe(false);
    expect(isSame(unzoned, row(-13 * 3600))).toBe(false);
  });
  it("and round figures are two runs: whoever types them in types them in twice", () => {
    const typed = { elapsedSeconds: null, timerSeconds: 1500, movingSeconds: null, distanceMeters: 5000 };
    for (const hours of [-10, 1, 3, 10])
      expect(isSame({ ...zoneless, ...typed }, other({ ...bare(hours * 3600), ...typed }))).toBe(false);
  });
});

it("the richest leads and the others stay, in whatever order they come", () => {
  const poor = other({ segments: [], format: "strava" });
  const gpx = other({ id: "gpx", format: "gpx" });
  for (const order of [
    [base, poor, gpx],
    [poor, gpx, base],
    [gpx, base, poor],
  ]) {
    const [activity, ...more] = activitiesOf(order);
    expect(more).toEqual([]);
    expect([activity?.lead.id, activity?.others.map(({ id }) => id)]).toEqual([base.id, ["gpx", "other"]]);
  }
});

it("what tells no distance does not lead before what tells one", () => {
  const without = other({ id: "tcx", format: "tcx", distanceMeters: null });
  const gpx = other({ id: "gpx", format: "gpx", has: { ...base.has, heartRate: false } });
  expect(activitiesOf([without, gpx]).map(({ lead, others }) => [lead.id, others.length])).toEqual([["gpx", 1]]);
});

describe("pieces of one route file", () => {
  const piece = (id: string, seconds: number, more: Partial<Run> = {}): Run =>
    other({ id, format: "gpx", startedAt: later(seconds), elapsedSeconds: 1800, timerSeconds: null, ...more });
  const pieces = [piece("a1", 0), piece("a1-2", 9000)];
  const whole = other({
    id: "whole",
    format: "fit",
    startedAt: later(20),
    elapsedSeconds: 10_800,
    distanceMeters: base.distanceMeters! * 2.02,
  });
  it("stand behind a recording of the whole", () => {
    for (const all of [
      [...pieces, whole],
      [whole, ...pieces],
    ]) {
      const [activity, ...more] = activitiesOf(all);
      expect(more).toEqual([]);
      expect([activity?.lead.id, activity?.others.map(({ id }) => id)]).toEqual(["whole", ["a1", "a1-2"]]);
    }
  });
  it("stand for themselves where none is of the whole, or it has no way", () => {
    expect(activitiesOf(pieces).map(({ lead }) => lead.id)).toEqual(["a1", "a1-2"]);
    for (const more of [{ distanceMeters: base.distanceMeters! * 3 }, { segments: [] }, { elapsedSeconds: 1800 }])
      expect(activitiesOf([...pieces, { ...whole, timerSeconds: null, ...more }]).length).toBe(3);
  });
});

it("runs of every day at the same hour stay apart, and many of them are fast", () => {
  const days = Array.from({ length: 5000 }, (_, i) => other({ id: `${i}`, startedAt: later(i * 86_400) }));
  expect(activitiesOf(days)).toHaveLength(5000);
});
