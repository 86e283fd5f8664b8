import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AreaKey, RegionId } from "./body.ts";
import type { FlagCode, ProfileCode } from "./facts.ts";
import type { Detail, Entry, Request } from "./request.ts";
import { insideOf, screen } from "./screen.ts";
import { ALL_NO, asking, morningAt, sessionAt, SMALL } from "./small.sample.ts";

const careOf = (more: Partial<Request>) => {
  const screened = screen(SMALL, asking(more));
  if (screened.verdict !== "cleared") throw new Error(screened.verdict);
  return insideOf(screened.cleared).care;
};
const out = (more: Partial<Request>, key: AreaKey) => careOf(more).areas.get(key)?.out;
const yes = (code: FlagCode, followUp?: FlagCode): Request["answers"] => ({
  ...ALL_NO,
  [code]: true,
  ...(followUp === undefined ? {} : { [followUp]: false }),
});
const detail = (code: string, region: RegionId, side: Detail["side"], on = "2026-11-23"): Detail => ({
  code,
  region,
  side,
  on,
});
const cleared = (on: string, ...codes: readonly string[]): Entry => ({ kind: "cleared", on, codes });
const pull = (on: string) => ({ answers: yes("RF12", "RF12a"), details: [detail("RF12", "hamstrings", "right", on)] });
const knock = (on: string) => ({ answers: yes("RF13", "RF13a"), details: [detail("RF13", "quads", "left", on)] });

describe("a pull", () => {
  it("takes its region and its neighbors on that side out for three days", () => {
    for (const on of ["2026-11-23", "2026-11-20"]) {
      expect(out(pull(on), "hamstrings.right")).toBe("RF12");
      expect(out(pull(on), "adductors.right")).toBe("RF12");
      expect(out(pull(on), "whole-leg.right")).toBe("RF12");
      expect(out(pull(on), "adductors.left")).toBeNull();
      expect(careOf(pull(on)).cautions).toEqual([]);
    }
  });
  it("then keeps its region out and its neighbors gentle to the fourteenth day", () => {
    for (const on of ["2026-11-19", "2026-11-09"]) {
      expect(out(pull(on), "hamstrings.right")).toBe("RF12");
      expect(careOf(pull(on)).areas.get("adductors.right")).toMatchObject({ out: null, gentle: true, ceiling: 2 });
      expect(careOf(pull(on)).cautions).toEqual(["RF12"]);
    }
    expect(out(pull("2026-11-08"), "hamstrings.right")).toBeNull();
    expect(careOf(pull("2026-11-08")).areas.get("adductors.right")?.gentle).toBe(false);
  });
  it("without a place is everywhere it can be, as of today", () => {
    const answers = yes("RF12", "RF12a");
    expect(out({ answers }, "foot.left")).toBe("RF12");
    expect(out({ answers }, "chest.left")).toBeNull();
    const elsewhere = [detail("RF12", "chest", "left")];
    expect(out({ answers, details: elsewhere }, "foot.left")).toBe("RF12");
  });
  it("of the whole leg is one of every region under it", () => {
    const more = { answers: yes("RF12", "RF12a"), details: [detail("RF12", "whole-leg", "both")] };
    expect([out(more, "quads.left"), out(more, "shin.right"), out(more, "low-back.middle")]).toEqual([
      "RF12",
      "RF12",
      null,
    ]);
  });
});

describe("a knock", () => {
  it("is out for two weeks, gentle to six, then no more", () => {
    expect(out(knock("2026-11-09"), "quads.left")).toBe("RF13");
    expect(careOf(knock("2026-11-09")).cautions).toEqual([]);
    for (const on of ["2026-11-08", "2026-10-12"]) {
      expect(careOf(knock(on)).areas.get("quads.left")).toMatchObject({ out: null, gentle: true, ceiling: 2 });
      expect(careOf(knock(on)).cautions).toEqual(["RF13"]);
    }
    expect(careOf(knock("2026-10-11")).areas.get("quads.left")?.gentle).toBe(false);
    expect(careOf(knock("2026-11-09")).areas.get("adductors.left")?.out).toBeNull();
  });
});

