import { describe, expect, it } from "vitest";
import { benchOf, left, technique, tool } from "./bench.sample.ts";
import { areaKey } from "./body.ts";
import type { Area, AreaKey, PositionId } from "./body.ts";
import type { ProfileEffect, ProfileFact, TechniqueFact } from "./facts.ts";
import { historyOf } from "./history.ts";
import { parseInstant } from "./instant.ts";
import { ALL_AREAS, areasOf, isLeg } from "./places.ts";
import { isCaution, profileBlocks, profileBlocksStretch, profileInForce } from "./profile.ts";
import type { ProfileInForce } from "./profile.ts";
import type { Entry, Request } from "./request.ts";
import { asking, sessionAt, SMALL } from "./small.sample.ts";

const fact = (code: string): ProfileFact => SMALL.profile.find((each) => each.code === code)!;
/** A condition in force, whose fact may say something else than the small knowledge does. */
function held(code: ProfileFact["code"], more: Partial<Request> = {}, other: Partial<ProfileFact> = {}) {
  const request = asking({ profile: [code], ...more });
  const knowledge = { ...SMALL, profile: [{ ...fact(code), ...other }] };
  const [found] = profileInForce(knowledge, request, historyOf(knowledge, request, parseInstant(request.at)!));
  return found!;
}
const at = (code: string, ...areas: readonly Area[]): Partial<Request> => ({
  details: areas.map((area) => ({ code, ...area, on: "2026-11-01" })),
});
const sorted = (keys: Iterable<string>): readonly string[] => [...keys].toSorted();
const keys = (areas: readonly Area[]): readonly string[] => sorted(areas.map(areaKey));
const everywhere = keys(ALL_AREAS);
const legs = ALL_AREAS.filter(({ region }) => isLeg(SMALL, region));
const sideOf = (areas: readonly Area[], side: Area["side"]): readonly Area[] =>
  areas.filter((area) => area.side === side);
const arms = (["chest", "side-ribs", "upper-back"] as const).flatMap(areasOf);

describe("where a condition keeps work out until it is cleared", () => {
  const out = (code: ProfileFact["code"], more?: Partial<Request>) => sorted(held(code, more).out);
  it("is nowhere, everywhere or the regions of its fact", () => {
    expect(out("PF1")).toEqual([]);
    expect(out("PF10")).toEqual(everywhere);
    expect(out("PF2")).toEqual(keys(legs));
    expect(out("PF12")).toEqual(["heel.left", "heel.right"]);
  });
  it("is the place it names, or everywhere when none is named", () => {
    expect(out("PF11", at("PF11", left("quads")))).toEqual(["quads.left"]);
    expect(out("PF11")).toEqual(everywhere);
    expect(out("PF9", at("PF9", left("calf-soleus")))).toEqual(
      keys((["calf-soleus", "calf-gastroc", "shin", "peroneals"] as const).map(left)),
    );
    expect(out("PF9")).toEqual(everywhere);
  });
  it("is the limb of the place: a leg, or the arm's regions, or all limbs when none is named", () => {
    expect(out("PF7", at("PF7", left("quads")))).toEqual(keys(sideOf(legs, "left")));
    expect(out("PF7", at("PF7", left("chest")))).toEqual(sorted(["chest.left", "side-ribs.left", "upper-back.middle"]));
    expect(out("PF7", at("PF7", { region: "upper-back", side: "middle" }))).toEqual(keys(arms));
    expect(out("PF7")).toEqual(keys([...legs, ...arms]));
  });
  it("ends with the clearance, but for what stays out", () => {
    const entries = [{ kind: "cleared", on: "2026-11-20", codes: ["PF2", "PF6", "PF12"] }] as const;
    expect([held("PF2").see, held("PF2", { entries }).see]).toEqual([true, false]);
    expect(out("PF2", { entries })).toEqual([]);
    expect(out("PF12", { entries })).toEqual(["heel.left", "heel.right"]);
    expect(out("PF6", { entries, ...at("PF6", left("quads")) })).toEqual(["quads.left"]);
    expect(out("PF1", at("PF1", left("quads")))).toEqual([]);
  });
  it("of tools alone ends with the clearance too", () => {
    const entries = [{ kind: "cleared", on: "2026-11-20", codes: ["PF3"] }] as const;
    expect([sorted(held("PF3").outByTool), sorted(held("PF3", { entries }).outByTool)]).toEqual([
      ["low-back.middle"],
      [],
    ]);
  });
});

