import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bench } from "./barrier.ts";
import { areaKey, MOMENTS, POSITIONS, REGIONS, TOOLS } from "./body.ts";
import type { RegionId } from "./body.ts";
import { candidatesFor } from "./candidates.ts";
import type { Estimates } from "./candidates.ts";
import { DOSE, GATE } from "./ceilings.ts";
import type { Knowledge } from "./facts.ts";
import type { Candidate, Option } from "./problem.ts";
import type { Entry, Request, Spot } from "./request.ts";
import { insideOf, screen } from "./screen.ts";
import { ALL_NO, asking, morningAt, sessionAt, SMALL } from "./small.sample.ts";
import { sideOf } from "./told.ts";

const ESTIMATES: Estimates = {
  usual: true,
  demand: (region) => (region === "heel" ? 0 : 4),
  need: () => ({ mark: 0.5, complaint: 0, load: 0.1, rested: 0, total: 0.6 }),
  help: (technique) => (technique === "T21" ? 1.1 : 1),
};
const benchOf = (more: Partial<Request>, knowledge: Knowledge = SMALL): Bench | null => {
  const screened = screen(knowledge, asking(more));
  return screened.verdict === "cleared" ? { knowledge, ...insideOf(screened.cleared) } : null;
};
const found = (more: Partial<Request>, knowledge: Knowledge = SMALL) => {
  const bench = benchOf(more, knowledge);
  if (bench === null) throw new Error("not cleared");
  return candidatesFor(bench, ESTIMATES);
};
const candidateAt = (more: Partial<Request>, region: RegionId, knowledge: Knowledge = SMALL): Candidate | undefined =>
  found(more, knowledge).problem.candidates.find((each) => each.region === region && each.side !== "right");
const optionOf = (more: Partial<Request>, region: RegionId, technique: string): Option | undefined =>
  candidateAt(more, region)?.options.find((option) => option.technique === technique);
const why = (more: Partial<Request>, region: RegionId) =>
  found(more).places.find(({ area }) => area.region === region)?.why;
const spot = (region: RegionId, soreness = 4): Spot => ({
  region,
  side: sideOf(region).includes("left") ? "left" : "middle",
  soreness,
});
const gates = (...days: readonly number[]): readonly Entry[] =>
  days.map((day) => sessionAt(`2026-11-${day}T08:00:00Z`, { technique: "T01", region: "foot", tool: "tennis-ball" }));

const spots = fc
  .uniqueArray(
    fc.record({ region: fc.constantFrom(...REGIONS.slice(0, -1)), soreness: fc.integer({ min: 0, max: 10 }) }),
    {
      selector: ({ region }) => region,
      maxLength: 6,
    },
  )
  .map((marks) => marks.map(({ region, soreness }) => spot(region, soreness)));
const requests = fc.record({
  moment: fc.constantFrom(...MOMENTS),
  minutes: fc.integer({ min: 3, max: 60 }),
  tools: fc.subarray([...TOOLS]),
  positions: fc.subarray([...POSITIONS], { minLength: 1 }),
  spots,
  complaint: fc.constantFrom(null, "C1", "C4", "C8", "C9") as fc.Arbitrary<Request["complaint"]>,
  profile: fc.subarray(
    SMALL.profile.map(({ code }) => code),
    { maxLength: 3 },
  ),
  entries: fc.array(
    fc.oneof(
      fc
        .tuple(fc.integer({ min: 16, max: 23 }), fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 120 }))
        .map(([day, hour, seconds]) =>
          sessionAt(`2026-11-${day}T${String(hour).padStart(2, "0")}:00:00Z`, { seconds }),
        ),
      fc
        .tuple(fc.integer({ min: 16, max: 23 }), fc.integer({ min: 0, max: 10 }))
        .map(([day, soreness]) => morningAt(`2026-11-${day}T06:30:00Z`, soreness)),
      fc.constantFrom(...gates(10, 12)),
      fc.constantFrom<Entry>({
        kind: "cleared",
        on: "2026-11-20",
        codes: ["PF2", "PF3", "PF8", "PF9", "PF10", "PF11"],
      }),
    ),
    { maxLength: 8 },
  ),
  fill: fc.boolean(),
});

