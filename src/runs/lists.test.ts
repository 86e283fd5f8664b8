import { describe, expect, it } from "vitest";
import { listLeads } from "./list.ts";
import { read } from "./read.ts";
import type { Run } from "./run.ts";

const runsOf = async (text: string, name: string): Promise<readonly Run[]> =>
  (await read(new TextEncoder().encode(text), name)).flatMap((result) => (result.ok ? [result.run] : []));

it("Runkeeper: a day that no calendar has is no date, and a row without a distance says so", async () => {
  const header = "Date,Type,Route Name,Distance (km),Duration,Climb (m),GPX File";
  const rows = ["2026-02-30 07:00:00,Running,,5.0,25:00,,", "2026-03-02 07:00:00,Running,,,25:00,,", "Total,,,,,,"];
  const runs = await runsOf([header, ...rows].join("\n"), "cardioActivities.csv");
  expect(runs.map(({ startedAt, warnings }) => [startedAt, warnings])).toEqual([
    [null, ["no-zone", "no-date", "typed-in"]],
    ["2026-03-02T07:00:00Z", ["no-zone", "no-distance", "typed-in"]],
  ]);
});

it("Strava: pulse and effort are read only where the header around them is the known one", async () => {
  const [id, start] = ["1", `"2026-05-02, 06:10:03"`];
  const names = Array.from({ length: 60 }, (_, i) => `h${i}`);
  const twice: Readonly<Record<number, number>> = { 15: 5, 17: 6, 30: 7, 37: 8, 50: 9 };
  const known = names.map((name, i) => (i in twice ? `h${twice[i]}` : name));
  const moved = known.map((name, i) => (i === 30 || i === 37 ? `x${i}` : name));
  const cells = names.map((_, i) => ({ 0: id, 1: start, 3: "Run", 15: "60", 17: "180", 31: "150", 43: "6" })[i] ?? "");
  const of = async (header: readonly string[]) =>
    (await runsOf([header, cells].map((row) => row.join(",")).join("\n"), "activities.csv")).map((run) => [
      run.averageHeartRate,
      run.effort,
      run.distanceMeters,
    ]);
  expect(await of(known)).toEqual([[150, 6, 180]]);
  expect(await of(moved)).toEqual([[null, null, 180]]);
});

it("TCX: points that run backwards still begin at the earliest; lengths are told to the centimeter", async () => {
  const point = (minute: number, meters: number): string =>
    `<Trackpoint><Time>2026-05-02T06:${String(minute).padStart(2, "0")}:00Z</Time><DistanceMeters>${meters}</DistanceMeters></Trackpoint>`;
  const lap = `<TotalTimeSeconds>120</TotalTimeSeconds><DistanceMeters>400.500091552734</DistanceMeters><Track>${point(12, 400)}${point(11, 200)}${point(10, 0)}</Track>`;
  const text = `<TrainingCenterDatabase><Activities><Activity Sport="Running"><Lap>${lap}</Lap></Activity></Activities></TrainingCenterDatabase>`;
  const [run] = await runsOf(text, "a.tcx");
  expect(run).toMatchObject({ startedAt: "2026-05-02T06:10:00Z", elapsedSeconds: 120, distanceMeters: 400.5 });
  expect(run?.warnings).toContain("times-out-of-order");
});

it("a list that knows the distance answers what its route cannot tell", async () => {
  const point = (i: number): string =>
    `<trkpt lat="${47 + i / 1000}" lon="8"><time>2026-05-02T06:10:0${i}Z</time></trkpt>`;
  const text = `<gpx><trk><type>running</type><trkseg>${[0, 1, 2].map(point).join("")}</trkseg></trk></gpx>`;
  const [route] = await runsOf(text, "route.gpx");
  expect([route!.distanceMeters, route!.warnings]).toEqual([null, ["odd-values", "no-distance"]]);
  const row = { ...route!, distanceMeters: 5000, warnings: [] };
  expect(listLeads(row, route!).warnings).toEqual(["odd-values"]);
});

