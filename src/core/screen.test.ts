import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FlagCode } from "./facts.ts";
import type { Entry, Request } from "./request.ts";
import { insideOf, screen } from "./screen.ts";
import { ALL_NO, asking, SMALL } from "./small.sample.ts";
import { stopNow, stopOf } from "./stops.ts";

const codes = SMALL.flags.map(({ code }) => code);
const asked = (request: Request): readonly FlagCode[] => {
  const screened = screen(SMALL, request);
  return screened.verdict === "ask" ? screened.questions.map(({ code }) => code) : [];
};
const session: readonly FlagCode[] = ["RF1", "RF2", "RF3", "RF4", "RF5", "RF6", "RF7", "RF8", "RF9", "RF10"];
const yes = (...flags: readonly FlagCode[]): Request["answers"] => ({
  ...ALL_NO,
  ...Object.fromEntries(flags.map((code) => [code, true])),
});
const stopped = (flags: readonly FlagCode[], at = "2026-11-20T08:00:00+01:00"): Entry => ({
  kind: "stopped",
  at,
  flags,
});
const cleared = (on: string, ...names: readonly string[]): Entry => ({ kind: "cleared", on, codes: names });
const answered = (
  at: string,
  answers: Request["answers"],
  regions: readonly ("hamstrings" | "glute-max")[],
): Entry => ({
  kind: "answered",
  at,
  answers,
  regions,
});
const care = (request: Request) => {
  const screened = screen(SMALL, request);
  return screened.verdict === "cleared" ? insideOf(screened.cleared).care : null;
};

describe("what is asked", () => {
  it("is the session's questions and those of the marked region, in order", () => {
    expect(asked(asking({ answers: {} }))).toEqual([...session, "RF12", "RF13", "RF16", "RF18", "RF19"]);
    expect(asked(asking({ answers: {}, spots: [] }))).toEqual(session);
  });
  it("follows the complaint's regions and row", () => {
    const request = asking({ answers: {}, spots: [], complaint: "C4" });
    expect(asked(request)).toEqual([...session, "RF11", "RF12", "RF13", "RF16", "RF19"]);
  });
  it("does not depend on tools, positions or minutes", () => {
    fc.assert(
      fc.property(fc.subarray([...SMALL.tools]), fc.integer({ min: 3, max: 60 }), (tools, minutes) => {
        const request = asking({
          answers: { RF1: false },
          tools: tools.map(({ code }) => code),
          minutes,
          positions: ["wall"],
        });
        expect(asked(request)).toEqual(asked(asking({ answers: { RF1: false } })));
      }),
    );
  });
  it("is exactly what is missing, and never a default", () => {
    fc.assert(
      fc.property(fc.subarray([...codes]), (told) => {
        const answers = Object.fromEntries(told.map((code) => [code, false]));
        const need = asked(asking({ answers: {} }));
        expect(asked(asking({ answers }))).toEqual(need.filter((code) => !told.includes(code)));
      }),
    );
  });
  it.each([
    ["RF12", "RF12a"],
    ["RF13", "RF13a"],
    ["RF20", "RF20a"],
    ["RF22", "RF22a"],
  ] as const)("follows a yes to %s with %s", (parent, followUp) => {
    expect(asked(asking({ answers: yes(parent) }))).toEqual([followUp]);
    expect(screen(SMALL, asking({ answers: { ...yes(parent), [followUp]: false } })).verdict).toBe("cleared");
  });
  it("is no follow-up of a yes that stops by itself", () => {
    expect(screen(SMALL, asking({ answers: yes("RF7") }))).toMatchObject({
      verdict: "stop",
      timeframe: "today",
      flags: ["RF7"],
    });
    expect(screen(SMALL, asking({ answers: yes("RF11") }))).toMatchObject({ verdict: "stop", timeframe: "days" });
  });
  it("is the follow-up before another stop, but never before an emergency", () => {
    expect(asked(asking({ answers: yes("RF2", "RF12") }))).toEqual(["RF12a"]);
    expect(screen(SMALL, asking({ answers: yes("RF1", "RF12") }))).toMatchObject({ flags: ["RF1", "RF12"] });
  });
});

