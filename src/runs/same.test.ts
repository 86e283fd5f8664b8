import { describe, expect, it } from "vitest";
import { madeRun } from "./made-fit.ts";
import { read } from "./read.ts";
import type { Run } from "./run.ts";
import { activitiesOf, isSame } from "./same.ts";

const [first] = await read(madeRun(1800, 0.01), "a.fit");
const base: Run = first?.ok ? first.run : (undefined as never);
const other = (more: Partial<Run>): Run => ({ ...base, id: "other", ...more });
const later = (seconds: number): string => new Date(Date.parse(base.startedAt!) + seconds * 1000).toISOString();

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

it("runs of every day at the same hour stay apart, and many of them are fast", () => {
  const days = Array.from({ length: 5000 }, (_, i) => other({ id: `${i}`, startedAt: later(i * 86_400) }));
  expect(activitiesOf(days)).toHaveLength(5000);
});