/** Facts that ask for too much everywhere: only the guardrails stand between them and a body. */
const RECKLESS: Knowledge = {
  ...SMALL,
  regions: SMALL.regions.map((region) => ({ ...region, totals: { pre: region.totals.pre * 10, postRest: 900 } })),
  techniques: SMALL.techniques.map((each) => ({
    ...each,
    dose: { seconds: each.work === "spots" ? 100 : 200, times: 4 },
    pain: { target: 8, ceiling: 9 },
  })),
};

describe("no facts and no request pass a guardrail", () => {
  const each = (check: (option: Option, candidate: Candidate, bench: Bench) => void) =>
    fc.assert(
      fc.property(requests, fc.constantFrom(SMALL, RECKLESS), (request, knowledge) => {
        const bench = benchOf(request, knowledge);
        for (const candidate of bench === null ? [] : candidatesFor(bench, ESTIMATES).problem.candidates)
          for (const option of candidate.options) check(option, candidate, bench ?? ({} as Bench));
      }),
      { numRuns: 300 },
    );
  const isHard = ({ tool }: Option): boolean => SMALL.tools.some(({ code, hard }) => hard && code === tool);

  it("of a set, a spot and a hard tool", () => {
    each((option) => {
      const most = option.work === "spots" ? (isHard(option) ? 10 : 30) : 60;
      expect(option.seconds).toBeLessThanOrEqual(most);
    });
  });
  it("of a place, a gentle one, a sore one, the whole leg and a place before a run", () => {
    each((option, candidate, { care, request }) => {
      const here = care.areas.get(areaKey(candidate));
      const most = [
        120,
        here?.gentle || here?.sore || candidate.region === "whole-leg" ? 60 : 120,
        request.moment === "pre" ? 90 : 120,
      ];
      expect(candidate.maxSeconds).toBeLessThanOrEqual(Math.min(...most));
      expect(option.bothSides || option.minSeconds <= candidate.maxSeconds).toBe(true);
      expect(option.bothSides || option.maxTimes * option.seconds <= candidate.maxSeconds).toBe(true);
      expect(option.maxTimes * option.seconds).toBeGreaterThanOrEqual(option.minSeconds);
    });
  });
  it("of pain", () => {
    each((option, candidate, { care, request, history }) => {
      const here = care.areas.get(areaKey(candidate));
      const done = history.sessions.some(({ rows }) => rows.some(({ technique }) => technique === option.technique));
      const most = [
        5,
        isHard(option) ? 4 : 5,
        ["toes", "heel", "shin", "peroneals"].includes(candidate.region) ? 3 : 5,
        here?.gentle || here?.sore ? 2 : 5,
        request.moment === "bed" ? 3 : 5,
        request.moment === "pre" && !done ? 3 : 5,
        request.profile.includes("PF12") ? 4 : 5,
      ];
      expect(option.pain.ceiling).toBeLessThanOrEqual(Math.min(...most));
      expect(option.pain.target).toBeLessThanOrEqual(option.pain.ceiling);
    });
  });
  it("of tools and gates", () => {
    each((option, candidate, { care, request }) => {
      const here = care.areas.get(areaKey(candidate));
      expect(here?.out ?? null).toBeNull();
      expect(option.tool === "hands" || request.tools.includes(option.tool)).toBe(true);
      expect(request.positions).toContain(option.position);
      expect(isHard(option) && (here?.gentle || here?.half || request.moment === "bed")).toBeFalsy();
      expect(here?.sore && option.tool !== "hands").toBeFalsy();
      expect(
        option.gated &&
          (request.moment === "pre" || request.profile.some((code) => ["PF1", "PF4", "PF12"].includes(code))),
      ).toBe(false);
    });
  });
  it("of a plan", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const bench = benchOf(request);
        const problem = bench === null ? null : candidatesFor(bench, ESTIMATES).problem;
        expect(problem?.maxPressSeconds ?? DOSE.plan.value).toBe(1200);
        expect(problem?.maxRegions ?? GATE.preRegions.value).toBe(3);
        expect(problem?.budgetSeconds ?? request.minutes * 60).toBe(request.minutes * 60);
      }),
    );
  });
});