describe("a list that was saved again", () => {
  const header = "Date,Type,Route Name,Distance (km),Duration,Climb (m),GPX File";
  const rows = [1, 2, 3].map((day) => `2026-03-0${day} 07:00:00,Running,"Around, twice",${day}.5,25:00,,`);
  const comma = (row: string): string => `${row},`;
  const semicolons = (row: string): string => row.replaceAll(/,(?! )/g, ";");
  const german = (row: string): string =>
    semicolons(row)
      .replace(/2026-03-(..) (..:..):../, "$1.03.2026 $2")
      .replace(/;(\d)\.(\d);/, ";$1,$2;");
  it.each([
    ["every row ends with a comma", [header, ...rows.map(comma)].join("\n")],
    ["the header ends with one", [comma(header), ...rows].join("\n")],
    ["with semicolons", [header, ...rows].map(semicolons).join("\r\n")],
    ["by a German spreadsheet", [header, ...rows].map(german).join("\r\n")],
    ["with tabs", [header, ...rows].map((row) => semicolons(row).replaceAll(";", "\t")).join("\n")],
    ["with the line ends of old computers", [header, ...rows].join("\r")],
  ])("is read: %s", async (_, text) => {
    const results = await read(new TextEncoder().encode(text), "cardioActivities.csv");
    expect(results.map((each) => each.ok && [each.run.startedAt, each.run.name, each.run.distanceMeters])).toEqual(
      [1, 2, 3].map((day) => [`2026-03-0${day}T07:00:00Z`, "Around, twice", day * 1000 + 500]),
    );
  });
  const said = async (text: string): Promise<readonly unknown[]> =>
    (await read(new TextEncoder().encode(text), "cardioActivities.csv")).map((each) =>
      each.ok
        ? [each.run.startedAt?.slice(8, 10), each.run.distanceMeters, each.run.timerSeconds, each.run.ascentMeters]
        : each.detail,
    );
  it("a quote that is missing mixes no two rows, also where their columns come out right", async () => {
    const named = (day: number, name: string): string => `2026-03-0${day} 07:00:00,Running,${name},${day}.5,25:00,,`;
    const text = [header, named(1, "A"), named(2, '"Morning'), named(3, '"Evening"'), named(4, "B")].join("\n");
    expect(await said(text)).toEqual([["01", 1500, 1500, null], ["04", 4500, 1500, null], "2"]);
  });
  it("where some rows have the header's columns, others with one more are none", async () => {
    const moved = [1, 2, 3].map((day) => `2026-03-0${day} 07:00:00,Running,Park, lap,${day}.5,25:00,,`);
    expect(await said([header, rows[0], ...moved].join("\n"))).toEqual([["01", 1500, 1500, null], "3"]);
  });
  it("25:10 that a spreadsheet made hours of is no time, and a comma before three digits no number", async () => {
    const text = [header, '2026-03-01 07:00:00,Running,A,5.25,25:10:00,"1,234",'].join("\n");
    expect(await said(text)).toEqual([["01", 5250, null, null]]);
    const [result] = await read(new TextEncoder().encode(text), "cardioActivities.csv");
    expect(result?.ok && result.run.warnings).toContain("odd-values");
    expect(await said([header, "2026-03-01 07:00:00,Running,A,0.00,1:05:00,,"].join("\n"))).toEqual([
      ["01", 0, 3900, null],
    ]);
  });
  it("a single row with a cell too many is none: a name with a comma moves all that follow it", async () => {
    const text = [header, rows[0], "2026-03-04 07:00:00,Running,Around, twice,4.5,25:00,,"].join("\n");
    const results = await read(new TextEncoder().encode(text), "cardioActivities.csv");
    expect(results.map((each) => (each.ok ? each.run.name : each.detail))).toEqual(["Around, twice", "1"]);
  });
});
