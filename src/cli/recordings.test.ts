import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { read, type Run } from "#runs";

/**
 * Real recordings with the values that other readers agree on. They show where people live, so they are never in
 * this repository: these tests run where the folder beside it exists.
 */
const FOLDER = "../shared/runs";
interface Expected {
  readonly file: string;
  readonly format: string;
  readonly expect: string;
  readonly sessions?: readonly Values[];
}
type Values = Readonly<Record<string, number | string | boolean | null>>;
type Named = Expected & Values;

const all: readonly Named[] = existsSync(FOLDER)
  ? (JSON.parse(readFileSync(`${FOLDER}/expected.json`, "utf8")) as { files: readonly Named[] }).files
  : [];
const single = all.filter((f) => /\.(fit|gpx|gz)$/.test(f.file));

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
    const results = await read(new Uint8Array(readFileSync(`${FOLDER}/${file}`)), file);
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
    const [result] = await read(new Uint8Array(readFileSync(`${FOLDER}/${file}`)), file);
    expect(result).toMatchObject({
      ok: true,
      run: { ...run, warnings: expect.arrayContaining(warning ? [warning] : []) },
    });
  });

  it.each([
    ["made/entity-bomb.gpx", "declares-entities"],
    ["made/zero-bytes.fit", "empty"],
  ])("%s is refused as %s", async (file, problem) =>
    expect(await read(new Uint8Array(readFileSync(`${FOLDER}/${file}`)), file)).toMatchObject([{ ok: false, problem }]),
  );
});
