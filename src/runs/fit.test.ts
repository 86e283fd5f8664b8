import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc16 } from "./fit-decode.ts";
import { readFit } from "./fit.ts";
import { enum8, madeActivity, madeFit, madeRecord, madeRun, madeSession, START, u16, u32, u8 } from "./made-fit.ts";
import { read } from "./read.ts";
import type { Run } from "./run.ts";

const runsIn = (bytes: Uint8Array): readonly Omit<Run, "id">[] => {
  const said = readFit(bytes);
  if (!said.ok) throw new Error(`${said.problem}: ${said.detail}`);
  return said.runs;
};
const joined = (...all: Uint8Array[]): Uint8Array => Uint8Array.from(all.flatMap((b) => [...b]));

describe("a whole recording", () => {
  const [run] = runsIn(madeRun(200, 0.05));
  it("keeps what the file states", () =>
    expect(run).toMatchObject({
      sport: "running",
      startedAt: "2026-05-02T06:10:03Z",
      utcOffsetMinutes: 120,
      elapsedSeconds: 200,
      timerSeconds: 200,
      distanceMeters: 600,
      ascentMeters: null,
      samples: 201,
      warnings: [],
    }));
  it("cuts segments of at least 50 m with the grade of the ground", () => {
    expect(run?.segments.slice(0, -1).every((s) => s.meters >= 50)).toBe(true);
    expect(run?.segments[3]?.grade).toBeCloseTo(0.05, 2);
    expect(run?.segments.reduce((n, s) => n + s.meters, 0)).toBeCloseTo(600, 0);
  });
});

it("leaves the pause out of the segments and keeps it in the elapsed time", () => {
  const event = (second: number, type: number) => ({
    global: 21,
    fields: [u32(253, START + second), enum8(0, 0), enum8(1, type)],
  });
  const before = Array.from({ length: 101 }, (_, i) => madeRecord(i, i * 3, 100));
  const after = Array.from({ length: 101 }, (_, i) => madeRecord(700 + i, 300 + i * 3, 100));
  const [run] = runsIn(madeFit([...before, event(100, 4), event(700, 0), ...after, madeSession(800, 600)]));
  expect(run?.recordedSeconds).toBe(200);
  expect(run?.elapsedSeconds).toBe(800);
});

it("gives one run for each session, and shares the records out", () => {
  const second = {
    global: 18,
    fields: [u32(253, START + 20), u32(2, START + 11), enum8(5, 2), u32(7, 10_000), u32(8, 10_000), u32(9, 3_000)],
  };
  const records = Array.from({ length: 21 }, (_, i) => madeRecord(i, i * 3, 100));
  const runs = runsIn(madeFit([madeSession(10, 30), second, ...records]));
  expect(runs.map((r) => [r.sport, r.samples])).toEqual([
    ["running", 11],
    ["cycling", 10],
  ]);
});

it("reads every part of a chained file", () => expect(runsIn(joined(madeRun(60), madeRun(90)))).toHaveLength(2));

it("warns of a wrong checksum and reads on", () => {
  const bytes = madeRun(60);
  bytes[bytes.length - 1]! ^= 1;
  expect(runsIn(bytes)[0]?.warnings).toEqual(["checksum-mismatch"]);
});

it("takes what is there of a file that was cut off, without a sport", () => {
  const run = runsIn(madeRun(200).slice(0, 3000))[0];
  expect(run?.warnings).toContain("cut-off");
  expect(run).toMatchObject({ sport: null, elapsedSeconds: null });
});

it("drops the records of a damaged file and keeps its summary", () => {
  const good = madeFit([madeSession(100, 300), madeRecord(0, 0, 100), madeRecord(1, 3, 100)]);
  const headerOfTheLastRecord = good.length - 2 - 12;
  good[headerOfTheLastRecord] = 0x0f;
  const [run] = runsIn(good);
  expect(run?.warnings).toContain("damaged");
  expect(run).toMatchObject({ samples: 0, distanceMeters: 300 });
});