describe("a dose", () => {
  it("is the row's, in sets between the least and the most", () => {
    expect(optionOf({}, "calf-gastroc", "T10")).toMatchObject({
      position: "floor",
      tool: "foam-roller",
      seconds: 30,
      maxTimes: 3,
      minSeconds: 60,
      fullSeconds: 90,
      restSeconds: 15,
      quality: 0.95,
      byHand: false,
      gated: false,
      pain: { target: 4, ceiling: 5 },
    });
    expect(candidateAt({}, "calf-gastroc")?.maxSeconds).toBe(120);
    expect(optionOf({ spots: [spot("hamstrings")] }, "hamstrings", "T31")).toMatchObject({
      seconds: 20,
      maxTimes: 4,
      restSeconds: 5,
    });
  });
  it("before a run is shorter, gentler at first, and needs 20 s", () => {
    const pre = { moment: "pre", spots: [spot("peroneals"), spot("quads"), spot("toes")] } as const;
    expect(optionOf(pre, "peroneals", "T20")).toMatchObject({
      seconds: 30,
      maxTimes: 1,
      minSeconds: 20,
      fullSeconds: 60,
    });
    expect(optionOf(pre, "quads", "T21")).toMatchObject({ maxTimes: 2, pain: { target: 3, ceiling: 3 } });
    const entries = [sessionAt("2026-11-10T08:00:00Z", { technique: "T21", region: "quads" })];
    expect(optionOf({ ...pre, entries }, "quads", "T21")?.pain).toEqual({ target: 4, ceiling: 5 });
    const roomy = {
      ...SMALL,
      regions: SMALL.regions.map((each) => ({ ...each, totals: { pre: 120, postRest: 120 } })),
    };
    expect(candidateAt(pre, "quads", roomy)?.maxSeconds).toBe(90);
  });
  it("of T50 stands outside the totals", () => {
    const ribs = { spots: [spot("side-ribs")], moment: "pre" } as const;
    expect(optionOf(ribs, "side-ribs", "T50")).toMatchObject({
      seconds: 60,
      minSeconds: 20,
      maxTimes: 1,
      fullSeconds: 60,
      bothSides: true,
    });
    const answers = { ...ALL_NO, RF19: true };
    const details = [{ code: "RF19", region: "side-ribs", side: "right", on: "2026-11-23" }] as const;
    expect(why({ ...ribs, answers, details }, "side-ribs")).toBe("RF19");
  });
  it("by hand may stand in on a place that was asked for", () => {
    expect(optionOf({ tools: [] }, "calf-gastroc", "T52")).toMatchObject({
      quality: 0.72,
      fullSeconds: 90,
      stretch: { id: "ST1" },
    });
    const byHand = candidateAt({ tools: [] }, "calf-gastroc")?.options.map(
      ({ technique, position }) => `${technique} ${position}`,
    );
    expect(byHand).toEqual(
      ["T52", "T53"].flatMap((code) => ["bed", "floor", "chair"].map((position) => `${code} ${position}`)),
    );
    expect(optionOf({ spots: [spot("low-back")] }, "low-back", "T52")).toBeUndefined();
    expect(optionOf({ spots: [], fill: true }, "calf-gastroc", "T52")).toBeUndefined();
    expect(optionOf({ spots: [spot("calf-gastroc", 7)] }, "calf-gastroc", "T52")?.pain).toEqual({
      target: 2,
      ceiling: 2,
    });
  });
  it("at bedtime goes no higher than 3", () => {
    const foot = optionOf({ moment: "bed", spots: [spot("foot")] }, "foot", "T01");
    expect(foot?.pain).toEqual({ target: 3, ceiling: 3 });
  });
  it("beside bone goes no higher than 3, whatever the row says", () => {
    expect(optionOf({ spots: [spot("shin")] }, "shin", "T18")?.pain).toEqual({ target: 3, ceiling: 3 });
  });
  it("carries what helped", () => {
    expect(optionOf({ spots: [spot("quads")] }, "quads", "T21")).toMatchObject({ helped: 1.1, quality: 1.1 });
  });
});