describe("flags of a place", () => {
  it("count where they are said to be, or everywhere they can be", () => {
    const answers = yes("RF19");
    const details = [detail("RF19", "foot", "left")];
    expect([out({ answers, details }, "foot.left"), out({ answers, details }, "foot.right")]).toEqual(["RF19", null]);
    expect(out({ answers }, "chest.right")).toBe("RF19");
  });
  it("keep routine referrals out of the plan and tell of them", () => {
    const care = careOf({ answers: yes("RF15") });
    expect(care.areas.get("low-back.middle")?.out).toBe("RF15");
    expect(care.areas.get("calf-gastroc.left")?.out).toBeNull();
    expect(care.see).toEqual(["RF15"]);
    expect(careOf({ answers: yes("RF17") }).see).toEqual([]);
  });
  it("make a place gentle and say so", () => {
    const care = careOf({ answers: yes("RF24") });
    expect(care.areas.get("chest.left")).toMatchObject({ out: null, gentle: true, ceiling: 2 });
    expect(care.cautions).toEqual(["RF24"]);
  });
});

describe("the whole leg", () => {
  it("is out when any region under it is, on its side, and takes the lowest ceiling among them", () => {
    const under: readonly RegionId[] = ["calf-gastroc", "calf-soleus", "shin", "quads", "hamstrings", "adductors"];
    fc.assert(
      fc.property(fc.constantFrom<RegionId>("foot", "peroneals", "glute-max", ...under), (region) => {
        const more = { answers: yes("RF19"), details: [detail("RF19", region, "left")] };
        expect(out(more, "whole-leg.left")).toBe(under.includes(region) ? "RF19" : null);
        expect(out(more, "whole-leg.right")).toBeNull();
        const sore = careOf({ spots: [{ region, side: "left", soreness: 7 }] }).areas.get("whole-leg.left");
        expect(sore?.ceiling).toBe(under.includes(region) ? 2 : 5);
      }),
    );
  });
});

describe("soreness", () => {
  it("of 7 and 8 allows 2, of 9 and 10 nothing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 }), (soreness) => {
        const care = careOf({ spots: [{ region: "quads", side: "left", soreness }] });
        const here = care.areas.get("quads.left");
        expect(here?.out).toBe(soreness >= 9 ? "too-sore" : null);
        expect(here?.sore).toBe(soreness >= 7);
        expect(here?.ceiling).toBe(soreness >= 7 ? 2 : 5);
        expect(care.see).toEqual(soreness >= 9 ? ["FU3"] : []);
      }),
    );
  });
  it("that is the same or worse for more than five days is out until it is better or cleared", () => {
    const spots = [{ region: "calf-gastroc", side: "left", soreness: 4 }] as const;
    const mornings = [morningAt("2026-11-18T17:59:59+01:00", 4), morningAt("2026-11-21T07:00:00+01:00", 5)];
    expect(out({ spots, entries: mornings }, "calf-gastroc.left")).toBe("FU3");
    expect(careOf({ spots, entries: mornings }).see).toEqual(["FU3"]);
    const better = [...mornings, morningAt("2026-11-22T07:00:00+01:00", 3)];
    expect(out({ spots, entries: better }, "calf-gastroc.left")).toBeNull();
    const fiveDays = [morningAt("2026-11-18T18:00:00+01:00", 4)];
    expect(out({ spots, entries: fiveDays }, "calf-gastroc.left")).toBeNull();
    const clear = [...mornings, cleared("2026-11-22", "FU3")];
    expect(out({ spots, entries: clear }, "calf-gastroc.left")).toBeNull();
    const eased = [sessionAt("2026-11-17T07:00:00+01:00", { before: 4, after: 2 })];
    expect(out({ spots, entries: eased }, "calf-gastroc.left")).toBeNull();
    expect(
      out({ spots, entries: [sessionAt("2026-11-17T07:00:00+01:00", { before: 4, after: 4 })] }, "calf-gastroc.left"),
    ).toBe("FU3");
    expect(out({ spots, entries: [morningAt("2026-11-16T18:00:00+01:00", 4)] }, "calf-gastroc.left")).toBeNull();
    expect(out({ spots, entries: [morningAt("2026-11-17T07:00:00+01:00", 0)] }, "calf-gastroc.left")).toBeNull();
  });
  it("that never falls in six sessions over three weeks rests for six", () => {
    const days = ["2026-10-20", "2026-10-25", "2026-10-30", "2026-11-03", "2026-11-07", "2026-11-10"];
    const at = (each: string) => `${each}T18:00:00+01:00`;
    const flat = days.map((each) => sessionAt(at(each), { before: 4, after: 3 }));
    const late = { spots: [], entries: flat };
    expect(out(late, "calf-gastroc.left")).toBe("FU5");
    expect(careOf(late).see).toEqual(["FU5"]);
    expect(out({ ...late, entries: flat.slice(1) }, "calf-gastroc.left")).toBeNull();
    expect(out({ ...late, at: "2026-12-22T18:00:00+01:00" }, "calf-gastroc.left")).toBeNull();
    expect(out({ ...late, at: "2026-12-22T17:59:59+01:00" }, "calf-gastroc.left")).toBe("FU5");
    expect(out({ ...late, entries: [...flat, cleared("2026-11-10", "FU5")] }, "calf-gastroc.left")).toBeNull();
    expect(out({ ...late, entries: flat.toSpliced(2, 1) }, "calf-gastroc.left")).toBeNull();
    const from = (first: string) => [sessionAt(first, { before: 4, after: 3 }), ...flat.slice(1)];
    expect(out({ ...late, entries: from("2026-10-20T18:00:00+01:00") }, "calf-gastroc.left")).toBe("FU5");
    expect(out({ ...late, entries: from("2026-10-20T18:00:01+01:00") }, "calf-gastroc.left")).toBeNull();
    const fell = flat.with(5, sessionAt(at("2026-11-10"), { before: 4, after: 2 }));
    expect(out({ ...late, entries: fell }, "calf-gastroc.left")).toBeNull();
    const slowly = flat.with(5, sessionAt(at("2026-11-10"), { before: 2, after: 2 }));
    expect(out({ ...late, entries: slowly }, "calf-gastroc.left")).toBeNull();
    const quick = days.map((_, index) => sessionAt(at(`2026-11-0${index + 1}`), { before: 4, after: 3 }));
    expect(out({ ...late, entries: quick }, "calf-gastroc.left")).toBeNull();
  });
});