describe("where a condition is gentle, by hand, and its techniques are out", () => {
  it.each([
    ["PF1", everywhere],
    ["PF2", keys(legs)],
    ["PF6", keys(legs)],
    ["PF7", []],
  ] as const)("%s is gentle", (code, where) => expect(sorted(held(code).gentle)).toEqual(where));
  it("is the named leg alone when one is named", () => {
    const named = held("PF6", at("PF6", left("quads")));
    for (const where of [named.gentle, named.handsOnly, named.applies])
      expect(sorted(where)).toEqual(keys(sideOf(legs, "left")));
    const middle = held("PF6", at("PF6", { region: "low-back", side: "middle" }));
    expect(sorted(middle.gentle)).toEqual(keys(legs));
  });
  it.each([
    ["PF3", everywhere],
    ["PF1", []],
    ["PF4", keys((["foot", "toes", "heel", "shin"] as const).flatMap(areasOf))],
    ["PF6", keys(legs)],
  ] as const)("%s is worked by hand", (code, where) => expect(sorted(held(code).handsOnly)).toEqual(where));
  it("is everywhere, the named place without its neighbors, or the limb", () => {
    expect(sorted(held("PF2", at("PF2", left("quads"))).applies)).toEqual(everywhere);
    for (const code of ["PF9", "PF11"] as const) {
      expect(sorted(held(code, at(code, left("quads"))).applies)).toEqual(["quads.left"]);
      expect(sorted(held(code).applies)).toEqual(everywhere);
    }
    expect(sorted(held("PF7", at("PF7", left("quads"))).applies)).toEqual(keys(sideOf(legs, "left")));
  });
  it("is new to this for fourteen days from the first session", () => {
    const first = (when: string) => held("PF13", { entries: [sessionAt(when)] });
    expect(sorted(held("PF13").gentle)).toEqual(everywhere);
    expect(sorted(first("2026-11-09T18:00:01+01:00").gentle)).toEqual(everywhere);
    expect(sorted(first("2026-11-09T18:00:00+01:00").gentle)).toEqual([]);
  });
  it("is not over after a session in which nothing was pressed", () => {
    const breath = { technique: "T50", region: "side-ribs", side: "both", tool: "hands" } as const;
    const long = "2026-11-01T18:00:00+01:00";
    const none: Entry = { kind: "session", at: long, moment: "post", worked: [] };
    for (const entry of [none, sessionAt(long, { seconds: 0 }), sessionAt(long, breath)]) {
      expect(sorted(held("PF13", { entries: [entry] }).gentle)).toEqual(everywhere);
      const later = [entry, sessionAt("2026-11-20T18:00:00+01:00")];
      expect(sorted(held("PF13", { entries: later }).gentle)).toEqual(everywhere);
    }
  });
  it("is heard where a place stays gentle, and nowhere else", () => {
    const heard = ["PF1", "PF2", "PF7", "PF10", "PF13", "PF15", "PF12"] as const;
    expect(heard.map((code) => isCaution(held(code)))).toEqual([true, false, false, false, true, false, false]);
  });
});