describe("a no that holds", () => {
  const hamstring = { spots: [{ region: "hamstrings", side: "left", soreness: 4 }] as const };
  const { RF15: _, ...rest } = ALL_NO;
  const with15 = (...entries: readonly Entry[]): readonly FlagCode[] =>
    asked(asking({ ...hamstring, answers: rest, entries }));
  it("holds seven days for the regions named", () => {
    expect(with15(answered("2026-11-16T18:00:01+01:00", { RF15: false }, ["hamstrings"]))).toEqual([]);
    expect(with15(answered("2026-11-16T18:00:00+01:00", { RF15: false }, ["hamstrings"]))).toEqual(["RF15"]);
    expect(with15(answered("2026-11-20T18:00:00+01:00", { RF15: false }, ["glute-max"]))).toEqual(["RF15"]);
    expect(with15()).toEqual(["RF15"]);
  });
  it("ends with a later yes, and never holds for a question of every time", () => {
    const no = answered("2026-11-20T18:00:00+01:00", { RF15: false }, ["hamstrings"]);
    expect(with15(no, answered("2026-11-21T18:00:00+01:00", { RF15: true }, ["hamstrings"]))).toEqual(["RF15"]);
    const { RF12: __, ...others } = ALL_NO;
    const entries = [answered("2026-11-23T17:00:00+01:00", { RF12: false }, ["hamstrings"])];
    expect(asked(asking({ ...hamstring, answers: others, entries }))).toEqual(["RF12"]);
  });
  it("holds for the question that a complaint's row asks", () => {
    const entries = [answered("2026-11-20T18:00:00+01:00", { RF15: false }, ["hamstrings"])];
    expect(asked(asking({ spots: [], complaint: "C8", answers: rest, entries }))).toEqual([]);
    expect(asked(asking({ spots: [], complaint: "C8", answers: rest }))).toEqual(["RF15"]);
  });
});

describe("a stop", () => {
  it("takes the strongest disposition, then the soonest timeframe, and lists every flag that holds", () => {
    const answers = { ...yes("RF2", "RF18", "RF19"), RF12a: false };
    expect(screen(SMALL, asking({ answers }))).toEqual({
      verdict: "stop",
      edition: SMALL.edition,
      disposition: "clinician-first",
      timeframe: "today",
      flags: ["RF2", "RF18", "RF19"],
    });
    expect(screen(SMALL, asking({ answers: yes("RF18", "RF4") }))).toMatchObject({
      disposition: "emergency",
      timeframe: "now",
    });
  });
  it("wins over open questions", () => {
    expect(screen(SMALL, asking({ answers: { RF2: true } }))).toMatchObject({ verdict: "stop", flags: ["RF2"] });
  });
  it("comes from every flag that stops and from no other", () => {
    fc.assert(
      fc.property(fc.subarray([...SMALL.flags]), (chosen) => {
        const no = Object.fromEntries(codes.map((code) => [code, false]));
        const answers = { ...no, ...Object.fromEntries(chosen.map(({ code }) => [code, true])) };
        const stops = chosen.some(
          ({ disposition, timeframe }) =>
            disposition === "emergency" || (disposition === "clinician-first" && timeframe !== "routine"),
        );
        expect(screen(SMALL, asking({ answers })).verdict).toBe(stops ? "stop" : "cleared");
      }),
    );
  });
  it("is told sooner where a tendon may be torn off its bone", () => {
    const answers = { ...yes("RF12"), RF12a: true };
    const at = (region: "quads" | "hamstrings") =>
      screen(SMALL, asking({ answers, details: [{ code: "RF12", region, side: "left", on: "2026-11-20" }] }));
    expect(at("quads")).toMatchObject({ timeframe: "days" });
    expect(at("hamstrings")).toMatchObject({ timeframe: "today" });
    expect(screen(SMALL, asking({ answers }))).toMatchObject({ timeframe: "today", flags: ["RF12", "RF12a"] });
  });
  it("holds whatever the answers are now, until each of its flags was cleared that day or later", () => {
    const again = { verdict: "stop", disposition: "clinician-first", timeframe: "today", flags: ["RF2", "RF9"] };
    const given = (...entries: readonly Entry[]) =>
      screen(SMALL, asking({ entries: [stopped(["RF9", "RF2"]), ...entries] }));
    expect(given()).toMatchObject(again);
    expect(given(cleared("2026-11-21", "RF2"))).toMatchObject(again);
    expect(given(cleared("2026-11-19", "RF2", "RF9"))).toMatchObject(again);
    expect(given(cleared("2026-11-20", "RF2", "RF9")).verdict).toBe("cleared");
    expect(given(cleared("2026-11-20", "RF2"), cleared("2026-11-22", "RF9")).verdict).toBe("cleared");
    expect(screen(SMALL, asking({ answers: {}, entries: [stopped(["RF2"])] })).verdict).toBe("stop");
  });
  it("that holds grows with a new one", () => {
    const request = asking({ entries: [stopped(["RF2"])], answers: yes("RF1", "RF19") });
    expect(screen(SMALL, request)).toMatchObject({ disposition: "emergency", flags: ["RF1", "RF2", "RF19"] });
    const other = asking({ entries: [stopped(["RF2"])], answers: yes("RF19") });
    expect(screen(SMALL, other)).toMatchObject({ flags: ["RF2"] });
  });
  it("of a pull does not heal by waiting", () => {
    const details = [{ code: "RF12", region: "quads", side: "left", on: "2026-10-01" }] as const;
    const request = asking({ entries: [stopped(["RF12", "RF12a"], "2026-10-02T08:00:00Z")], details });
    expect(screen(SMALL, request)).toMatchObject({ timeframe: "days", flags: ["RF12", "RF12a"] });
  });
  it("is not softened by a clearance older than it", () => {
    const entries = [cleared("2026-11-19", "RF18"), stopped(["RF18"])];
    expect(screen(SMALL, asking({ entries }))).toMatchObject({ disposition: "clinician-first", timeframe: "days" });
  });
  it("is nothing without a flag, and for today where the flag has no time of its own", () => {
    const none = {
      out: new Set<never>(),
      gentle: new Set<never>(),
      applies: new Set<never>(),
      holdsAt: new Set<never>(),
    };
    const timeless = { ...none, code: "RF2", disposition: "clinician-first", timeframe: null } as const;
    expect(stopOf([])).toBeNull();
    expect(stopNow([])).toBeNull();
    expect(stopNow([{ ...timeless, code: "RF11", timeframe: "days" }, timeless])).toMatchObject({ timeframe: "today" });
    expect(stopNow([timeless, { ...timeless, code: "RF9", timeframe: "now" }])).toMatchObject({ timeframe: "now" });
  });
  it("later than the request counts as now", () => {
    expect(screen(SMALL, asking({ entries: [stopped(["RF2"], "2027-01-01T00:00:00Z")] })).verdict).toBe("stop");
  });
});

