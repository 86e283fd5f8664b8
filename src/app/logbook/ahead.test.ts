// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Run } from "#runs";
import { clearDraft, moment } from "../draft.ts";
import { loadRules } from "../engine.ts";
import { lastRun, lines, runs, settings } from "../record.ts";
import { requestNow } from "../request.ts";
import { activities, factsOf, liesAhead, tell } from "./activities.ts";
import { keepForecast } from "./forecast.tsx";
import { month } from "./month-view.tsx";
import { runOf } from "./run-row.ts";

const NOW = new Date("2026-11-26T14:00:00Z");
const rules = await loadRules();
const run = (id: string, startedAt: string, more: Partial<Run> = {}): Run => ({
  ...runOf({ id, format: "gpx" } as Run),
  sport: "running",
  startedAt,
  elapsedSeconds: 3600,
  distanceMeters: 10_000,
  ...more,
});
const TODAY = run("today", "2026-11-26T12:30:00Z");
const AHEAD = run("ahead", "2027-06-01T08:00:00Z");
/** 20 km in half an hour: nobody runs so. */
const FAST = run("fast", "2026-11-26T13:00:00Z", {
  sport: null,
  segments: Array.from({ length: 200 }, () => ({ meters: 100, seconds: 9, grade: 0 })),
});

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  clearDraft();
  lines.value = [];
  settings.value = {};
  runs.value = [TODAY, AHEAD];
});
afterEach(() => void vi.useRealTimers());

describe("a recording that is dated ahead of now", () => {
  it("is never the last run, and guesses no moment", () => {
    expect(lastRun.value?.id).toBe("today");
    expect(moment.value).toBe("post");
    runs.value = [AHEAD];
    expect(lastRun.value).toBeNull();
  });
  it("opens no month of its own where an earlier one has a run", () => {
    expect(month.value).toBe("2026-11");
    runs.value = [AHEAD];
    expect(month.value).toBe("2027-06");
  });
  it("is known as such", () => expect([TODAY, AHEAD].map(liesAhead)).toEqual([false, true]));
});

describe("a clock without a zone", () => {
  afterEach(() => void vi.unstubAllEnvs());
  it("stands in the zone of the device: a run of this morning in Sydney does not lie ahead", () => {
    vi.stubEnv("TZ", "Australia/Sydney");
    // 1:00 of the 27th there; the run began at 23:30 of the 26th.
    const bare = run("bare", "2026-11-26T23:30:00Z", { warnings: ["no-zone"] });
    runs.value = [bare];
    expect([liesAhead(bare), lastRun.value?.id, moment.value]).toEqual([false, "bare", "post"]);
    expect((requestNow(rules) as { readonly runs: readonly Run[] }).runs[0]).toMatchObject({
      startedAt: "2026-11-26T12:30:00.000Z",
      utcOffsetMinutes: 660,
    });
    expect(liesAhead({ ...bare, startedAt: "2026-11-27T01:30:00Z" })).toBe(true);
  });
});

describe("a recording without a sport, too fast for any run", () => {
  it("is neither the last run nor one that the planner counts", async () => {
    runs.value = [TODAY, FAST];
    await keepForecast();
    expect(lastRun.value?.id).toBe("today");
    const { runs: sent } = requestNow(rules) as { readonly runs: readonly Run[] };
    expect(sent.map(({ id }) => id)).toEqual(["today"]);
  });
});

it("effort and feel that the watch was told are taken back by the person, and told anew", async () => {
  runs.value = [{ ...TODAY, effort: 6, feel: 75 }];
  const facts = () => factsOf(activities.value[0]!);
  expect(facts()).toMatchObject({ effort: 6, feel: 75 });
  await tell(activities.value[0]!, { effort: null });
  await tell(activities.value[0]!, { feel: null });
  expect(facts()).toMatchObject({ effort: null, feel: null });
  await tell(activities.value[0]!, { effort: 3 });
  expect(facts()).toMatchObject({ effort: 3, feel: null });
});