describe("what a condition takes out", () => {
  const then = (effect: Partial<ProfileEffect>) =>
    held(
      "PF15",
      {},
      {
        // oxlint-disable-next-line unicorn/no-thenable -- the fact's own word for what holds afterward
        then: { ...fact("PF15").then, ...effect },
      },
    );
  const taken = (
    each: ProfileInForce,
    row: TechniqueFact,
    {
      by = row.tool as string,
      position = "floor" as PositionId,
      where = [areaKey(left(row.region))] as readonly AreaKey[],
    } = {},
  ) => profileBlocks([each], row, tool(by), position, where);
  const [calf, hard, tapping, ball] = ["T10", "T12", "T54", "T31"].map(technique) as [
    TechniqueFact,
    TechniqueFact,
    TechniqueFact,
    TechniqueFact,
  ];
  it("is nothing by itself", () => {
    for (const row of [calf, hard, tapping, ball]) expect(taken(then({}), row)).toBeNull();
    expect(profileBlocks([], calf, tool("foam-roller"), "floor", ["calf-gastroc.left"])).toBeNull();
  });
  it("is a technique of its list, or one that lists it, where it applies, but for one that it only changes", () => {
    expect([taken(then({ techniquesOff: ["T10"] }), calf), taken(then({ techniquesOff: ["T10"] }), ball)]).toEqual([
      "PF15",
      null,
    ]);
    const listing = { ...calf, blockedBy: ["PF11" as const] };
    const named = held("PF11", at("PF11", left("quads")));
    expect(taken(named, listing)).toBeNull();
    expect(taken(named, listing, { where: ["shin.left", "quads.left"] })).toBe("PF11");
    expect(taken(held("PF11"), calf)).toBeNull();
    expect([taken(held("PF2"), calf), taken(held("PF6"), calf, { by: "hands" })]).toEqual([null, "PF6"]);
  });
  it("is every tool where hands alone work, or where tools are out", () => {
    const where = ["quads.left", "foot.left"] as const;
    expect(taken(then({ handsOnly: ["foot"] }), calf)).toBeNull();
    expect(taken(then({ handsOnly: ["foot"] }), calf, { where })).toBe("PF15");
    expect(taken(then({ handsOnly: ["foot"] }), calf, { where, by: "hands" })).toBeNull();
    const byTool = held("PF15", {}, { outUntilCleared: { regions: "none", byTool: ["foot"] } });
    expect([taken(byTool, calf), taken(byTool, calf, { where })]).toEqual([null, "PF15"]);
  });
  it("is hard tools, and tapping", () => {
    expect([taken(then({ hardToolsOff: true }), hard), taken(then({ hardToolsOff: true }), calf)]).toEqual([
      "PF15",
      null,
    ]);
    expect([taken(then({ tappingOff: true }), tapping), taken(then({ tappingOff: true }), calf)]).toEqual([
      "PF15",
      null,
    ]);
  });
  it("is lying on the front, or on the back", () => {
    const lying = ["prone", "supine", null] as const;
    const of = (effect: Partial<ProfileEffect>) => lying.map((way) => taken(then(effect), { ...calf, lying: way }));
    expect(of({ proneOff: true })).toEqual(["PF15", null, null]);
    expect(of({ supineOff: true })).toEqual([null, "PF15", null]);
  });
  it("is a roller or a ball under body weight, on the floor alone", () => {
    const off = then({ bodyWeightOff: true });
    const by = SMALL.tools.filter(({ code }) => taken(off, calf, { by: code }) !== null).map(({ code }) => code);
    expect(by).toEqual(["foam-roller", "tennis-ball", "sock-balls"]);
    expect(taken(off, calf, { position: "chair" })).toBeNull();
  });
  it("is a ball held on one point", () => {
    const off = then({ ballHoldOff: true });
    const by = SMALL.tools.filter(({ code }) => taken(off, ball, { by: code }) !== null).map(({ code }) => code);
    expect(by).toEqual(["tennis-ball", "sock-balls"]);
    expect(taken(off, { ...ball, work: "sets" })).toBeNull();
  });
  it("is a stretch of its list, one that lists it, all that strain, and those lying down", () => {
    const [stretch] = SMALL.stretches;
    const out = (effect: Partial<ProfileEffect>, more: object = {}) =>
      profileBlocksStretch([then(effect)], { ...stretch!, ...more });
    expect([out({}), out({}, { lying: true })]).toEqual([false, false]);
    expect([out({ stretchesOff: ["ST1"] }), out({ stretchesOff: ["ST3"] })]).toEqual([true, false]);
    expect(out({}, { outWith: ["PF15"] })).toBe(true);
    expect([out({ stretchOff: true }), out({ stretchOff: true }, { strains: false })]).toEqual([true, false]);
    for (const effect of [{ lyingStretchOff: true }, { supineOff: true }])
      expect([out(effect), out(effect, { lying: true })]).toEqual([false, true]);
    expect(profileBlocksStretch(benchOf().care.profile, stretch!)).toBe(false);
  });
});
