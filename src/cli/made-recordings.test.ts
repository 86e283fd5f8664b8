import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { packed, read, unpacked, type ReadResult, type Run } from "#runs";
import { lyingAt, spooled } from "./disk.ts";
import { loadOf, readEach } from "./recorded.ts";
import { speechIn } from "./speech.ts";

const english = await speechIn("en");
import { desk } from "./desk.sample.ts";

/** Recordings of nobody, made by scripts/recordings.mjs, so that a fresh clone can try every format. */
const FOLDER = "recordings";
const bytesOf = (file: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(`${FOLDER}/${file}`));
const readMade = (file: string): Promise<readonly ReadResult[]> => read(bytesOf(file), file);
async function runsOf(file: string): Promise<readonly Run[]> {
  return (await readMade(file)).map((result) => {
    if (!result.ok) throw new Error(`${result.file}: ${result.problem}`);
    return result.run;
  });
}

describe("made recordings", () => {
  it("FIT: pause, trail, effort, feel, balance, a developer's field, climb and clock", async () => {
    const [run] = await runsOf("hilly-pause.fit");
    expect(run).toMatchObject({
      sport: "running",
      subSport: "trail",
      surface: { kind: "trail", guessed: false },
      startedAt: "2026-05-02T06:10:00Z",
      utcOffsetMinutes: 120,
      elapsedSeconds: 1500,
      timerSeconds: 1200,
      recordedSeconds: 1199,
      estimatedMovingSeconds: 1199,
      ascentMeters: 61,
      effort: 6,
      feel: 75,
      leftShare: 49.7,
      stepsPerMinute: 168,
      samples: 1201,
      warnings: [],
    });
    expect(Math.abs((run?.estimatedAscentMeters ?? 0) - 61)).toBeLessThanOrEqual(4);
    expect(run?.segments.slice(0, -1).every(({ meters }) => meters >= 50)).toBe(true);
  });

  it("FIT: a belt has no grade and no position", async () => {
    const [run] = await runsOf("treadmill.fit");
    expect(run).toMatchObject({ surface: { kind: "treadmill", guessed: false }, estimatedAscentMeters: null });
    expect(run?.segments.every(({ grade }) => grade === 0)).toBe(true);
  });

  it.each([
    ["multisport-summary-first.fit", ["swimming", "running"]],
    ["chained.fit", ["running"]],
    ["plain-10.gpx", [null]],
    ["run.gpx.gz", ["running"]],
    ["two-parts.gpx", ["running"]],
    ["pause.tcx", ["running"]],
    ["strava.zip", ["running", "running", "running", "cycling", "running", "running"]],
    ["garmin.zip", ["running", "running", "running"]],
    ["apple.zip", ["running", "running"]],
    ["runkeeper.zip", ["running", "running"]],
    ["strava.csv", ["running", "running", "running", "running", "running", "cycling"]],
    ["runkeeper.csv", ["running", "running"]],
  ])("%s: every activity once", async (file, sports) =>
    expect((await runsOf(file)).map(({ sport }) => sport)).toEqual(sports),
  );

  it("GPX: extensions of the second version, nothing drawn across a gap, zone by place, summer time", async () => {
    const [run] = await runsOf("two-parts.gpx");
    expect(run?.has).toEqual({ position: true, heartRate: true, cadence: true, altitude: true });
    expect(run).toMatchObject({ utcOffsetMinutes: null, estimatedUtcOffsetMinutes: 120, elapsedSeconds: 900 });
    expect(run?.recordedSeconds).toBe(900 - 60 - 3);
  });

  it("TCX: the pause shows in elapsed time alone", async () => {
    const [run] = await runsOf("pause.tcx");
    expect(run).toMatchObject({ elapsedSeconds: 1100, timerSeconds: 897, recordedSeconds: 897 });
  });

  it("Strava: rows give names and moving time, and stand in for what is not there", async () => {
    const runs = await runsOf("strava.zip");
    expect(runs.map(({ name }) => name)).toEqual([
      'Hills, "slow"',
      "Morning Run",
      "Afternoon Run",
      "Cut off",
      "Typed in,\nby hand",
      "Lost",
    ]);
    expect(runs.map(({ movingSeconds }) => movingSeconds)).toEqual([1200, 900, 900, 3500, 1800, 2300]);
    expect(runs[5]).toMatchObject({ surface: { kind: "trail", guessed: false }, warnings: ["file-missing"] });
  });

  it("Garmin: a summary and its recording are one, a summary alone is kept", async () => {
    const runs = await runsOf("garmin.zip");
    expect(runs.map(({ name, format }) => [name, format])).toEqual([
      ["Made hills", "fit"],
      ["Belt", "fit"],
      ["Never synced", "garmin"],
    ]);
    expect(runs[2]).toMatchObject({ distanceMeters: 5000, ascentMeters: 40, warnings: ["file-missing"] });
  });

  it("Apple: the workout leads, its route brings the way", async () => {
    const [run, indoor] = await runsOf("apple.zip");
    expect(run).toMatchObject({
      format: "apple",
      utcOffsetMinutes: 120,
      distanceMeters: 2700,
      ascentMeters: 41,
      averageHeartRate: 144.5,
      samples: 301,
    });
    expect(run?.segments.length).toBeGreaterThan(30);
    expect(indoor).toMatchObject({ surface: { kind: "treadmill", guessed: false }, samples: 0 });
    expect(indoor?.distanceMeters).toBeCloseTo(4023.4, 1);
  });

  it("says of other FIT files that there is no activity in them", async () =>
    expect(await readMade("settings.fit")).toMatchObject([{ ok: false, problem: "no-activity" }]));

  it("the whole folder from the disk: what is no recording is passed over", async () => {
    const results: ReadResult[] = [];
    const io = { ...desk(), open: lyingAt };
    expect(await readEach(io, [FOLDER], (result) => results.push(result), english)).toEqual([]);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(results.length).toBeGreaterThan(30);
  });

  it("an archive in an archive is laid on the disk and gives the same", async () => {
    const results: ReadResult[] = [];
    await readEach(
      { ...desk(), open: lyingAt, spool: spooled },
      ["recordings/garmin.zip"],
      (each) => results.push(each),
      english,
    );
    expect(results.map((each) => each.ok && each.run)).toEqual(await runsOf("garmin.zip"));
  });

  it("shows in the terminal how far it is, and clears the line at the end", async () => {
    const shown: string[] = [];
    let ms = 0;
    const io = { ...desk(), open: lyingAt, now: () => (ms += 150), progress: (line: string) => void shown.push(line) };
    await readEach(io, ["recordings/strava.zip"], () => undefined, english);
    expect(shown.some((line) => /^\[#*-*\] \d+ of \d+, \d+ MB.*strava\.zip/.test(line))).toBe(true);
    expect(shown.at(-1)).toBe("");
  });

  it("counts all that was named together in the terminal, and never backwards", async () => {
    const shown: string[] = [];
    let ms = 0;
    const io = { ...desk(), open: lyingAt, now: () => (ms += 150), progress: (line: string) => void shown.push(line) };
    const files = ["hilly-pause.fit", "garmin.zip", "none.fit", "strava.zip", "pause.tcx"].map(
      (name) => `${FOLDER}/${name}`,
    );
    await readEach(io, files, () => undefined, english);
    const far = shown.flatMap((line) => {
      const said = /^\[(#*)-*\] (\d+) of (\d+)/.exec(line);
      return said ? [[said[1]!.length, Number(said[2]), Number(said[3])] as const] : [];
    });
    for (const column of [0, 1, 2] as const)
      expect(far.map((each) => each[column]).filter((n, i) => i > 0 && n < far[i - 1]![column])).toEqual([]);
    expect(far[0]?.[2]).toBe(5);
    expect(far.at(-1)?.[0]).toBeGreaterThan(15);
    expect(shown.filter((line) => line === "")).toEqual([""]);
  });

  it("load counts an activity of two sources once, on the day of the place", async () => {
    const io = { ...desk(), open: lyingAt };
    const days = async (...files: readonly string[]): Promise<unknown> => {
      const runs: Run[] = [];
      await readEach(io, files, (result) => void (result.ok && runs.push(result.run)), english);
      return loadOf(runs);
    };
    const [once, twice] = [
      await days("recordings/hilly-pause.fit"),
      await days("recordings/hilly-pause.fit", "recordings/strava.zip"),
    ];
    expect((twice as readonly unknown[])[0]).toEqual((once as readonly unknown[])[0]);
    const late = { ...(await runsOf("hilly-pause.fit"))[0]!, startedAt: "2026-05-02T22:30:00Z" };
    expect(loadOf([late]).map(({ day }) => day)).toEqual(["2026-05-03"]);
  });

  it("load counts rough ground, as the page of the run does", async () => {
    const [run] = await runsOf("hilly-pause.fit");
    const foot = (surface: Run["surface"]): number =>
      loadOf([{ ...run!, surface }])[0]!.muscles.find(({ muscle }) => muscle === "plantar-foot")!.demand;
    expect(foot({ kind: "trail", guessed: false }) / foot(null)).toBeCloseTo(1.2, 3);
    expect(foot({ kind: "road", guessed: false })).toBe(foot(null));
  });

  it.each(readdirSync(FOLDER))("%s comes back byte for byte after it was packed to be kept", async (file) =>
    expect(await unpacked(await packed(bytesOf(file)))).toEqual(bytesOf(file)),
  );
});