describe("stop rules of earlier sessions", () => {
  it.each([
    ["SR2", "2026-11-21T18:00:01+01:00", "2026-11-21T18:00:00+01:00"],
    ["SR4", "2026-11-16T18:00:01+01:00", "2026-11-16T18:00:00+01:00"],
    ["SR9", "2026-11-23T00:00:00+01:00", "2026-11-22T23:59:59+01:00"],
  ] as const)("%s keeps a place out as long as it says", (stop, inside, outside) => {
    const spots = [] as const;
    expect(out({ spots, entries: [sessionAt(inside, { stop })] }, "calf-gastroc.left")).toBe(stop);
    expect(out({ spots, entries: [sessionAt(inside, { stop })] }, "calf-gastroc.right")).toBeNull();
    expect(out({ spots, entries: [sessionAt(outside, { stop })] }, "calf-gastroc.left")).toBeNull();
    expect(out({ spots, entries: [sessionAt(inside, { stop: "SR6" })] }, "calf-gastroc.left")).toBeNull();
  });
  it("of the whole leg keep every region under it out", () => {
    const entries = [
      sessionAt("2026-11-23T10:00:00+01:00", { technique: "T53", region: "whole-leg", tool: "hands", stop: "SR2" }),
    ];
    expect([out({ entries }, "quads.left"), out({ entries }, "foot.left")]).toEqual(["SR2", null]);
  });
});

describe("soreness that rose after a session", () => {
  const first = [sessionAt("2026-11-18T18:00:00+01:00"), morningAt("2026-11-19T08:00:00+01:00", 5)];
  const second = [sessionAt("2026-11-20T18:00:00+01:00"), morningAt("2026-11-21T08:00:00+01:00", 5)];
  const spots = [] as const;
  const here = (entries: readonly Entry[], more: Partial<Request> = {}) =>
    careOf({ spots, entries, ...more }).areas.get("calf-gastroc.left");
  it("halves the next dose", () => {
    expect(here(first)).toMatchObject({ out: null, half: true });
    expect(here([sessionAt("2026-11-18T18:00:00+01:00"), morningAt("2026-11-19T08:00:00+01:00", 4)])?.half).toBe(false);
    expect(here([sessionAt("2026-11-18T18:00:00+01:00"), morningAt("2026-11-20T06:00:00+01:00", 5)])?.half).toBe(true);
    expect(here([sessionAt("2026-11-18T18:00:00+01:00"), morningAt("2026-11-20T06:00:01+01:00", 5)])?.half).toBe(false);
    expect(here([...first, sessionAt("2026-11-20T18:00:00+01:00")])?.half).toBe(false);
  });
  it("twice running rests the place for seven days", () => {
    expect(here([...second, ...first])).toMatchObject({ out: "FU1" });
    expect(here([...first, ...second], { at: "2026-11-28T07:59:59+01:00" })?.out).toBe("FU1");
    expect(here([...first, ...second], { at: "2026-11-28T08:00:00+01:00" })).toMatchObject({ out: null, half: true });
  });
});

