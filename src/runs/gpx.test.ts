import { describe, expect, it } from "vitest";
import { gpxReader } from "./gpx.ts";
import { read } from "./read.ts";

const point = (i: number, second: number, extra = "") =>
  `<trkpt lat="${(47 + i * 0.0001).toFixed(6)}" lon="8.0"><ele>${400 + i}</ele><time>${new Date(1_777_702_203_000 + second * 1000).toISOString()}</time>${extra}</trkpt>`;
const gpx = (inside: string, head = "") =>
  `<?xml version="1.0"?>${head}<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${inside}</gpx>`;
const segment = (from: number, to: number, startSecond: number) =>
  `<trkseg>${Array.from({ length: to - from + 1 }, (_, k) => point(from + k, startSecond + k * 4)).join("")}</trkseg>`;

function readGpx(text: string) {
  const reader = gpxReader();
  reader.write(text);
  return reader.end();
}
function only(text: string) {
  const said = readGpx(text);
  if (!said.ok) throw new Error(said.problem);
  return said.runs[0]!;
}

describe("a track", () => {
  const run = only(gpx(`<trk><type>running</type>${segment(0, 30, 0)}${segment(60, 90, 1000)}</trk>`));
  it("measures inside segments, never across a pause", () => {
    expect(run.distanceMeters).toBeCloseTo(2 * 30 * 11.12, 0);
    expect(run.recordedSeconds).toBe(240);
    expect(run.elapsedSeconds).toBe(1120);
  });
  it("states no ascent but estimates one under its own name", () => {
    expect(run.ascentMeters).toBeNull();
    expect(run.estimatedAscentMeters).toBeGreaterThan(50);
  });
});

it("reads heart rate and cadence of any namespace", () => {
  const extra =
    "<extensions><g:TrackPointExtension><g:hr>140</g:hr><g:cad>80</g:cad></g:TrackPointExtension></extensions>";
  const run = only(gpx(`<trk><trkseg>${point(0, 0, extra)}${point(1, 4, extra)}</trkseg></trk>`));
  expect(run.has).toMatchObject({ heartRate: true, cadence: true });
});

it("knows Strava's number for a run", () =>
  expect(only(gpx(`<trk><type>9</type>${segment(0, 9, 0)}</trk>`)).sport).toBe("running"));

it("derives no duration from a few timed points", () => {
  const untimed = Array.from({ length: 20 }, (_, i) => `<trkpt lat="47" lon="${8 + i * 0.001}"/>`).join("");
  const run = only(gpx(`<trk><trkseg>${point(0, 0)}${point(1, 4)}${untimed}</trkseg></trk>`));
  expect(run).toMatchObject({ elapsedSeconds: null, segments: [] });
  expect(run.warnings).toContain("few-times");
});

it("drops points outside the globe", () => {
  const run = only(gpx(`<trk><trkseg>${point(0, 0)}<trkpt lat="1e308" lon="NaN"/>${point(1, 4)}</trkseg></trk>`));
  expect(run.samples).toBe(2);
});

it("refuses entities, allows a plain doctype", () => {
  const bomb = gpx(`<trk>${segment(0, 3, 0)}</trk>`, `<!DOCTYPE gpx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>`);
  expect(() => readGpx(bomb)).toThrow(
    expect.objectContaining({ refusal: expect.objectContaining({ problem: "declares-entities" }) }),
  );
  expect(only(gpx(`<trk>${segment(0, 3, 0)}</trk>`, "<!DOCTYPE gpx>")).samples).toBe(4);
});

it("keeps the points before a break", () => {
  const whole = gpx(`<trk>${segment(0, 30, 0)}</trk>`);
  const run = only(whole.slice(0, whole.length / 2));
  expect(run.warnings).toContain("cut-off");
  expect(run.samples).toBeGreaterThan(5);
});

describe("what is no recording", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  it.each([
    ["", "empty"],
    ["hello", "unknown-format"],
    ["<gpx><trk></wrong></gpx>", "not-xml"],
    ["<gpx></gpx>", "no-activity"],
    ["PK\u0003\u0004", "damaged"],
  ])("%j is refused as %s", async (text, problem) =>
    expect(await read(bytes(text), "a.gpx")).toMatchObject([{ file: "a.gpx", ok: false, problem }]),
  );
  it("refuses nesting without end", async () =>
    expect(await read(bytes(`<gpx>${"<a>".repeat(1000)}`), "deep.gpx")).toMatchObject([{ problem: "too-deep" }]));
  it("reads a gzipped one, and blanks before the declaration", async () => {
    const text = bytes(`   \n${gpx(`<trk><type>run</type>${segment(0, 9, 0)}</trk>`)}`);
    const packed = new Uint8Array(
      await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer(),
    );
    expect(await read(packed, "x.bin")).toMatchObject([{ ok: true, run: { format: "gpx", sport: "running" } }]);
    expect(await read(packed.slice(0, packed.length / 2), "x.gz")).toMatchObject([{ ok: false, problem: "cut-off" }]);
  });
});
