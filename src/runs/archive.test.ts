import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js/lib/zip-core-native.js";
import { describe, expect, it } from "vitest";
import { bytesItem, type Item, UNWATCHED } from "./item.ts";
import { madeRun } from "./made-fit.ts";
import { isDared, secondsAfter, unharmed, weigh } from "./harm.ts";
import { read, readFolder, readItem } from "./read.ts";
import type { ReadResult, Run } from "./run.ts";
import type { Step } from "./step.ts";

configure({ useWebWorkers: false });
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
async function zip(members: Readonly<Record<string, Uint8Array | string>>, password?: string): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), password === undefined ? {} : { password, zipCrypto: true });
  for (const [name, content] of Object.entries(members))
    await writer.add(name, new Uint8ArrayReader(typeof content === "string" ? bytesOf(content) : content));
  return writer.close();
}
const said = (results: readonly ReadResult[]): readonly (string | null)[] =>
  results.map((result) => (result.ok ? result.run.sport : result.problem));
const runsOf = (results: readonly ReadResult[]): readonly Run[] =>
  results.flatMap((result) => (result.ok ? [result.run] : []));

const route = (from: number, to: number, second: number): string =>
  `<gpx version="1.1"><trk><trkseg>${Array.from({ length: to - from + 1 }, (_, i) => {
    const time = new Date(Date.UTC(2026, 4, 6, 5, 30, second + i * 4)).toISOString();
    return `<trkpt lat="${(47 + (from + i) * 0.0001).toFixed(6)}" lon="8.5"><ele>400</ele><time>${time}</time></trkpt>`;
  }).join("")}</trkseg></trk></gpx>`;
const workout = (routes: readonly string[]): string =>
  `<HealthData><Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="600" durationUnit="s" totalDistance="1" totalDistanceUnit="km" sourceName="W" startDate="2026-05-06 07:30:00 +0200" endDate="2026-05-06 07:45:00 +0200">${routes.map((path) => `<WorkoutRoute><FileReference path="${path}"/></WorkoutRoute>`).join("")}</Workout></HealthData>`;

