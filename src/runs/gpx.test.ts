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

/** Four seconds and eleven meters a point, with points of another time, place or height. */
const odd = (count: number, change: (i: number) => { second?: number; place?: number; ele?: number }): string =>
  `<trkseg>${Array.from({ length: count }, (_, i) => {
    const { second = i * 4, place = i, ele } = change(i);
    return point(place, second).replace(/<ele>.*<.ele>/, (own) => (ele === undefined ? own : `<ele>${ele}</ele>`));
  }).join("")}</trkseg>`;
const runWith = (inside: string, type = "running") => only(gpx(`<trk><type>${type}</type>${inside}</trk>`));

describe("what a segment does not say", () => {
  /** Thirty points, then `gap` seconds and as many places without one, then thirty more. */
  const gap = (seconds: number, places: number, ele = 0): string =>
    odd(60, (i) => (i < 30 ? {} : { second: i * 4 + seconds, place: i + places, ele: 400 + ele + i }));
  it("more than a minute without a point is a pause: nothing is drawn across it", () => {
    const run = runWith(gap(600, 0, 500));
    expect(run.distanceMeters).toBeCloseTo(58 * 11.12, 0);
    expect([run.recordedSeconds, run.elapsedSeconds]).toEqual([232, 836]);
    expect(run.estimatedAscentMeters).toBeLessThan(60);
    expect(run.warnings).toEqual([]);
  });
  it.each([
    ["faster than the run", 500, 484],
    ["far slower than it", 25, 484],
    ["as fast, for longer than anybody knows", 500, 1996],
  ])("a pause that ends elsewhere, %s, is said: the way between is not counted", (_, places, seconds) => {
    const run = runWith(gap(seconds, places));
    expect(run.distanceMeters).toBeCloseTo(58 * 11.12, 0);
    expect([run.recordedSeconds, run.warnings]).toEqual([232, ["way-missing"]]);
  });
  it("a tunnel in which the way goes on as fast as around it is counted, and so is a half of points 90 s apart", () => {
    const tunnel = runWith(gap(116, 30));
    expect(tunnel.distanceMeters).toBeCloseTo((59 + 30) * 11.12, 0);
    expect([tunnel.recordedSeconds, tunnel.warnings]).toEqual([352, []]);
    const sparse = runWith(odd(60, (i) => (i < 30 ? {} : { second: i * 4 + (i - 29) * 92, place: i + (i - 29) * 23 })));
    expect(sparse.distanceMeters).toBeCloseTo((59 + 30 * 23) * 11.12, -1);
    expect([sparse.recordedSeconds, sparse.warnings]).toEqual([59 * 4 + 30 * 92, []]);
  });
  it("hops of a train tell nothing of how fast it is around each other", () => {
    // Three points at each of eight stations, a minute and a half and 500 m apart, before and after a run.
    const hop = (i: number): number => Math.floor(Math.min(Math.max(i - 40, 0), 23) / 3) + (i > 63 ? 1 : 0);
    const run = runWith(odd(110, (i) => ({ second: i * 4 + hop(i) * 90, place: i + hop(i) * 45 })));
    expect(run.distanceMeters).toBeCloseTo((109 - 8) * 11.12, -1);
    expect(run.warnings).toEqual(["way-missing"]);
  });
  it("a watch that writes a point each 90 s from some time on, as fast as before, loses nothing", () => {
    const saves = (i: number): number => Math.max(0, i - 100);
    const run = runWith(odd(150, (i) => ({ second: i * 4 + saves(i) * 86, place: i + saves(i) * 21.5 })));
    expect(run.distanceMeters).toBeCloseTo((149 + 49 * 21.5) * 11.12, -1);
    expect(run.warnings).toEqual([]);
  });
  it("where no point can be believed the distance is unknown, and no zero", () => {
    const run = runWith(odd(60, (i) => ({ second: i * 4, place: i * 6 })));
    expect([run.distanceMeters, run.elapsedSeconds, run.warnings]).toEqual([null, 236, ["odd-values", "no-distance"]]);
  });
  it("points that all lie far apart are no pauses", () => {
    const run = runWith(odd(30, (i) => ({ second: i * 120, place: i * 30 })));
    expect(run.distanceMeters).toBeCloseTo(29 * 30 * 11.12, -1);
  });
  it("a point that nobody can have run to is left out, and it is said", () => {
    const bad = odd(60, (i) => (i === 30 ? { place: 90 } : {}));
    const run = runWith(bad);
    expect(run.distanceMeters).toBeCloseTo(57 * 11.12, 0);
    expect(run.warnings).toEqual(["odd-values"]);
    expect(runWith(bad, "cycling").distanceMeters).toBeGreaterThan(1300);
  });
  it.each([
    ["alone", (i: number) => i === 30],
    ["several in a row", (i: number) => (i > 20 && i < 24) || (i > 40 && i < 44)],
    ["at the beginning", (i: number) => i < 10],
    ["at the end", (i: number) => i > 50],
  ])("heights of zero far from the others are none: %s", (_, isZero) => {
    const run = runWith(odd(60, (i) => ({ ele: isZero(i) ? 0 : 400 })));
    expect(run).toMatchObject({ estimatedAscentMeters: 0, estimatedDescentMeters: 0 });
  });
  it("a climb from the sea is one", () => {
    const run = runWith(odd(60, (i) => ({ ele: Math.max(0, i - 20) * 2 })));
    expect(run.estimatedAscentMeters).toBeGreaterThan(70);
  });
  it("one time for all points is no time", () => {
    const run = runWith(odd(60, () => ({ second: 0 })));
    expect([run.elapsedSeconds, run.segments.length, run.warnings]).toEqual([null, 0, ["few-times"]]);
  });
  it("zeros behind the end do not cut it off", () => {
    const said = readGpx(`${gpx(`<trk><type>running</type>${odd(9, () => ({}))}</trk>`)}\0\0\0`);
    expect(said.ok && said.runs[0]?.warnings).toEqual([]);
  });
});