describe("profile codes", () => {
  const profile = (code: ProfileCode, more: Partial<Request> = {}) => ({ profile: [code], ...more });
  it("keep places out until they are cleared, and then do what the row says", () => {
    expect(out(profile("PF2"), "quads.left")).toBe("PF2");
    expect(careOf(profile("PF2")).see).toEqual(["PF2"]);
    expect(careOf(profile("PF2")).cautions).toEqual([]);
    const entries = [cleared("2025-11-23", "PF2")];
    expect(careOf(profile("PF2", { entries })).areas.get("quads.left")).toMatchObject({ out: null, gentle: true });
    expect(careOf(profile("PF2", { entries }))).toMatchObject({ see: [], cautions: ["PF2"] });
    expect(out(profile("PF2", { entries: [cleared("2025-11-22", "PF2")] }), "quads.left")).toBe("PF2");
  });
  it("stay cleared through a pregnancy", () => {
    const entries = [cleared("2025-01-01", "PF3")];
    expect(out(profile("PF3", { entries }), "quads.left")).toBeNull();
    expect(out(profile("PF3"), "quads.left")).toBe("PF3");
  });
  it("with a place count there alone", () => {
    const details = [detail("PF9", "quads", "left")];
    expect(out(profile("PF9", { details }), "quads.left")).toBe("PF9");
    expect(out(profile("PF9", { details }), "tfl.left")).toBe("PF9");
    expect(out(profile("PF9", { details }), "tfl.right")).toBeNull();
    expect(out(profile("PF9"), "chest.right")).toBe("PF9");
    const flare = [detail("PF11", "foot", "left")];
    expect(out(profile("PF11", { details: flare }), "foot.left")).toBe("PF11");
    expect(careOf(profile("PF11", { details: flare })).areas.get("quads.left")).toMatchObject({
      out: null,
      gentle: true,
    });
    expect(out(profile("PF11"), "quads.left")).toBe("PF11");
  });
  it("of a limb take that limb", () => {
    const leg = profile("PF7", { details: [detail("PF7", "foot", "left")] });
    expect([out(leg, "quads.left"), out(leg, "quads.right"), out(leg, "chest.left")]).toEqual(["PF7", null, null]);
    const arm = profile("PF7", { details: [detail("PF7", "chest", "right")] });
    expect([out(arm, "side-ribs.right"), out(arm, "upper-back.middle"), out(arm, "side-ribs.left")]).toEqual([
      "PF7",
      "PF7",
      null,
    ]);
    expect([
      out(profile("PF7"), "quads.left"),
      out(profile("PF7"), "chest.left"),
      out(profile("PF7"), "low-back.middle"),
    ]).toEqual(["PF7", "PF7", null]);
  });
  it("of a vein leave it alone and the rest of that leg gentle", () => {
    const care = careOf(profile("PF6", { details: [detail("PF6", "calf-gastroc", "left")] }));
    expect(care.areas.get("calf-gastroc.left")?.out).toBe("PF6");
    expect(care.areas.get("quads.left")).toMatchObject({ out: null, gentle: true });
    expect(care.areas.get("quads.right")?.gentle).toBe(false);
    expect(careOf(profile("PF6")).areas.get("quads.right")).toMatchObject({ out: null, gentle: true });
  });
  it("for those new to it last two weeks from the first session", () => {
    const first = (at: string) => careOf(profile("PF13", { entries: [sessionAt(at)] }));
    expect(careOf(profile("PF13")).cautions).toEqual(["PF13"]);
    expect(first("2026-11-09T18:00:01+01:00").cautions).toEqual(["PF13"]);
    expect(first("2026-11-09T18:00:00+01:00").cautions).toEqual([]);
  });
  it("lower the ceiling, keep a region out, and are said", () => {
    const care = careOf(profile("PF12"));
    expect(care.areas.get("quads.left")).toMatchObject({ out: null, ceiling: 4 });
    expect(care.areas.get("heel.left")?.out).toBe("PF12");
    expect(care.cautions).toEqual([]);
    expect(careOf(profile("PF15")).cautions).toEqual([]);
  });
  it("take everything out until cleared, and the places named after", () => {
    expect(out(profile("PF8"), "chest.left")).toBe("PF8");
    const entries = [cleared("2026-11-01", "PF8")];
    const care = careOf(profile("PF8", { entries, details: [detail("PF8", "chest", "left")] }));
    expect([care.areas.get("chest.left")?.out, care.areas.get("chest.right")?.out]).toEqual(["PF8", null]);
  });
});

