import { describe, expect, it } from "vitest";
import { desk, REQUEST } from "./desk.sample.ts";
import { run } from "./run.ts";

/** Wrong values for a field; each must be refused by the field's name. */
const WRONG: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  1.5,
  1e9,
  "",
  "nonsense",
  {},
  { a: 1 },
  [1],
  [null],
  [[]],
  ["x"],
];
const FINE: Readonly<Record<string, readonly unknown[]>> = {
  complaint: [null],
  positions: [undefined],
  details: [undefined],
  fill: [undefined, true],
  minutes: [],
  answers: [{}],
};
const entry = (more: object) => ({ kind: "session", at: REQUEST.at, moment: "post", worked: [], ...more });
const spot = { region: "quads", side: "left", soreness: 3 };
const run0 = {
  startedAt: "2026-11-22T07:00:00Z",
  sport: "running",
  distanceMeters: 1000,
  timerSeconds: 300,
  segments: [],
};

/** [field that is named, change]. */
const fields = Object.keys(REQUEST).flatMap((field) =>
  WRONG.filter((wrong) => !(FINE[field] ?? []).some((fine) => JSON.stringify(fine) === JSON.stringify(wrong))).map(
    (wrong): readonly [string, unknown] => [field, { ...REQUEST, [field]: wrong }],
  ),
);
const deeper: readonly (readonly [string, unknown])[] = [
  ...[-1, 11, 2.5, "3", null, undefined].map(
    (soreness) => ["spots[0].soreness", { spots: [{ ...spot, soreness }] }] as const,
  ),
  ...["up", "middle", null, 1, undefined].map((side) => ["spots[0].side", { spots: [{ ...spot, side }] }] as const),
  ...["knee", "QUADS", "whole-leg", 5, null].map(
    (region) => ["spots[0].region", { spots: [{ ...spot, region }] }] as const,
  ),
  ["spots", { spots: [spot, spot] }],
  ["spots[0].extra", { spots: [{ ...spot, extra: 1 }] }],
  ...[null, 0, "no", [], {}].map((answer) => ["answers.RF2", { answers: { RF2: answer } }] as const),
  ...["RF99", "rf2", "PF1", "toString"].map((code) => [`answers.${code}`, { answers: { [code]: false } }] as const),
  ...["PF99", "RF1", "pf1"].map((code) => ["profile[0]", { profile: [code] }] as const),
  ["profile", { profile: ["PF6", "PF6"] }],
  ["tools[0]", { tools: ["hammer"] }],
  ["positions", { positions: [] }],
  ["positions[0]", { positions: ["moon"] }],
  ["details[0].code", { details: [{ code: "RF99", region: "quads", side: "left", on: "2026-11-20" }] }],
  ["details[0].on", { details: [{ code: "RF12", region: "quads", side: "left", on: "2026-11-24" }] }],
  ["details[0].on", { details: [{ code: "RF12", region: "quads", side: "left", on: "2026-02-30" }] }],
  ["runs[0].startedAt", { runs: [{ ...run0, startedAt: "2026-11-24T07:00:00Z" }] }],
  ["runs[0].startedAt", { runs: [{ ...run0, startedAt: "yesterday" }] }],
  ["runs[0].distanceMeters", { runs: [{ ...run0, distanceMeters: -5 }] }],
  ["runs[0].segments", { runs: [{ ...run0, segments: 5 }] }],
  ["entries[0].kind", { entries: [{ kind: "dream" }] }],
  ["entries[0].moment", { entries: [entry({ moment: "noon" })] }],
  ["entries[0].worked", { entries: [entry({ worked: null })] }],
  ["entries[0].at", { entries: [entry({ at: "x" })] }],
  ["more", { more: 1 }],
];
const TEXTS: readonly (readonly [string, string])[] = [
  ["nothing", ""],
  ["blanks", " \n "],
  ["no JSON", "hello"],
  ["cut off", JSON.stringify(REQUEST).slice(0, 200)],
  ["a comma too many", `${JSON.stringify(REQUEST).slice(0, -1)},}`],
  ["two values", "{} {}"],
  ["a list", "[]"],
  ["a number", "7"],
  ["null", "null"],
  ["deep lists", "[".repeat(10_000) + "]".repeat(10_000)],
  ["deep objects", '{"a":'.repeat(10_000) + "1" + "}".repeat(10_000)],
  ["open lists", "[".repeat(100_000)],
];
const NAMED_TEXTS: readonly (readonly [string, string, string])[] = [
  ["__proto__", "__proto__", `{"__proto__":{"minutes":12},${JSON.stringify(REQUEST).slice(1)}`],
  ["constructor", "constructor", `{"constructor":1,${JSON.stringify(REQUEST).slice(1)}`],
  ["the same twice", "minutes", `{"minutes":5,${JSON.stringify(REQUEST).slice(1)}`],
  [
    "deep spots",
    "spots",
    JSON.stringify({ ...REQUEST, spots: 0 }).replace('"spots":0', `"spots":${"[".repeat(9000)}${"]".repeat(9000)}`),
  ],
  ["huge spots", "spots", JSON.stringify({ ...REQUEST, spots: Array.from({ length: 100_000 }, () => spot) })],
  ["huge runs", "runs", JSON.stringify({ ...REQUEST, runs: Array.from({ length: 100_000 }, () => run0) })],
];

async function refused(text: string): Promise<string> {
  const io = desk({ "-": text });
  expect(await run(["advise", "-", "--json"], io, "")).toBe(2);
  expect(io.said.out).toBe("");
  return io.said.err;
}

describe("requests that cannot be read", () => {
  it("are more than 200", () => expect(fields.length + deeper.length + TEXTS.length).toBeGreaterThan(200));

  it.each(fields.map(([field, request], n) => [n, field, JSON.stringify(request)] as const))(
    "%i: %s",
    async (_, field, text) =>
      expect(await refused(text)).toMatch(new RegExp(`^legwork: ${field}\\b.*: expected .+\\n$`)),
  );

  it.each(deeper.map(([field, change], n) => [n, field, { ...REQUEST, ...(change as object) }] as const))(
    "deeper %i: %s",
    async (_, field, request) => expect(await refused(JSON.stringify(request))).toContain(`legwork: ${field}`),
  );

  it.each(TEXTS)("%s", async (_, text) =>
    expect(await refused(text)).toMatch(/^legwork: request\b.*expected .+\n$|^legwork: a/),
  );

  it.each(NAMED_TEXTS)("%s", async (_, field, text) => expect(await refused(text)).toContain(`legwork: ${field}`));
});

describe("words that cannot be read", () => {
  it.each([
    ["", "command"],
    ["trial x.json", "trial"],
    ["dance", "dance"],
    ["advise", "REQUEST"],
    ["advise nowhere.json", "nowhere.json"],
    ["advise - --fast 3", "--fast"],
    ["advise a b", "b"],
    ["guide - --fast", "--fast"],
    ["guide - --fast 0", "--fast"],
    ["guide - --fast -3", "--fast"],
    ["guide - --fast x", "--fast"],
    ["know", "WHAT"],
    ["know everything", "everything"],
    ["read", "FILE"],
    ["load nowhere.fit", "nowhere.fit"],
    ["read --yaml a", "--yaml"],
  ])("legwork %s", async (words, named) => {
    const io = desk();
    expect(await run(words.split(" ").filter(Boolean), io, "")).toBe(2);
    expect(io.said.err).toContain(`legwork: ${named}`);
  });
});