describe("earlier sessions on a place", () => {
  const left = (...entries: readonly Entry[]) => candidateAt({ entries }, "calf-gastroc")?.maxSeconds ?? 0;
  const today = (hour: string, more: Parameters<typeof sessionAt>[1] = {}) =>
    sessionAt(`2026-11-23T${hour}+01:00`, more);
  it("within three hours share 120 s", () => {
    expect(left(today("15:00:01", { seconds: 60 }))).toBe(60);
    expect(left(today("15:00:00", { seconds: 60 }))).toBe(120);
    expect(left(today("17:00:00", { seconds: 120 }))).toBe(0);
  });
  it("within a day are two, and 240 s", () => {
    expect(left(today("09:00:00", { seconds: 180 }))).toBe(60);
    expect(left(today("09:00:00", { seconds: 220 }))).toBe(0);

    expect(left(today("09:00:00"), today("12:00:00"))).toBe(0);
    expect(left(sessionAt("2026-11-22T18:00:00+01:00"), today("12:00:00"))).toBe(120);
    expect(left(sessionAt("2026-11-22T18:00:01+01:00"), today("12:00:00"))).toBe(0);
  });
  it("of a sore place is one", () => {
    expect(left(today("09:00:00", { before: 5 }))).toBe(0);
    expect(left(today("09:00:00", { before: 4, after: 4 }))).toBe(120);
    const sorer = { entries: [today("09:00:00")], spots: [spot("calf-gastroc", 5)] };
    expect(why(sorer, "calf-gastroc")).toBe("enough-today");
  });
  it("on six days of seven are enough for the week", () => {
    const days = [17, 18, 19, 20, 21, 22].map((day) => sessionAt(`2026-11-${day}T08:00:00+01:00`));
    expect(why({ entries: days }, "calf-gastroc")).toBe("enough-this-week");
    expect(left(...days.slice(1))).toBe(120);
    expect(left(...days.with(0, sessionAt("2026-11-16T08:00:00+01:00")))).toBe(120);
  });
  it("count for their side, and breathing does not count", () => {
    expect(left(today("17:00:00", { side: "right", seconds: 120 }))).toBe(120);
    const ribs = { spots: [spot("side-ribs")] };
    const entries = [
      today("09:00:00", { technique: "T50", region: "side-ribs" }),
      today("12:00:00", { technique: "T50", region: "side-ribs" }),
    ];
    expect(optionOf({ ...ribs, entries }, "side-ribs", "T50")).toBeDefined();
  });
  it("after which soreness rose leave half, and soft", () => {
    const entries = [sessionAt("2026-11-20T18:00:00+01:00"), morningAt("2026-11-21T08:00:00+01:00", 5)];
    expect(left(...entries)).toBe(60);
    expect(optionOf({ entries }, "calf-gastroc", "T12")).toBeUndefined();
    expect(optionOf({ entries }, "calf-gastroc", "T10")?.maxTimes).toBe(2);
  });
});

