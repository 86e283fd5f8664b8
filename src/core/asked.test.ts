import { describe, expect, it } from "vitest";
import { askedFor, codesAsked, isScreened } from "./asked.ts";
import type { FlagCode } from "./facts.ts";
import { historyOf } from "./history.ts";
import { parseInstant } from "./instant.ts";
import type { Entry, Request } from "./request.ts";
import { asking, SMALL } from "./small.sample.ts";

const NOW = parseInstant("2026-11-23T18:00:00+01:00") ?? { ms: 0, offsetMinutes: 0 };
const historyFrom = (...entries: readonly Entry[]) => historyOf(SMALL, asking({ entries }), NOW);
const told = (at: string, answers: Request["answers"], ...regions: readonly ("hamstrings" | "glute-max")[]): Entry => ({
  kind: "answered",
  at,
  answers,
  regions,
});
const NO = { RF15: false };
const [EARLY, LATE] = ["2026-11-20T18:00:00+01:00", "2026-11-22T18:00:00+01:00"];

describe("what was asked for", () => {
  const wanted = (more: Partial<Request>) => askedFor(SMALL, asking(more));
  it("is every marked place with its soreness, in the order it was marked", () => {
    const { marked, areas, named, complaint, regions } = wanted({
      spots: [
        { region: "quads", side: "both", soreness: 5 },
        { region: "foot", side: "left", soreness: 0 },
      ],
    });
    expect([...marked]).toEqual([
      ["quads.left", 5],
      ["quads.right", 5],
      ["foot.left", 0],
    ]);
    expect(areas.map(({ region, side }) => `${region}.${side}`)).toEqual(["quads.left", "quads.right", "foot.left"]);
    expect([...regions]).toEqual(["quads", "foot"]);
    expect([named.size, complaint]).toEqual([0, null]);
  });
  it("is the complaint's regions on the sides that are marked, on both where none is", () => {
    const spot = { region: "calf-gastroc", side: "left", soreness: 4 } as const;
    expect([...wanted({ complaint: "C4", spots: [spot] }).named]).toEqual(["shin.left"]);
    expect([...wanted({ complaint: "C4", spots: [] }).named]).toEqual(["shin.left", "shin.right"]);
    const middle = { region: "low-back", side: "middle", soreness: 4 } as const;
    const { named, sides } = wanted({ complaint: "C4", spots: [middle] });
    expect([...named]).toEqual(["shin.left", "shin.right"]);
    expect([...sides].toSorted()).toEqual(["left", "middle", "right"]);
  });
  it("has a place once that is both marked and named", () => {
    const spot = { region: "shin", side: "left", soreness: 4 } as const;
    const { areas } = wanted({ complaint: "C4", spots: [spot] });
    expect(areas).toEqual([{ region: "shin", side: "left" }]);
  });
});

describe("a no that still holds", () => {
  const asks = (...entries: readonly Entry[]): boolean =>
    codesAsked(
      SMALL,
      askedFor(SMALL, asking({ spots: [{ region: "hamstrings", side: "left", soreness: 4 }] })),
      historyFrom(...entries),
    ).includes("RF15");
  it("is later than every yes, a yes at the same instant and for another region included", () => {
    expect(asks(told(EARLY, { RF15: true }, "hamstrings"), told(LATE, NO, "hamstrings"))).toBe(false);
    expect(asks(told(EARLY, NO, "hamstrings"), told(LATE, { RF15: true }, "hamstrings"))).toBe(true);
    expect(asks(told(LATE, NO, "hamstrings"), told(LATE, { RF15: true }, "glute-max"))).toBe(true);
  });
  it("is later than every stop by it or its follow-up, cleared or not", () => {
    const no = told(EARLY, NO, "hamstrings");
    const stopped = (...flags: readonly FlagCode[]): Entry => ({ kind: "stopped", at: LATE, flags });
    const cleared: Entry = { kind: "cleared", on: "2026-11-23", codes: ["RF15"] };
    expect(asks(no, stopped("RF15"))).toBe(true);
    expect(asks(no, stopped("RF15"), cleared)).toBe(true);
    expect(asks(no, stopped("RF2"))).toBe(false);
    expect(asks(told(LATE, NO, "hamstrings"), { kind: "stopped", at: EARLY, flags: ["RF15"] })).toBe(false);
    const flags = SMALL.flags.map((flag) => (flag.code === "RF13a" ? { ...flag, parent: "RF15" as const } : flag));
    const wanted = askedFor(SMALL, asking({ spots: [{ region: "hamstrings", side: "left", soreness: 4 }] }));
    expect(codesAsked({ ...SMALL, flags }, wanted, historyFrom(no, stopped("RF13a")))).toContain("RF15");
  });
  it("is not lost by an answer to something else", () => {
    expect(asks(told(EARLY, NO, "hamstrings"), told(LATE, { RF1: true }, "hamstrings"))).toBe(false);
    expect(asks(told(EARLY, NO, "hamstrings"), told(LATE, NO, "glute-max"))).toBe(false);
  });
  it("is no yes", () => {
    expect(asks(told(EARLY, { RF15: true }, "hamstrings"))).toBe(true);
  });
});

describe("the complaint's row", () => {
  const row = (...entries: readonly Entry[]) =>
    codesAsked(SMALL, askedFor(SMALL, asking({ spots: [], complaint: "C1" })), historyFrom(...entries));
  it("asks its own questions once, also where no region of it asks them", () => {
    expect(row().filter((code) => code === "RF2")).toEqual(["RF2"]);
    const aside = { ...SMALL, flags: SMALL.flags.map((flag) => (flag.code === "RF17" ? { ...flag } : flag)) };
    const complaints = SMALL.complaints.map((each) => ({ ...each, asks: ["RF17" as const] }));
    const wanted = askedFor({ ...aside, complaints }, asking({ spots: [], complaint: "C4" }));
    expect(codesAsked({ ...aside, complaints }, wanted, historyFrom())).toContain("RF17");
  });
});

describe("a region that nobody marked", () => {
  const screened = (said: Readonly<Record<string, "yes" | "no">>, ...entries: readonly Entry[]): boolean =>
    isScreened(SMALL, "hamstrings", (code: FlagCode) => said[code] ?? null, historyFrom(...entries));
  const others = { RF11: "no", RF12: "no", RF13: "no", RF18: "no", RF19: "no" } as const;
  it("is screened when every question of it is a no", () => {
    expect(screened({ ...others, RF15: "no" })).toBe(true);
    expect(screened({ ...others, RF15: "yes" })).toBe(false);
    expect(screened({ ...others, RF15: "no", RF12: "yes" })).toBe(false);
  });
  it("is screened by a no that still holds, never by none", () => {
    expect(screened(others)).toBe(false);
    expect(screened(others, told(EARLY, NO, "hamstrings"))).toBe(true);
    expect(screened(others, told(EARLY, NO, "glute-max"))).toBe(false);
    expect(screened({ ...others, RF15: "yes" }, told(EARLY, NO, "hamstrings"))).toBe(false);
  });
  it("is not screened by an earlier no to a question of every time", () => {
    const { RF12: _, ...rest } = others;
    expect(screened({ ...rest, RF15: "no" }, told(EARLY, { RF12: false }, "hamstrings"))).toBe(false);
  });
});
