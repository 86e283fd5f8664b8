import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { activitiesOf, read, type Run } from "#runs";

/**
 * Real recordings with the values that other readers agree on. They show where people live, so they are never in
 * this repository: these tests run where the folder beside it exists.
 */
const FOLDER = "../shared/runs";
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(`${FOLDER}/${file}`));

interface Expected {
  readonly file: string;
  readonly format: string;
  readonly expect: string;
  readonly sessions?: readonly Values[];
  readonly activities?: readonly Values[];
  readonly workouts?: readonly Values[];
  readonly spot?: readonly Values[];
}
type Values = Readonly<Record<string, number | string | boolean | null>>;
type Named = Expected & Values;

const all: readonly Named[] = existsSync(FOLDER)
  ? (JSON.parse(readFileSync(`${FOLDER}/expected.json`, "utf8")) as { files: readonly Named[] }).files
  : [];
const single = all.filter((f) => /\.(fit|gpx|gz|tcx)$/.test(f.file));

const near = (a: unknown, b: unknown): boolean =>
  typeof a === "number" && typeof b === "number" ? Math.abs(a - b) <= Math.max(1, Math.abs(b) * 0.005) : a === b;

/** [what it is, what it should be]; undefined = the list does not say. */
const pairs = (run: Run, want: Values): readonly (readonly [string, unknown, unknown])[] => [
  ["sport", run.sport, want["sport"]],
  ["subSport", run.subSport, want["subSport"]],
  ["startedAt", run.startedAt?.replace(/\.\d+Z$/, "Z") ?? null, want["startTimeUtc"]],
  ["elapsed", run.elapsedSeconds, want["elapsedSec"]],
  ["timer", run.timerSeconds, want["timerSec"]],
  ["distance", run.distanceMeters, want["distanceM"]],
  ["ascent", run.ascentMeters, want["ascentM"]],
  ["descent", run.descentMeters, want["descentM"]],
  ["samples", run.samples, want["samples"]],
  ["position", run.has.position, want["hasGps"]],
  ["heart rate", run.has.heartRate, want["hasHr"]],
  ["cadence", run.has.cadence, want["hasCadence"]],
  ["altitude", run.has.altitude, want["hasAltitude"]],
];

const mustGiveItsValues = single.filter((f) => f.expect === "import" && !f.file.includes("fit-content-named"));

describe.runIf(single.length > 0)("real recordings", () => {
  it.each(mustGiveItsValues.map((f) => [f.file, f] as const))("%s", async (file, wanted) => {
    const results = await read(bytesOf(file), file);
    const wants = wanted.sessions ?? [wanted];
    expect(results).toHaveLength(wants.length);
    for (const [i, result] of results.entries()) {
      if (!result.ok) throw new Error(result.problem);
      const off = pairs(result.run, wants[i] ?? {}).filter(([, is, want]) => want !== undefined && !near(is, want));
      // The strap's heart rate of the pool swim is in other messages: may be true or false.
      expect(off.filter(([what]) => !(file.startsWith("swim") && what === "heart rate"))).toEqual([]);
    }
  });

  it.each([
    ["damaged-sigma-cut-off-ride.fit", { sport: null, samples: 14_391 }, "cut-off"],
    ["damaged-strava-android-lost-bytes.fit", { sport: "running", samples: 0, distanceMeters: 11_274.04 }, "damaged"],
    ["hike-partly-timed-gpx10.gpx", { elapsedSeconds: null, segments: [] }, "few-times"],
    ["run-garmin-fr70-compressed-timestamps.fit", { startedAt: null, samples: 755 }, "no-date"],
    ["made/crc-bad-walk.fit", { sport: "walking", samples: 17 }, "checksum-mismatch"],
    ["made/fit-content-named.gpx", { sport: "walking", samples: 17, format: "fit" }, null],
  ])("%s says what is wrong", async (file, run, warning) => {
    const [result] = await read(bytesOf(file), file);
    expect(result).toMatchObject({
      ok: true,
      run: { ...run, warnings: expect.arrayContaining(warning ? [warning] : []) },
    });
  });

  it.each([
    ["made/entity-bomb.gpx", "declares-entities"],
    ["made/zero-bytes.fit", "empty"],
    ["made/zip-bomb.zip", "too-large"],
  ])("%s is refused as %s", async (file, problem) =>
    expect(await read(bytesOf(file), file)).toMatchObject([{ ok: false, problem }]),
  );
});

/** Every activity of a file; fails where one could not be read. */
async function runsOf(file: string): Promise<readonly Run[]> {
  const results = await read(bytesOf(file), file);
  return results.map((result) => {
    if (!result.ok) throw new Error(`${result.file}: ${result.problem}`);
    return result.run;
  });
}
const runAt = (runs: readonly Run[], startTimeUtc: unknown): Run => {
  const found = runs.find(
    ({ startedAt }) => Math.abs(Date.parse(startedAt ?? "") - Date.parse(String(startTimeUtc))) <= 1000,
  );
  if (!found) throw new Error(`no activity at ${String(startTimeUtc)}`);
  return found;
};
const offOf = (run: Run, want: Values, distancePercent: number): readonly unknown[] =>
  [
    ["elapsed", run.elapsedSeconds, want["elapsedSec"], 1],
    ["timer", run.timerSeconds, want["timerSec"] ?? want["durationSec"], 1],
    ["moving", run.movingSeconds, want["movingSec"], 1],
    ["distance", run.distanceMeters, want["distanceM"], (Number(want["distanceM"]) * distancePercent) / 100],
    ["ascent", run.ascentMeters, want["ascentM"], 1],
    ["heart rate", run.averageHeartRate, want["avgHr"], 0.5],
  ].filter(([, is, wanted, most]) => {
    if (wanted === undefined || wanted === null) return false;
    return typeof is !== "number" || Math.abs(is - Number(wanted)) > Number(most);
  });