describe("an archive", () => {
  it("reads what is a recording, by its content, and passes over the rest", async () => {
    const bytes = await zip({
      "a.jpg": madeRun(60),
      "b/c.fit": "hello",
      "media/d.png": "\u0089PNG",
      "e.gpx": route(0, 9, 0),
    });
    expect(said(await read(bytes, "x.zip"))).toEqual(["running", "unknown-format", null]);
  });
  it("names what should have been a recording, and what is empty; not what lies beside it", async () => {
    const members = {
      "html.gpx": "<!doctype html><title>Log in</title>",
      "empty.fit": "",
      "none.gpx": "<gpx></gpx>",
      "other.rar": "Rar!",
      "__MACOSX/._a.fit": "x",
      ".nomedia": "",
      "photo.jpg": "x",
      "empty.jpg": "",
      "empty.csv": "",
      "settings.json": "{}",
      "z.fit": madeRun(60),
    };
    const told = ["unknown-format", "empty", "no-activity", "unknown-format", "running"];
    expect(said(await read(await zip(members), "x.zip"))).toEqual(told);
    const items = Object.entries(members).map(([name, content]) =>
      bytesItem(name, typeof content === "string" ? bytesOf(content) : content),
    );
    const results: ReadResult[] = [];
    for await (const step of readFolder("in", items, UNWATCHED)) results.push(...step.results);
    expect(said(results)).toEqual(told);
  });
  it("without an activity says so, once", async () => {
    for (const members of [{}, { "a.jpg": "x", "inner.zip": await zip({ "b.txt": "x" }) }])
      expect(await read(await zip(members), "x.zip")).toMatchObject([
        { file: "x.zip", ok: false, problem: "no-activity" },
      ]);
    const keys: string[] = [];
    const item = bytesItem("x.zip", await zip({ "a.fit": madeRun(60) }));
    for await (const step of readItem(item, UNWATCHED)) keys.push(...step.keys);
    for await (const step of readItem(item, { ...UNWATCHED, skip: new Set(keys) })) expect(step).toBeNull();
  });
  it("one bad member never loses the others", async () => {
    const bytes = await zip({ "a.fit": madeRun(60).slice(0, 30), "b.fit": madeRun(60), "c.gpx": "<gpx><trk></b>" });
    expect(said(await read(bytes, "x.zip"))).toEqual(["cut-off", "running", "not-xml"]);
  });
  it("names what it does not read: names that lead outside, passwords, archives in archives without end", async () => {
    expect(said(await read(await zip({ "../a.fit": madeRun(60), "b.fit": madeRun(61) }), "x.zip"))).toEqual([
      "unsafe-name",
      "running",
    ]);
    expect(said(await read(await zip({ "a.fit": madeRun(60) }, "secret"), "x.zip"))).toEqual(["locked"]);
    let nested = await zip({ "a.fit": madeRun(60) });
    for (let i = 0; i < 2; i++) nested = await zip({ [`${i}.zip`]: nested });
    expect(said(await read(nested, "x.zip"))).toEqual(["running"]);
    expect(said(await read(await zip({ "3.zip": nested }), "x.zip"))).toEqual(["too-deep"]);
  });
  it("reads what is small after five members that were made to harm, and is left after fifteen: that is told", async () => {
    const deep = `<gpx>${"<a>".repeat(100)}`;
    const bad = (n: number): Readonly<Record<string, string>> =>
      Object.fromEntries(Array.from({ length: n }, (_, i) => [`${i}.gpx`, `${deep}<!--${i}-->`]));
    const deeps = (n: number): readonly string[] => Array.from({ length: n }, () => "too-deep");
    const good = { "z.fit": madeRun(60), "inner.zip": await zip({ "y.fit": madeRun(61) }) };
    const few = await read(await zip({ ...bad(4), ...good }), "x.zip");
    expect(said(few)).toEqual([...deeps(4), "running", "running"]);
    const some = await read(await zip({ ...bad(9), ...good, "large.gpx": " ".repeat(9_000_000) }), "x.zip");
    expect(said(some)).toEqual([...deeps(9), "running", "rest-left-out"]);
    expect(some.at(-1)).toMatchObject({ file: "x.zip", detail: "2 files" });
    expect(said(await read(await zip({ ...bad(20), ...good }), "x.zip"))).toEqual([...deeps(15), "rest-left-out"]);
  });
  it("goes on after members that took too long: an honest file does so on a slow phone", async () => {
    const harm = unharmed();
    for (let i = 0; i < 5; i++) weigh(harm, "too-slow");
    expect(isDared(harm, { ...bytesItem("marathon.tcx", new Uint8Array(0)), size: 40_000_000 })).toBe(true);
  });
  it("reads no more lists than its harm allows, and of all of them as many rows as of one", async () => {
    const header = Array.from({ length: 24 }, (_, i) => (i === 15 ? "h5" : i === 17 ? "h6" : `h${i}`)).join(",");
    const row = `1,"2026-05-02, 06:10:03",Row,Run,,60,0.18,,,,,,,,,60,55,180${",".repeat(6)}\n`;
    const list = (n: number): string => `${header}\n${row.repeat(n)}`;
    const lists = { "a.csv": list(30_000), "b.csv": list(20_001), "c.csv": list(1) };
    const results: ReadResult[] = [];
    for await (const step of readItem(bytesItem("x.zip", await zip(lists)), UNWATCHED))
      if (results.push(...step.results) === 3) break;
    expect(results.map(({ file, ok }) => [file, ok])).toEqual([
      ["x.zip/b.csv", false],
      ["x.zip/c.csv", false],
      ["x.zip/a.csv#1", true],
    ]);
    const wide = `${header},${"a,".repeat(3000)}\n`;
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.csv`, `${wide}${i}`]));
    const refused = Array.from({ length: 15 }, () => "too-many");
    expect(said(await read(await zip(many), "x.zip"))).toEqual([...refused, "rest-left-out"]);
  });
  it("spends little on members that take too long, however many: a minute in all", () => {
    const harm = unharmed();
    const small = bytesItem("a.tcx", new Uint8Array(0));
    const seconds: number[] = [];
    for (; isDared(harm, small); weigh(harm, "too-slow")) seconds.push(secondsAfter(harm));
    expect(seconds.slice(0, 4)).toEqual([8, 4, 2, 2]);
    expect(seconds.reduce((sum, each) => sum + each, 0)).toBeLessThan(75);
  });
  it("a row says of each activity in its file which sport it was, and of none its own distance", async () => {
    const night = route(0, 30, 0).replace(
      "</trk></gpx>",
      `${/<trkseg>.*<\/trkseg>/.exec(route(31, 60, 86_400))}</trk></gpx>`,
    );
    const rows =
      "Date,Type,Route Name,Distance (km),Duration,Climb (m),GPX File\n2026-05-06 07:30:00,Hiking,Ridge,40,9:00:00,900,h.gpx";
    const runs = runsOf(await read(await zip({ "cardioActivities.csv": rows, "h.gpx": night }), "x.zip"));
    expect(runs.map(({ sport, name }) => [sport, name])).toEqual([
      ["hiking", "Ridge"],
      ["hiking", "Ridge"],
    ]);
    for (const { distanceMeters, warnings } of runs) {
      expect(distanceMeters).toBeLessThan(400);
      expect(warnings).not.toContain("no-sport");
    }
  });
  it("is damaged as a whole where its directory is", async () => {
    const bytes = await zip({ "a.fit": madeRun(60) });
    expect(said(await read(bytes.slice(0, -30), "x.zip"))).toEqual(["damaged"]);
  });
});

describe("a workout and its routes", () => {
  it("several routes are one way, in order of their time", async () => {
    const archive = {
      "e/export.xml": workout(["/r/2.gpx", "/r/1.gpx"]),
      "e/r/1.gpx": route(0, 30, 0),
      "e/r/2.gpx": route(60, 90, 400),
    };
    const [run, ...more] = runsOf(await read(await zip(archive), "x.zip"));
    expect(more).toEqual([]);
    expect(run).toMatchObject({
      format: "apple",
      distanceMeters: 1000,
      timerSeconds: 600,
      elapsedSeconds: 900,
      samples: 62,
    });
    expect(run?.segments.reduce((sum, { meters }) => sum + meters, 0)).toBeCloseTo(2 * 30 * 11.12, 0);
  });
  it("a route that is not there, and one that cannot be read, leave the workout", async () => {
    expect(runsOf(await read(await zip({ "e/export.xml": workout(["/r/1.gpx"]) }), "x.zip"))[0]?.warnings).toEqual([
      "file-missing",
    ]);
    const broken = { "e/export.xml": workout(["/r/1.gpx"]), "e/r/1.gpx": "<gpx><trk></b>" };
    expect(runsOf(await read(await zip(broken), "x.zip"))[0]?.warnings).toEqual(["file-unreadable"]);
  });
  it("of several routes one that cannot be read hides no other, wherever it stands", async () => {
    const good = { "e/r/1.gpx": route(0, 30, 0), "e/r/3.gpx": route(60, 90, 400) };
    for (const [paths, more] of [
      [["/r/1.gpx", "/r/2.gpx"], { "e/r/2.gpx": "<gpx><trk></b>" }],
      [["/r/0.gpx", "/r/1.gpx"], { "e/r/0.gpx": "<gpx><trk></b>" }],
      [["/r/1.gpx", "/r/2.gpx"], {}],
    ] as const) {
      const archive = { "e/export.xml": workout(paths), ...more, "e/r/1.gpx": good["e/r/1.gpx"] };
      const [run, ...rest] = runsOf(await read(await zip(archive), "x.zip"));
      expect([run?.samples, rest.length, run?.warnings]).toEqual([31, 0, ["part-missing"]]);
    }
    const three = { "e/export.xml": workout(["/r/1.gpx", "/r/2.gpx", "/r/3.gpx"]), "e/r/2.gpx": "", ...good };
    const [run] = runsOf(await read(await zip(three), "x.zip"));
    expect([run?.samples, run?.warnings]).toEqual([62, ["part-missing"]]);
  });
  it("a route that it names twice, or that another names as well, is one route", async () => {
    const twice = { "e/export.xml": workout(["/r/1.gpx", "/r/1.gpx"]), "e/r/1.gpx": route(0, 30, 0) };
    expect(runsOf(await read(await zip(twice), "x.zip")).map(({ samples }) => samples)).toEqual([31]);
    const both = `<HealthData>${[["/r/1.gpx"], ["/r/1.gpx", "/r/2.gpx"]]
      .map((paths, i) => workout(paths).replace("sourceName", `sourceVersion="${i}" sourceName`))
      .join("")
      .replaceAll(/<\/?HealthData>/g, "")}</HealthData>`;
    const archive = { "e/export.xml": both, "e/r/1.gpx": route(0, 30, 0), "e/r/2.gpx": route(60, 90, 400) };
    expect(runsOf(await read(await zip(archive), "x.zip")).map(({ samples }) => samples)).toEqual([31, 31]);
  });
  it("half read before a reload is read whole after it", async () => {
    const archive = {
      "e/export.xml": workout(["/r/1.gpx", "/r/2.gpx"]),
      "e/r/1.gpx": route(0, 30, 0),
      "e/r/2.gpx": route(60, 90, 400),
    };
    const item = bytesItem("x.zip", await zip(archive));
    const keys: string[] = [];
    for await (const step of readItem(item, UNWATCHED)) {
      keys.push(...step.keys);
      break;
    }
    const results: ReadResult[] = [];
    for await (const step of readItem(item, { ...UNWATCHED, skip: new Set(keys) })) results.push(...step.results);
    expect(runsOf(results).map(({ samples }) => samples)).toEqual([62]);
  });
  it("an export that breaks off keeps the workouts before", async () => {
    const text = workout([]).repeat(2).replace("</HealthData><HealthData>", "").slice(0, -40);
    const results = await read(bytesOf(text), "export.xml");
    expect(runsOf(results).map(({ warnings }) => warnings)).toEqual([["cut-off"]]);
  });
});

it("a row whose file is there and cannot be read says so", async () => {
  const header = Array.from({ length: 24 }, (_, i) => (i === 15 ? "h5" : i === 17 ? "h6" : `h${i}`)).join(",");
  const row = (id: number, file: string): string =>
    `${id},"2026-05-02, 06:10:03",Row ${id},Run,,60,0.18,,,,,,${file},,,60,55,180${",".repeat(6)}`;
  const gz = new Uint8Array(
    await new Response(new Blob([]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer(),
  );
  const members = {
    "activities.csv": [header, row(1, "a/1.gpx"), row(2, "a/2.gpx"), row(3, "a/3.fit.gz"), row(4, "a/4.fit")].join(
      "\n",
    ),
    "a/1.gpx": "<!doctype html>",
    "a/2.gpx": "",
    "a/3.fit.gz": gz,
  };
  const runs = runsOf(await read(await zip(members), "x.zip"));
  expect(runs.map(({ name, warnings }) => [name, warnings])).toEqual([
    ["Row 1", ["file-unreadable"]],
    ["Row 2", ["file-unreadable"]],
    ["Row 3", ["file-unreadable"]],
    ["Row 4", ["file-missing"]],
  ]);
});

describe("a row and the files of an archive", () => {
  const header = Array.from({ length: 24 }, (_, i) => (i === 15 ? "h5" : i === 17 ? "h6" : `h${i}`)).join(",");
  const row = (id: number, file: string): string =>
    `${id},"2026-05-02, 06:10:03",Row ${id},Run,,60,0.18,,,,,,${file},,,60,55,180${",".repeat(6)}`;
  it("takes no file of another folder that only has the same last name", async () => {
    const members = { "activities.csv": [header, row(1, "activities/1.gpx")].join("\n"), "old/1.gpx": route(0, 30, 0) };
    const runs = runsOf(await read(await zip(members), "x.zip"));
    expect(runs.map(({ name, warnings }) => [name, warnings])).toEqual([
      [null, ["no-sport"]],
      ["Row 1", ["file-missing"]],
    ]);
    const bare = { ...members, "activities.csv": [header, row(1, "1.gpx")].join("\n") };
    expect(runsOf(await read(await zip(bare), "x.zip")).map(({ name }) => name)).toEqual(["Row 1"]);
    const two = { ...bare, "new/1.gpx": route(0, 30, 0) };
    expect(runsOf(await read(await zip(two), "x.zip")).map(({ name }) => name)).toEqual([null, null, "Row 1"]);
  });
  it("says so where its recording was left out because others were made to harm", async () => {
    const bad = Array.from({ length: 15 }, (_, i) => [`${i}.gpx`, `<gpx>${"<a>".repeat(100)}<!--${i}-->`]);
    const members = {
      "activities.csv": [header, row(1, "z.fit")].join("\n"),
      ...Object.fromEntries(bad),
      "z.fit": madeRun(60),
    };
    const runs = runsOf(await read(await zip(members), "x.zip"));
    expect(runs.map(({ name, warnings }) => [name, warnings])).toEqual([["Row 1", ["file-left-out"]]]);
  });
});

describe("bytes that are kept", () => {
  it("are those of recordings: a film is neither gathered nor told, and harms nothing", async () => {
    const megabyte = new Uint8Array(1_000_000).fill(1);
    let taken = 0;
    const film = (name: string): Item => ({
      ...bytesItem(name, megabyte, name),
      size: 400_000_000,
      chunks: async function* () {
        for (let i = 0; i < 400; i++, taken++) yield megabyte;
      },
    });
    const films = Array.from({ length: 6 }, (_, i) => film(`${i}.mp4`));
    const inner = bytesItem("inner.zip", await zip({ "a.fit": madeRun(60), "b.gpx.gz": "no" }));
    const kept: [string, Uint8Array][] = [];
    const watch = { ...UNWATCHED, keep: async (name: string, bytes: Uint8Array) => void kept.push([name, bytes]) };
    const results: ReadResult[] = [];
    for await (const step of readFolder("in", [...films, inner], watch)) results.push(...step.results);
    expect(said(results)).toEqual(["running", "unknown-format"]);
    expect(taken).toBeLessThan(10);
    expect(kept).toEqual([["a.fit", madeRun(60)]]);
  });
  it("are those of all the routes of a workout, of each its own", async () => {
    const archive = {
      "e/export.xml": workout(["/r/1.gpx", "/r/2.gpx"]),
      "e/r/1.gpx": route(0, 30, 0),
      "e/r/1b.gpx": route(0, 9, 0),
      "e/r/2.gpx": route(60, 90, 400),
    };
    const kept: string[] = [];
    const names: string[][] = [];
    const watch = { ...UNWATCHED, keep: async (name: string) => void kept.push(name) };
    for await (const step of readItem(bytesItem("x.zip", await zip(archive)), watch))
      if (step.results.length > 0) names.push(kept.splice(0));
    expect(names).toEqual([["e/r/1b.gpx"], ["e/r/1.gpx", "e/r/2.gpx"]]);
  });
});

it("of a list without file names each recording takes the row that begins nearest", async () => {
  const start = Date.parse(runsOf(await read(madeRun(90), "a.fit"))[0]!.startedAt!);
  const summary = (activityId: number, name: string, beginTimestamp: number): object => ({
    activityId,
    name,
    beginTimestamp,
    duration: 90_000,
  });
  const list = [summary(1, "before", start - 110_000), summary(2, "own", start)];
  const members = {
    "a_summarizedActivities.json": JSON.stringify([{ summarizedActivitiesExport: list }]),
    "a.fit": madeRun(90),
  };
  const runs = runsOf(await read(await zip(members), "x.zip"));
  expect(runs.map(({ name, format }) => [name, format])).toEqual([
    ["own", "fit"],
    ["before", "garmin"],
  ]);
});

it("a list of a folder finds its files beside it, with all the steps counted", async () => {
  const header = Array.from({ length: 24 }, (_, i) => (i === 15 ? "h5" : i === 17 ? "h6" : `h${i}`)).join(",");
  const row = (id: number, file: string): string =>
    `${id},"2026-05-02, 06:10:03",Row ${id},Run,,60,0.18,,,,,,${file},,,60,55,180${",".repeat(6)}`;
  const list = [header, row(1, "activities/1.fit"), row(2, "activities/2.fit"), row(3, "")].join("\n");
  const items = [
    bytesItem("in/activities.csv", bytesOf(list)),
    bytesItem("in/activities/1.fit", madeRun(60)),
    bytesItem("in/other.fit", madeRun(90)),
  ];
  const steps: Step[] = [];
  for await (const step of readFolder("export", items, UNWATCHED)) steps.push(step);
  expect(
    steps
      .flatMap(({ results }) => runsOf(results))
      .map(({ name, movingSeconds, warnings }) => [name, movingSeconds, warnings]),
  ).toEqual([
    ["Row 1", 55, []],
    [null, null, []],
    ["Row 2", 55, ["file-missing"]],
    ["Row 3", 55, ["typed-in"]],
  ]);
  expect(steps.map(({ done, of }) => [done, of])).toEqual([
    [2, 5],
    [3, 5],
    [4, 5],
    [5, 5],
  ]);
});