describe("a gate", () => {
  const foot = (more: Partial<Request>) => optionOf({ moment: "rest", spots: [spot("foot")], ...more }, "foot", "T03");
  it("opens after two comfortable sessions", () => {
    expect(foot({})).toBeUndefined();
    expect(foot({ entries: gates(10) })).toBeUndefined();
    expect(foot({ entries: gates(10, 12) })?.gated).toBe(true);
    expect(foot({ entries: gates(10, 12), moment: "post" })).toBeUndefined();
    expect(foot({ entries: gates(10, 12), profile: ["PF4"] })).toBeUndefined();
  });
  it("lets a hard tool hold a spot for ten seconds", () => {
    const entries = [10, 12].map((day) =>
      sessionAt(`2026-11-${day}T08:00:00Z`, { technique: "T37", region: "glute-max", tool: "tennis-ball" }),
    );
    const handle = optionOf({ moment: "rest", spots: [spot("glute-max")], entries }, "glute-max", "T38");
    expect(handle).toMatchObject({ seconds: 10, maxTimes: 6, minSeconds: 60, pain: { ceiling: 4 } });
  });
  it("stays shut after sessions that were not", () => {
    const second = (more: Parameters<typeof sessionAt>[1]) => [
      ...gates(10),
      sessionAt("2026-11-12T08:00:00Z", { technique: "T01", region: "foot", tool: "tennis-ball", ...more }),
    ];
    expect(foot({ entries: second({ highest: 4 }) })).toBeDefined();
    expect(foot({ entries: second({ highest: 5 }) })).toBeUndefined();
    expect(foot({ entries: second({ highest: null }) })).toBeUndefined();
    expect(foot({ entries: second({ before: null }) })).toBeUndefined();
    expect(foot({ entries: second({ stop: "SR6" }) })).toBeUndefined();
    const morning = (soreness: number): Entry => ({
      kind: "morning",
      at: "2026-11-13T07:00:00Z",
      felt: [{ region: "foot", side: "left", soreness }],
    });
    expect(foot({ entries: [...gates(10, 12), morning(4)] })).toBeDefined();
    expect(foot({ entries: [...gates(10, 12), morning(5)] })).toBeUndefined();
  });
});

describe("why a place is left", () => {
  it.each<[string, Partial<Request>, RegionId]>([
    ["tool", { tools: [], spots: [spot("upper-back"), spot("glute-max")], moment: "pre" }, "glute-max"],
    ["position", { positions: ["standing"], tools: TOOLS, spots: [spot("quads")] }, "quads"],
    ["moment", { moment: "pre", spots: [spot("low-back")] }, "low-back"],
    ["PF10", { profile: ["PF10"], spots: [spot("quads")] }, "quads"],
    ["too-sore", { spots: [spot("quads", 9)] }, "quads"],
    [
      "tool",
      { complaint: "C8", spots: [{ ...spot("hamstrings"), side: "both" }, spot("adductors")], tools: [] },
      "hamstrings",
    ],
    ["moment", { spots: [spot("heel")] }, "heel"],
  ])("is %s", (reason, more, region) => {
    expect(why(more, region)).toBe(reason);
  });
  it("is too sore where only a tool could work it", () => {
    const knowledge = { ...SMALL, regions: SMALL.regions.map((each) => ({ ...each, hands: null })) };
    const places = found({ spots: [spot("quads", 8)] }, knowledge).places;
    expect(places[0]?.why).toBe("too-sore");
  });
  it("is the profile code that forbids the only posture", () => {
    const entries: readonly Entry[] = [{ kind: "cleared", on: "2026-11-20", codes: ["PF10"] }];
    const knowledge = { ...SMALL, regions: SMALL.regions.map((each) => ({ ...each, hands: null })) };
    expect(found({ spots: [spot("quads")], profile: ["PF10"], entries }, knowledge).places[0]?.why).toBe("PF10");
  });
});

describe("the whole leg", () => {
  const leg = (more: Partial<Request>) =>
    candidateAt({ complaint: "C1", ...more }, "whole-leg")?.options.map(({ technique }) => technique);
  it("is worked for a complaint that names it, with the listed techniques", () => {
    expect(leg({})).toEqual(["T53", "T53"]);
    expect(candidateAt({ complaint: "C1" }, "whole-leg")?.maxSeconds).toBe(60);
  });
  it("is not tapped where a place on it is sorer than 4", () => {
    const tapped = (soreness: number) =>
      candidateAt({ spots: [spot("foot", soreness)], fill: true }, "whole-leg")?.options.some(
        ({ technique }) => technique === "T54",
      );
    expect([tapped(4), tapped(5)]).toEqual([true, false]);
    const right: Spot = { region: "foot", side: "right", soreness: 3 };
    expect(
      candidateAt({ spots: [right], fill: true }, "whole-leg")?.options.some(({ stroke }) => stroke === "tap"),
    ).toBe(true);
  });
});