const named = (file: string): Named => all.find((f) => f.file === file)!;
const isRunning = ({ sport }: Run): boolean => sport === "running";

describe.runIf(all.length > 0)("archives and lists", () => {
  it.each([
    ["strava-export-small.zip", 16, 10, 1.5],
    ["garmin-export.zip", 5, 4, 0.5],
    ["strava-activities-de.csv", 6, 4, 0.1],
  ])("%s gives every activity once, with its values", async (file, count, running, percent) => {
    const runs = await runsOf(file);
    expect([runs.length, runs.filter(isRunning).length]).toEqual([count, running]);
    for (const want of named(file).activities ?? [])
      expect([want["name"], offOf(runAt(runs, want["startTimeUtc"]), want, percent)]).toEqual([want["name"], []]);
  });

  it("names what is missing beside a row, and keeps the row", async () => {
    const runs = await runsOf("strava-export-small.zip");
    const warned = runs.filter(({ format }) => format === "strava");
    expect(warned.map(({ warnings }) => warnings)).toEqual([["file-unreadable"], ["typed-in"], ["file-missing"]]);
  });

  it("joins Apple's routes to their workouts", async () => {
    const runs = await runsOf("apple-health-export.zip");
    const wants = named("apple-health-export.zip").workouts ?? [];
    expect([runs.length, runs.filter(isRunning).length]).toEqual([wants.length, 3]);
    for (const want of wants) {
      const run = runAt(runs, want["startTimeUtc"]);
      expect([want["startTimeUtc"], offOf(run, want, 0.5)]).toEqual([want["startTimeUtc"], []]);
      expect(run.has.position).toBe(Number(want["routeFiles"]) > 0);
    }
    expect(runs[0]?.utcOffsetMinutes).toBe(-480);
  });

  it("reads Runkeeper's list: miles, feet, and a clock without a zone", async () => {
    const runs = await runsOf("runkeeper-cardioActivities.csv");
    const sum = (of: (run: Run) => number | null): number => runs.reduce((all, run) => all + (of(run) ?? 0), 0);
    expect([runs.length, sum((run) => run.timerSeconds)]).toEqual([178, 547_150]);
    expect(sum((run) => run.distanceMeters)).toBeCloseTo(1_610_261.4, -2);
    for (const want of named("runkeeper-cardioActivities.csv").spot ?? []) {
      const run = runAt(runs, `${String(want["localStart"]).replace(" ", "T")}Z`);
      expect([want["localStart"], offOf(run, want, 0.1)]).toEqual([want["localStart"], []]);
      expect(run.warnings).toEqual(["no-zone", want["gpx"] === null ? "typed-in" : "file-missing"]);
    }
  });
});

describe.runIf(all.length > 0)("the whole pile together", () => {
  const FILES = /\.(fit|gpx|tcx|gz|zip|csv)$/;
  const pile = Promise.all(
    all.filter(({ file }) => FILES.test(file)).map(async ({ file }) => read(bytesOf(file), file)),
  ).then((results) => results.flat().flatMap((result) => (result.ok ? [{ file: result.file, run: result.run }] : [])));

  it("finds every double and joins nothing else", { timeout: 60_000 }, async () => {
    const found = await pile;
    const doubles = activitiesOf(found.map(({ run }) => run)).filter(({ lead, others }) => {
      const ids = new Set([lead, ...others].map(({ id }) => id));
      return found.filter(({ run }) => ids.has(run.id)).length > 1;
    });
    // Two are the same walk under the names of made/: one bit of a checksum, another extension.
    expect(doubles.map(({ lead }) => lead.startedAt).toSorted()).toEqual([
      "2016-09-11T15:57:36Z",
      "2017-03-19T16:49:30Z",
      "2017-06-11T14:32:51Z",
      "2017-10-11T16:48:25Z",
      "2019-03-10T16:17:31Z",
      "2020-02-02T11:19:33Z",
    ]);
  });

  it("estimates the climb near what the devices say", { timeout: 60_000 }, async () => {
    const climbs = (await pile).flatMap(({ run }) => {
      const { ascentMeters: stated, estimatedAscentMeters: estimated } = run;
      const counts = run.format === "fit" && isRunning(run) && (run.distanceMeters ?? 0) > 1000;
      return counts && stated !== null && estimated !== null ? [{ stated, estimated }] : [];
    });
    expect(climbs.length).toBeGreaterThan(10);
    for (const { stated, estimated } of climbs)
      expect(Math.abs(estimated - stated)).toBeLessThanOrEqual(Math.max(10, 0.15 * stated));
    const sum = (of: "stated" | "estimated"): number => climbs.reduce((total, climb) => total + climb[of], 0);
    expect(sum("estimated") / sum("stated")).toBeCloseTo(1, 1);
  });
});