describe("a clearance", () => {
  it("never outweighs a yes given now to the session's questions or RF14", () => {
    fc.assert(
      fc.property(fc.constantFrom<FlagCode>(...session, "RF14"), (code) => {
        const entries = [cleared("2026-11-23", code)];
        expect(screen(SMALL, asking({ answers: yes(code), entries }))).toMatchObject({
          verdict: "stop",
          flags: [code],
        });
      }),
    );
  });
  it.each(["RF11", "RF18"] as const)("of %s leaves only its regions out, for 90 days", (code) => {
    const answers = { ...yes(code), RF11a: false };
    const within = asking({ answers, entries: [cleared("2026-08-25", code)] });
    expect(care(within)?.areas.get("hamstrings.left")?.out).toBe(code);
    expect(care(within)?.areas.get("chest.left")?.out).toBeNull();
    expect(screen(SMALL, asking({ answers, entries: [cleared("2026-08-24", code)] })).verdict).toBe("stop");
  });
  it("of RF11 with a place leaves only that place out", () => {
    const details = [{ code: "RF11", region: "shin", side: "left", on: "2026-11-20" }] as const;
    const request = asking({
      answers: { ...yes("RF11"), RF11a: false },
      details,
      entries: [cleared("2026-11-22", "RF11")],
    });
    expect(care(request)?.areas.get("shin.left")?.out).toBe("RF11");
    expect(care(request)?.areas.get("shin.right")?.out).toBeNull();
    expect(asked({ ...request, answers: yes("RF11") })).toEqual(["RF11a"]);
  });
  it("does not lift a follow-up that must be seen today", () => {
    for (const code of ["RF7a", "RF12a", "RF20a", "RF21a"] as const)
      expect(screen(SMALL, asking({ answers: yes(code), entries: [cleared("2026-11-23", code)] })).verdict).toBe(
        "stop",
      );
    for (const code of ["RF13a", "RF22a"] as const)
      expect(screen(SMALL, asking({ answers: yes(code), entries: [cleared("2026-11-23", code)] })).verdict).toBe(
        "cleared",
      );
  });
});
