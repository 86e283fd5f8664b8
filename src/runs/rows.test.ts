import { expect, it } from "vitest";
import { bytesItem } from "./item.ts";
import { read, readFolder } from "./read.ts";
import type { Run } from "./run.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const header = Array.from({ length: 24 }, (_, i) => (i === 15 ? "h5" : i === 17 ? "h6" : `h${i}`)).join(",");
const row = (name: string, file: string, id = 1): string =>
  `${id},"2026-05-02, 06:10:03",${name},Run,,60,0.18,,,,,,${file},,,60,55,180${",".repeat(6)}`;
const route = (places: readonly (readonly [number, number])[]): string =>
  `<gpx version="1.1"><trk><type>running</type><trkseg>${places
    .map(([lat, lon], i) => {
      const time = new Date(Date.UTC(2026, 4, 2, 6, 10, i * 4)).toISOString();
      return `<trkpt lat="${lat}" lon="${lon}"><time>${time}</time></trkpt>`;
    })
    .join("")}</trkseg></trk></gpx>`;
const way = Array.from({ length: 20 }, (_, i) => [47 + i * 0.0001, 8.5] as const);

async function runsOf(files: Readonly<Record<string, string>>): Promise<readonly Run[]> {
  const items = Object.entries(files).map(([name, text]) => bytesItem(name, bytesOf(text)));
  const runs: Run[] = [];
  for await (const { results } of readFolder("folder", items))
    for (const result of results) if (result.ok) runs.push(result.run);
  return runs;
}

it("a row finds its recording where the packer parts folders by backslashes", async () => {
  const runs = await runsOf({
    "export\\activities.csv": [header, row("Morning", "activities/1.gpx")].join("\n"),
    "export\\activities\\1.gpx": route(way),
  });
  expect(runs.map(({ name, format, warnings }) => [name, format, warnings])).toEqual([["Morning", "gpx", []]]);
});

it("of two rows that name one file the second does not say that the file is missing", async () => {
  const rows = [row("First", "1.gpx", 1), row("Second", "1.gpx", 2), row("Third", "3.gpx", 3)];
  const runs = await runsOf({ "activities.csv": [header, ...rows].join("\n"), "1.gpx": route(way) });
  expect(runs.map(({ name, warnings }) => [name, warnings])).toEqual([
    ["First", []],
    ["Second", []],
    ["Third", ["file-missing"]],
  ]);
});

it("a name in a list is no longer than one in a recording", async () => {
  const long = "a".repeat(5000);
  const runkeeper = `Activity Id,Date,Type,Route Name,Distance (km),Duration,Average Pace,Average Speed (km/h),Calories Burned,Climb (m),Average Heart Rate (bpm),Friend's Tagged,Notes,GPX File\nx,2026-05-02 06:10:03,Running,${long},5,25:00,,,,,,,,`;
  for (const list of [[header, row(long, "")].join("\n"), runkeeper]) {
    const [result] = await read(bytesOf(list), "list.csv");
    expect(result?.ok && result.run.name).toBe("a".repeat(200));
  }
});

it("the zone is that of the first place that is one: a watch without satellites writes 0, 0", async () => {
  const [result] = await read(bytesOf(route([[0, 0], ...way])), "a.gpx");
  expect(result?.ok && result.run.estimatedUtcOffsetMinutes).toBe(120);
});

it("a day that no calendar has is no date", async () => {
  const dated = (date: string): string => [header, row("A", "").replace("2026-05-02", date)].join("\n");
  const dateOf = async (date: string): Promise<unknown> => {
    const [result] = await read(bytesOf(dated(date)), "list.csv");
    return result?.ok && [result.run.startedAt?.slice(0, 10) ?? null, result.run.warnings.includes("no-date")];
  };
  expect(await dateOf("31.02.2026")).toEqual([null, true]);
  expect(await dateOf("29.02.2024")).toEqual(["2024-02-29", false]);
  const workout = `<HealthData><Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="10" durationUnit="min" startDate="2026-02-30 07:30:00 +0200" endDate="2026-02-30 07:40:00 +0200"/></HealthData>`;
  const [result] = await read(bytesOf(workout), "export.xml");
  expect(result?.ok && result.run.startedAt).toBeNull();
});

it("a quote that is missing, or a list that is cut off, costs its own rows only, and that is told", async () => {
  const rows = [1, 2, 3, 4, 5].map((id) => row(`"Run ${id}"`, "", id));
  const told = async (text: string) =>
    (await read(bytesOf(text), "list.csv")).map((result) =>
      result.ok ? result.run.name : [result.problem, result.detail],
    );
  const names = (...ids: readonly number[]): readonly string[] => ids.map((id) => `Run ${id}`);
  const text = [header, ...rows].join("\n");
  expect(await told(text)).toEqual(names(1, 2, 3, 4, 5));
  const broken = ["rows-left-out", "1"];
  const both = ["rows-left-out", "2"];
  expect(await told(text.slice(0, -30))).toEqual([...names(1, 2, 3, 4), broken]);
  const unclosed = await told(text.replace('"Run 3"', '"Run 3'));
  expect(unclosed).toEqual([...names(1, 2, 5), both]);
  expect(await told(text.replace('"Run 3"', 'Run 3"'))).toEqual(["Run 1", "Run 2", 'Run 3"', "Run 4", "Run 5"]);
  expect(await told(text.replace("Run 3", 'Run ""3""'))).toEqual(["Run 1", "Run 2", 'Run "3"', "Run 4", "Run 5"]);
  // A line of a text that begins with a number, and holds a quote, is no row.
  const [first] = await told(text.replace('"Run 1"', '"Run\n10,5 km ""easy"""'));
  expect(first).toBe('Run\n10,5 km "easy"');
  const steps = readFolder("folder", [bytesItem("activities.csv", bytesOf(text.slice(0, -30)))]);
  const files: string[] = [];
  for await (const { results } of steps) files.push(...results.flatMap((each) => (each.ok ? [] : [each.file])));
  expect(files).toEqual(["folder/activities.csv"]);
});