describe("tracks of two sports", () => {
  const two = (a: string, b: string) => {
    const said = readGpx(
      gpx(`<trk>${a}${odd(20, () => ({}))}</trk><trk>${b}${odd(20, (i) => ({ second: 200 + i * 4 }))}</trk>`),
    );
    return said.ok ? said.runs.map(({ sport, samples }) => [sport, samples]) : said.problem;
  };
  const [run, ride] = ["<type>running</type>", "<type>cycling</type>"];
  it("are two activities, even seconds apart", () =>
    expect(two(run, ride)).toEqual([
      ["running", 20],
      ["cycling", 20],
    ]));
  it("of one sport, or where one names none, they are one", () => {
    expect(two(run, "<type>Running</type>")).toEqual([["running", 40]]);
    expect(two(run, "")).toEqual([["running", 40]]);
    expect(two("", ride)).toEqual([["cycling", 40]]);
  });
  it("without times too", () => {
    const bare = (type: string): string =>
      `<trk>${type}<trkseg><trkpt lat="47" lon="8"/><trkpt lat="47.001" lon="8"/></trkseg></trk>`;
    const said = readGpx(gpx(bare(run!) + bare(ride!)));
    expect(said.ok && said.runs.map(({ sport }) => sport)).toEqual(["running", "cycling"]);
  });
});