describe("a complaint", () => {
  it("whose row says how sore a place may be leaves what is sorer alone, and no other", () => {
    const complaints = SMALL.complaints.map((each) => ({ ...each, sorenessMost: 5 }));
    const outAt = (soreness: number, region: RegionId): unknown => {
      const spots = [{ region, side: "left", soreness } as const];
      const screened = screen({ ...SMALL, complaints }, asking({ complaint: "C1", spots }));
      return screened.verdict === "cleared"
        ? insideOf(screened.cleared).care.areas.get(`${region as "quads"}.left`)?.out
        : screened.verdict;
    };
    expect([5, 6].map((soreness) => outAt(soreness, "calf-gastroc"))).toEqual([null, "C1"]);
    expect(outAt(6, "quads")).toBeNull();
  });
  it("is about the marked sides, both if none is", () => {
    const left = careOf({ complaint: "C1" }).wanted;
    expect([...left.named]).toEqual(["calf-gastroc.left", "whole-leg.left"]);
    expect([...careOf({ complaint: "C1", spots: [] }).wanted.named]).toHaveLength(4);
    expect([
      ...careOf({ complaint: "C1", spots: [{ region: "low-back", side: "middle", soreness: 2 }] }).wanted.named,
    ]).toHaveLength(4);
    expect(careOf({ complaint: "C1" }).see).toEqual(["C1"]);
    expect(careOf({ complaint: "C4" }).see).toEqual([]);
    expect(careOf({ complaint: "C9", spots: [{ region: "hamstrings", side: "left", soreness: 9 }] }).see).toEqual([
      "C9",
      "FU3",
    ]);
  });
  it("keeps its places out on its side, and gives the leg back after a no", () => {
    const spots = [{ region: "hamstrings", side: "left", soreness: 4 }] as const;
    const more = { complaint: "C9", spots } as const;
    expect([out(more, "hamstrings.left"), out(more, "hamstrings.right"), out(more, "whole-leg.left")]).toEqual([
      "C9",
      null,
      null,
    ]);
    const pulled = {
      ...more,
      answers: yes("RF12", "RF12a"),
      details: [detail("RF12", "glute-max", "right", "2026-11-12")],
    };
    expect(out(pulled, "whole-leg.left")).toBe("C9");
    const healed = { ...pulled, details: [detail("RF12", "glute-max", "right", "2026-11-01")] };
    expect(out(healed, "whole-leg.left")).toBeNull();
  });
});

describe("what goes out for safety", () => {
  it("never comes back because more is said", () => {
    const flags = SMALL.flags.filter(({ disposition, parent }) => disposition === "avoid-region" && parent === null);
    fc.assert(
      fc.property(fc.subarray([...flags], { minLength: 1 }), fc.subarray([...SMALL.profile]), (chosen, profile) => {
        const followUps = SMALL.flags.filter(({ parent }) => parent !== null).map(({ code }) => [code, false] as const);
        const no = { ...ALL_NO, ...Object.fromEntries(followUps) };
        const one = { ...no, [chosen[0]?.code ?? "RF12"]: true };
        const all = { ...no, ...Object.fromEntries(chosen.map(({ code }) => [code, true])) };
        const few = careOf({ answers: one }).areas;
        const many = careOf({ answers: all, profile: profile.map(({ code }) => code) }).areas;
        for (const [key, { out: why, ceiling }] of few) {
          expect(why === null || (many.get(key)?.out ?? null) !== null).toBe(true);
          expect(many.get(key)?.ceiling).toBeLessThanOrEqual(ceiling);
        }
      }),
    );
  });
});
