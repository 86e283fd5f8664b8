import { describe, expect, it } from "vitest";
import { read } from "#runs";
import { rowOf, runOf } from "./run-row.ts";

const GPX = `<gpx version="1.1"><trk><type>running</type><trkseg>${Array.from(
  { length: 60 },
  (_, i) =>
    `<trkpt lat="${(47 + i / 5000).toFixed(5)}" lon="8.5"><ele>${400 + i}</ele><time>2026-05-02T06:${String(i).padStart(2, "0")}:00Z</time></trkpt>`,
).join("")}</trkseg></trk></gpx>`;

describe("a run on the disk", async () => {
  const [result] = await read(new TextEncoder().encode(GPX), "a.gpx");
  if (result?.ok !== true) throw new Error("the made recording is one");
  const { run } = result;

  it("comes back as it was, to the last digit", () => {
    expect(run.segments.length).toBeGreaterThan(5);
    expect({ ...runOf(structuredClone(rowOf(run))) }).toEqual(run);
    expect(JSON.parse(JSON.stringify(runOf(rowOf(run))))).toEqual(JSON.parse(JSON.stringify(run)));
  });
  it("holds no object for each piece of its way", () =>
    expect(JSON.stringify(Object.keys(rowOf(run)))).not.toContain("segments"));
  it("of which less is said than this version asks has nothing but what is known", () => {
    const little = { id: "r", format: "gpx", startedAt: "2026-05-02T06:00:00Z" } as never;
    expect(runOf(little)).toMatchObject({ id: "r", startedAt: "2026-05-02T06:00:00Z", sport: null, segments: [] });
    expect(Object.keys(runOf(little)).toSorted()).toEqual(Object.keys(run).toSorted());
  });
  it("that an earlier version kept whole is itself", () => expect(runOf(run)).toBe(run));
});
