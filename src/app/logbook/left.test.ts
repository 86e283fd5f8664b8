import { beforeEach, describe, expect, it } from "vitest";
import { read, stepEvent } from "#runs";
import type { ImportEvent, ReadResult } from "#runs";
import { runs, storage } from "../record.ts";
import { cameOf } from "./came.ts";
import { titleOf } from "../parts/files-sheet.tsx";
import { importWith } from "./imports.ts";
import { brokenIn, keepAgain, leaveOut } from "./left.ts";
import { importEvents } from "./reading.ts";

const gpx = (hour: number): string =>
  `<gpx version="1.1"><trk><type>running</type><trkseg>${Array.from(
    { length: 60 },
    (_, i) =>
      `<trkpt lat="${(47 + i / 5000).toFixed(5)}" lon="8.5"><ele>${400 + i}</ele><time>2026-05-02T0${hour}:${String(i).padStart(2, "0")}:00Z</time></trkpt>`,
  ).join("")}</trkseg></trk></gpx>`;
const began = (id: string): ImportEvent => ({ kind: "began", import: id, at: "2026-11-23T18:00:00Z", files: [id] });
const found = (id = "1") => importWith(id)!;

describe("recordings that break off", async () => {
  const of = (file: string, words: string): Promise<readonly ReadResult[]> =>
    read(new TextEncoder().encode(words), file);
  const results = [...(await of("cut-off.gpx", gpx(6).slice(0, -80))), ...(await of("whole.gpx", gpx(7)))];
  const all = results.flatMap((result) => (result.ok ? [result.run] : []));
  const [broken] = all;
  const step = (id: string): ImportEvent => stepEvent(id, { keys: [], results });

  beforeEach(() => {
    storage.value = "memory";
    runs.value = all;
    importEvents.value = [began("1"), step("1")];
  });
  const count = (): readonly number[] => {
    const came = cameOf(found());
    return [came.runs.length + came.others.length, came.known, came.bad.length];
  };

  it("are named, whole ones are not", () =>
    expect(brokenIn(found())).toEqual([{ id: broken!.id, file: "cut-off.gpx", run: broken, out: false }]));

  it("are left out, put back, and left out again, and nothing else with them", async () => {
    expect(count()).toEqual([2, 0, 0]);
    expect(await leaveOut(found(), broken!)).toBe(true);
    expect(runs.value.map(({ id }) => id)).toEqual([all[1]!.id]);
    expect(brokenIn(found())).toEqual([{ id: broken!.id, file: "cut-off.gpx", run: broken, out: true }]);
    expect(count()).toEqual([1, 0, 0]);
    await keepAgain(found(), brokenIn(found())[0]!);
    expect(runs.value.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    expect(brokenIn(found())[0]).toMatchObject({ run: broken, out: false });
    expect(count()).toEqual([2, 0, 0]);
    expect(await leaveOut(found(), broken!)).toBe(true);
    expect(count()).toEqual([1, 0, 0]);
  });
  it("are no question where another import brought them too, nor after an undo", () => {
    importEvents.value = [began("1"), step("1"), began("2"), step("2")];
    expect(brokenIn(found("2"))).toEqual([]);
    importEvents.value = [began("1"), step("1"), { kind: "undone", import: "1" }];
    expect(brokenIn(found())).toEqual([]);
  });
  it("left out on an earlier day are named without their figures", () => {
    const id = "left-before";
    importEvents.value = [
      began("1"),
      { kind: "step", import: "1", keys: [], brought: [{ run: id, file: "a.fit" }], lines: [] },
      { kind: "left-out", import: "1", run: id },
    ];
    expect(brokenIn(found())).toEqual([{ id, file: "a.fit", run: null, out: true }]);
  });
});

describe("what came of files", async () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const run = await read(bytes(gpx(6)), "a.gpx");
  const bad = await read(bytes("nothing"), "bad.gpx");
  const list = (more: string): string =>
    ["Date,Type,Route Name,Distance (km),Duration,Climb (m)", "2026-05-02 07:00:00,Running,A,5,25:00,", more].join(
      "\n",
    );
  const brought = (id: string, results: readonly ReadResult[]): readonly ImportEvent[] => [
    began(id),
    stepEvent(id, { keys: [], results }),
  ];
  const came = (id: string, ...events: readonly (readonly ImportEvent[])[]) => {
    storage.value = "memory";
    importEvents.value = events.flat();
    runs.value = [...run, ...whole].flatMap((result) => (result.ok ? [result.run] : []));
    return cameOf(found(id));
  };
  const whole = await read(bytes(list("torn")), "list.csv");

  it("a file that was here already was read, though another beside it was not", () => {
    const again = came("2", brought("1", run), brought("2", [...run, ...bad]));
    expect([again.known, titleOf(again)]).toEqual([1, "files.none-new-bad"]);
    expect(titleOf(came("1", brought("1", bad)))).toBe("files.none-in");
  });
  it("a list of which a row is broken is read: how many rows are lost is told, and no file is called bad", () => {
    const list = came("1", brought("1", whole));
    expect([list.bad, list.rowsLost, list.known, titleOf(list)]).toEqual([[], 1, 0, "files.all-in"]);
  });
});