it("never places times since switch-on on a date", () => {
  const session = { global: 18, fields: [u32(2, 5000), enum8(5, 1), u32(7, 60_000), u32(8, 60_000), u32(9, 18_000)] };
  const [run] = runsIn(madeFit([session]));
  expect(run).toMatchObject({ startedAt: null, utcOffsetMinutes: null, warnings: ["no-date"] });
});

it("ignores an offset that is none", () => {
  const activity = { global: 34, fields: [u32(253, START + 60), u32(5, 0)] };
  expect(runsIn(madeFit([madeSession(60, 180), activity]))[0]?.utcOffsetMinutes).toBeNull();
});

it("rolls compressed time stamps on and reads packed distance", () => {
  const definition = [0x41, 0, 0, 20, 0, 2, 3, 1, 0x02, 8, 3, 0x0d];
  const record = (offset: number, sixteenths: number) => [
    0xa0 | offset,
    150,
    0,
    (sixteenths & 0xf) << 4,
    sixteenths >> 4,
  ];
  const stamped = madeFit([{ global: 20, fields: [u32(253, START), u8(3, 150)] }]);
  const data = [
    ...stamped.slice(12, -2),
    ...definition,
    ...record((START + 30) & 31, 0),
    ...record((START + 40) & 31, 800),
  ];
  const header = [12, 0x10, 0, 0, data.length & 255, data.length >> 8, 0, 0, 0x2e, 0x46, 0x49, 0x54];
  const body = Uint8Array.from([...header, ...data]);
  const crc = crc16(body, 0, body.length);
  const [run] = runsIn(Uint8Array.from([...body, crc & 255, crc >> 8]));
  expect(run?.recordedSeconds).toBe(40);
  expect(run?.distanceMeters).toBe(50);
});

it("takes the declared size of a field, not the base type's", () => {
  const narrow = { number: 9, size: 2, base: 0x86, value: 500 };
  const session = { global: 18, fields: [u32(2, START), enum8(5, 1), u32(7, 60_000), u16(8, 1), narrow] };
  expect(runsIn(madeFit([session]))[0]?.distanceMeters).toBe(5);
});

describe("what stands in messages and fields of its own", () => {
  const text = (number: number, value: string) => ({ number, size: value.length + 1, base: 0x07, value });
  const described = (name: string) => ({
    global: 206,
    fields: [u8(0, 0), u8(1, 3), u8(2, 0x02), text(3, name)],
  });
  const session = (feeling: number) => ({ ...madeSession(60, 180), own: [u8(3, feeling)] });
  const feelOf = (name: string, feeling: number) => runsIn(madeFit([described(name), session(feeling)]))[0]?.feel;

  it.each([
    [1, 0],
    [3, 50],
    [5, 100],
  ])("a watch's own question, answered with %i of 5, is the feel %i", (told, feel) =>
    expect(feelOf("feeling", told)).toBe(feel),
  );
  it("no answer, and another field, is no feel", () =>
    expect([feelOf("feeling", 0), feelOf("feeling", 255), feelOf("Recovery", 3)]).toEqual([null, null, null]));

  it("beats that a belt told afterwards give the mean, where the watch gives none", () => {
    const beats = { global: 132, fields: [u8(6, 120)] };
    const several = {
      global: 132,
      fields: [{ number: 6, size: 3, base: 0x02, value: 140 + 160 * 256 + 255 * 65_536 }],
    };
    expect(runsIn(madeFit([beats, several, madeSession(60, 180)]))[0]?.averageHeartRate).toBe(140);
    const own = { ...madeSession(60, 180), fields: [...madeSession(60, 180).fields, u8(16, 151)] };
    expect(runsIn(madeFit([several, own]))[0]?.averageHeartRate).toBe(151);
  });
});

it("never throws, whatever the bytes", async () => {
  const whole = madeRun(30);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }),
      fc.nat(whole.length),
      async (edits, length) => {
        const bytes = whole.slice(0, length);
        for (const [at, value] of edits) if (at < bytes.length) bytes[at] = value;
        const results = await read(bytes, "made.fit");
        expect(results.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 300 },
  );
});

it("gives the activity's offset from its own message", () =>
  expect(runsIn(madeFit([madeSession(60, 180), madeActivity(60, -300)]))[0]?.utcOffsetMinutes).toBe(-300));