describe("several tracks", () => {
  const track = (name: string, inside: string): string =>
    `<trk><name>${name}</name><type>running</type>${inside}</trk>`;
  const runsOf = (text: string) => {
    const said = readGpx(text);
    if (!said.ok) throw new Error(said.problem);
    return said.runs;
  };
  it("of different days are activities of their own, in any order", () => {
    for (const [a, b] of [
      [0, 172_800],
      [172_800, 0],
    ] as const) {
      const runs = runsOf(gpx(track("a", segment(0, 30, a)) + track("b", segment(0, 30, b))));
      expect(runs.map(({ name, elapsedSeconds, samples }) => [name, elapsedSeconds, samples])).toEqual([
        ["a", 120, 31],
        ["b", 120, 31],
      ]);
      expect(runs[0]?.distanceMeters).toBeCloseTo(30 * 11.12, 0);
    }
  });
  it("that follow within an hour are one, and so are segments within six", () => {
    const [end, hour] = [120, 3600];
    const two = (gap: number): string => gpx(track("a", segment(0, 30, 0)) + track("b", segment(31, 60, end + gap)));
    expect([runsOf(two(hour)).length, runsOf(two(hour + 1)).length]).toEqual([1, 2]);
    const rest = (gap: number): string => gpx(track("a", segment(0, 30, 0) + segment(31, 60, end + gap)));
    expect([runsOf(rest(6 * hour)).length, runsOf(rest(6 * hour + 1)).length]).toEqual([1, 2]);
  });
  it("join the one that they follow, whatever stands between them", () => {
    const day = 86_400;
    const text = gpx(
      track("a", segment(0, 30, 0)) + track("b", segment(0, 30, 2 * day)) + track("c", segment(31, 60, 900)),
    );
    expect(runsOf(text).map(({ name, samples, elapsedSeconds }) => [name, samples, elapsedSeconds])).toEqual([
      ["a", 61, 900 + 29 * 4],
      ["b", 31, 120],
    ]);
    expect(runsOf(text)[0]?.warnings).not.toContain("times-out-of-order");
  });
  it("lose neither a sport nor a loss that only a later one tells", () => {
    const lost = segment(31, 60, 200).replace("</trkseg>", `<trkpt lat="99" lon="8"/></trkseg>`);
    const text = gpx(`<trk>${segment(0, 30, 0)}</trk><trk><name>b</name><type>running</type>${lost}</trk>`);
    expect(runsOf(text)).toMatchObject([{ name: "b", sport: "running", warnings: ["odd-values"] }]);
  });
  it("without a point lend nothing to the next", () => {
    const text = gpx(`<trk><name>no</name><type>cycling</type></trk>${track("yes", segment(0, 30, 0))}`);
    expect(runsOf(text)).toMatchObject([{ name: "yes", sport: "running" }]);
    expect(runsOf(gpx(`<trk><type>cycling</type></trk><trk>${segment(0, 30, 0)}</trk>`))[0]?.sport).toBeNull();
  });
  it("without times are one", () => {
    const untimed = `<trkseg><trkpt lat="47" lon="8"/><trkpt lat="47.001" lon="8"/></trkseg>`;
    expect(runsOf(gpx(track("a", segment(0, 30, 0)) + track("b", untimed))).length).toBe(1);
    expect(runsOf(gpx(track("a", untimed) + track("b", untimed))).length).toBe(1);
  });
});

describe("height", () => {
  const down = (from: number, startSecond: number): string =>
    `<trkseg>${Array.from({ length: 101 }, (_, k) => {
      const time = new Date(1_777_702_203_000 + (startSecond + k * 10) * 1000).toISOString();
      return `<trkpt lat="${(47 + (from + k) * 0.0002).toFixed(6)}" lon="8"><ele>${900 - k * 4}</ele><time>${time}</time></trkpt>`;
    }).join("")}</trkseg>`;
  it("is not drawn across a break: twice down with a lift between is no climb", () => {
    const run = only(gpx(`<trk>${down(0, 0)}${down(0, 3600)}</trk>`));
    expect(run.estimatedAscentMeters).toBe(0);
    expect(run.estimatedDescentMeters).toBeGreaterThan(770);
    expect(run.estimatedDescentMeters).toBeLessThanOrEqual(800);
    expect(Math.max(...run.segments.map(({ grade }) => grade))).toBeLessThanOrEqual(0);
  });
  it("nor across a jump of the position", () => {
    const flat = (lat: number, ele: number, startSecond: number): string =>
      Array.from({ length: 50 }, (_, k) => {
        const time = new Date(1_777_702_203_000 + (startSecond + k * 4) * 1000).toISOString();
        return `<trkpt lat="${(lat + k * 0.0001).toFixed(6)}" lon="8"><ele>${ele}</ele><time>${time}</time></trkpt>`;
      }).join("");
    const run = only(gpx(`<trk><trkseg>${flat(47, 500, 0)}${flat(48, 30, 200)}</trkseg></trk>`));
    expect([run.estimatedAscentMeters, run.estimatedDescentMeters]).toEqual([0, 0]);
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

describe("very many segments and tracks", () => {
  const one = (i: number): string => `<trkseg>${point(0, i)}</trkseg>`;
  const many = (count: number, each: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => each(i)).join("");
  it.each([
    ["segments", gpx(`<trk><type>running</type>${many(10_000, one)}</trk>`)],
    ["tracks", gpx(many(10_000, (i) => `<trk><type>running</type>${one(i)}</trk>`))],
  ])(
    "%s that name a sport are read in a time that grows with them",
    (_, text) => {
      const said = readGpx(text);
      expect(said.ok && said.runs.map(({ sport, samples }) => [sport, samples])).toEqual([["running", 10_000]]);
    },
    3000,
  );
  it("what is left when the document ends is held to the clock as well", () => {
    const reader = gpxReader(-1);
    reader.write(gpx(`<trk>${segment(0, 3, 0)}</trk>`));
    expect(() => reader.end()).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ problem: "too-slow" }) }),
    );
  });
});