describe("what nobody asked for", () => {
  it("fills only when its questions are answered with no", () => {
    const filled = (more: Partial<Request>) =>
      new Set(found({ fill: true, ...more }).problem.candidates.map(({ region }) => region));
    expect(filled({}).has("quads")).toBe(true);
    expect(filled({ fill: false }).has("quads")).toBe(false);
    const { RF11: _, ...answers } = ALL_NO;
    expect(filled({ answers }).has("quads")).toBe(false);
    expect(filled({ answers }).has("whole-leg")).toBe(false);
    const placed = { ...ALL_NO, RF12: true, RF12a: false };
    const details = [{ code: "RF12", region: "foot", side: "right", on: "2026-11-20" }] as const;
    expect(filled({ answers: placed, details }).has("quads")).toBe(false);
    const healed = [{ code: "RF12", region: "foot", side: "right", on: "2026-11-01" }] as const;
    expect(filled({ answers: placed, details: healed }).has("quads")).toBe(true);
    expect(filled({}).has("heel")).toBe(false);
  });
  it("is worked on both sides or not at all", () => {
    const { candidates } = found({
      fill: true,
      profile: ["PF6"],
      details: [{ code: "PF6", region: "hamstrings", side: "right", on: "2026-11-01" }],
    }).problem;
    expect(candidates.some(({ region }) => region === "hamstrings")).toBe(false);
    expect(candidates.filter(({ region }) => region === "quads")).toHaveLength(0);
    expect(candidates.find(({ region }) => region === "calf-gastroc")?.alike).toBe(false);
    expect(candidates.filter(({ region, alike }) => region === "adductors" && alike)).toHaveLength(2);
  });
});

describe("a stretch", () => {
  const stretch = (more: Partial<Request>, region: RegionId = "calf-gastroc", technique = "T10") =>
    optionOf(more, region, technique)?.stretch;
  it("obeys positions, soreness, answers and profile", () => {
    expect(stretch({})).toEqual({ id: "ST1", seconds: 30, once: false });
    expect(stretch({ positions: ["floor", "chair"] })).toBeNull();
    expect(stretch({ spots: [spot("calf-gastroc", 6)] }, "calf-gastroc", "T52")).toMatchObject({ id: "ST1" });
    expect(stretch({ spots: [spot("calf-gastroc", 7)] }, "calf-gastroc", "T52")).toBeNull();
    const entries: readonly Entry[] = [{ kind: "cleared", on: "2026-11-20", codes: ["PF11"] }];
    expect(stretch({ profile: ["PF11"], entries })).toBeNull();
    expect(stretch({ spots: [spot("peroneals", 6)], profile: ["PF11"], entries }, "peroneals", "T20")).toMatchObject({
      id: "ST16",
    });
    expect(stretch({ spots: [spot("quads")], profile: ["PF13"] }, "quads", "T21")).toBeNull();
  });
  it("is out where a pull lies next to it, on its side", () => {
    const pulled = (side: "left" | "right") => ({
      answers: { ...ALL_NO, RF12: true, RF12a: false },
      details: [{ code: "RF12", region: "shin", side, on: "2026-11-15" }] as const,
    });
    expect(stretch(pulled("left"))).toBeNull();
    expect(stretch(pulled("right"))).toMatchObject({ id: "ST1" });
    const inner = { spots: [spot("adductors")], ...pulled("right") };
    expect(stretch(inner, "adductors", "T29")).toBeNull();
  });
  it("is out while a knock is only gentle, and back when it no longer counts", () => {
    const knocked = (on: string) => ({
      spots: [spot("quads")],
      answers: { ...ALL_NO, RF13: true, RF13a: false },
      details: [{ code: "RF13", region: "quads", side: "left", on }] as const,
    });
    expect(stretch(knocked("2026-11-08"), "quads", "T21")).toBeNull();
    expect(stretch(knocked("2026-10-12"), "quads", "T21")).toBeNull();
    expect(stretch(knocked("2026-10-11"), "quads", "T21")).toMatchObject({ id: "ST5" });
  });
  it("before a run is 15 s, or its own when it moves", () => {
    expect(stretch({ moment: "pre" })?.seconds).toBe(15);
    expect(stretch({ moment: "pre", spots: [spot("peroneals")] }, "peroneals", "T20")?.seconds).toBe(20);
  });
});
