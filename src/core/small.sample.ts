import { REGIONS, TOOLS } from "./body.ts";
import type { RegionId } from "./body.ts";
import type {
  ComplaintFact,
  FlagCode,
  FlagFact,
  Knowledge,
  ProfileEffect,
  ProfileFact,
  RegionFact,
  StretchFact,
  TechniqueFact,
} from "./facts.ts";
import type { Entry, Request, Worked } from "./request.ts";

/** A small but whole knowledge for core's own tests; the shipped facts are tested in scenarios/. */
const LIMBS = ["RF12", "RF13", "RF19"] as const satisfies readonly FlagCode[];
const ASKS: Readonly<Partial<Record<RegionId, readonly FlagCode[]>>> = {
  foot: ["RF11", "RF14"],
  "calf-gastroc": ["RF16", "RF18"],
  "calf-soleus": ["RF16", "RF18"],
  shin: ["RF11", "RF16"],
  peroneals: ["RF11", "RF16"],
  quads: ["RF11"],
  adductors: ["RF11"],
  hamstrings: ["RF11", "RF15", "RF18"],
  "glute-max": ["RF11", "RF15", "RF17"],
  "hip-flexor": ["RF11", "RF22"],
  "low-back": ["RF11", "RF15", "RF22"],
};
const TRUNK: readonly RegionId[] = ["chest", "side-ribs", "diaphragm"];
const TRUNK_ASKS: Readonly<Partial<Record<RegionId, readonly FlagCode[]>>> = {
  chest: ["RF20", "RF21", "RF23", "RF24"],
  "side-ribs": ["RF20", "RF21", "RF23"],
  diaphragm: ["RF20", "RF21", "RF22"],
};
const GROUPS: readonly (readonly RegionId[])[] = [
  ["calf-gastroc", "calf-soleus", "shin", "peroneals"],
  ["quads", "lateral-thigh", "hip-flexor", "tfl", "adductors"],
  ["hamstrings", "glute-max", "adductors"],
];
const LEG: readonly RegionId[] = [
  "foot",
  "toes",
  "heel",
  "calf-gastroc",
  "calf-soleus",
  "shin",
  "peroneals",
  "quads",
  "lateral-thigh",
  "adductors",
  "hamstrings",
  "whole-leg",
];
const NO_HANDS: readonly RegionId[] = [
  "toes",
  "heel",
  "low-back",
  "upper-back",
  "chest",
  "side-ribs",
  "diaphragm",
  "whole-leg",
];
const SHORT: readonly RegionId[] = ["shin", "peroneals", "toes", "heel", "chest", "whole-leg"];
const NOT_BEFORE: readonly RegionId[] = ["low-back", "chest", "toes", "heel", "side-ribs", "diaphragm"];

const region = (code: RegionId): RegionFact => ({
  code,
  id: code,
  name: code,
  midline: ["low-back", "upper-back", "diaphragm"].includes(code),
  asks: (TRUNK.includes(code) ? (TRUNK_ASKS[code] ?? []) : [...(ASKS[code] ?? []), ...LIMBS]).toSorted(),
  neighbors: [...new Set(GROUPS.filter((group) => group.includes(code)).flat())].filter((each) => each !== code),
  leg: LEG.includes(code),
  totals: { pre: NOT_BEFORE.includes(code) ? 0 : 60, postRest: SHORT.includes(code) ? 60 : 120 },
  hands: NO_HANDS.includes(code) ? null : { dose: { seconds: 60, times: 1 }, pain: { target: 2, ceiling: 3 } },
});

const technique = (code: TechniqueFact["code"], where: RegionId, more: Partial<TechniqueFact>): TechniqueFact => ({
  code,
  id: code,
  name: code,
  region: where,
  tool: "hands",
  positions: ["chair"],
  stroke: "roll",
  work: "sets",
  passSeconds: 3,
  moments: ["pre", "post", "rest", "bed"],
  dose: { seconds: 30, times: 3 },
  pain: { target: 4, ceiling: 5 },
  grade: "B",
  gated: false,
  opensAfter: null,
  lying: null,
  blockedBy: [...LIMBS],
  avoid: [],
  stretch: "ST1",
  ...more,
});
const held = { work: "spots", stroke: "hold", passSeconds: null, dose: { seconds: 20, times: 4 } } as const;
const TECHNIQUES: readonly TechniqueFact[] = [
  technique("T01", "foot", { tool: "tennis-ball", pain: { target: 3, ceiling: 4 }, stretch: "ST3" }),
  technique("T03", "foot", { tool: "golf-ball", gated: true, opensAfter: "T01", moments: ["rest"], stretch: "ST3" }),
  technique("T05", "foot", { tool: "tennis-ball", dose: { seconds: 30, times: 1 }, stretch: "ST3" }),
  technique("T10", "calf-gastroc", {
    tool: "foam-roller",
    positions: ["floor"],
    blockedBy: [...LIMBS, "RF16", "RF18", "PF2", "PF6"],
  }),
  technique("T12", "calf-gastroc", { tool: "rolling-pin", blockedBy: [...LIMBS, "PF1"] }),
  technique("T15", "calf-soleus", { dose: { seconds: 60, times: 1 }, pain: { target: 2, ceiling: 3 } }),
  technique("T18", "shin", { tool: "massage-stick", pain: { target: 3, ceiling: 5 }, dose: { seconds: 30, times: 2 } }),
  technique("T20", "peroneals", { dose: { seconds: 45, times: 1 }, pain: { target: 2, ceiling: 3 }, stretch: "ST16" }),
  technique("T21", "quads", { tool: "foam-roller", positions: ["floor"], lying: "prone", grade: "A", stretch: "ST5" }),
  technique("T29", "adductors", { dose: { seconds: 45, times: 1 }, stretch: "ST10" }),
  technique("T31", "hamstrings", { ...held, tool: "tennis-ball", blockedBy: [...LIMBS, "RF15", "PF1"] }),
  technique("T37", "glute-max", { ...held, tool: "tennis-ball", positions: ["floor"], lying: "supine" }),
  technique("T38", "glute-max", {
    ...held,
    tool: "screwdriver-handle",
    gated: true,
    opensAfter: "T37",
    moments: ["rest"],
    dose: { seconds: 20, times: 6 },
  }),
  technique("T40", "hip-flexor", {
    tool: "foam-roller",
    positions: ["floor"],
    dose: { seconds: 20, times: 3 },
    blockedBy: ["RF22"],
  }),
  technique("T42", "low-back", {
    positions: ["chair", "standing"],
    dose: { seconds: 60, times: 1 },
    pain: { target: 2, ceiling: 3 },
  }),
  technique("T47", "chest", {
    positions: ["chair", "bed"],
    blockedBy: ["RF20", "RF21", "RF23"],
    dose: { seconds: 45, times: 1 },
  }),
  technique("T50", "side-ribs", {
    stroke: "breathe",
    work: "breaths",
    passSeconds: null,
    dose: { seconds: 60, times: 1 },
    pain: { target: 1, ceiling: 2 },
    blockedBy: ["RF20"],
    stretch: "ST15",
  }),
  technique("T52", "whole-leg", {
    positions: ["bed", "floor"],
    stroke: "circle",
    moments: ["post", "rest", "bed"],
    dose: { seconds: 60, times: 1 },
    pain: { target: 2, ceiling: 3 },
    stretch: "ST15",
  }),
  technique("T53", "whole-leg", {
    positions: ["bed", "floor"],
    stroke: "squeeze",
    moments: ["post", "rest", "bed"],
    dose: { seconds: 60, times: 1 },
    pain: { target: 2, ceiling: 3 },
    stretch: "ST15",
  }),
  technique("T54", "whole-leg", {
    stroke: "tap",
    moments: ["post", "rest"],
    dose: { seconds: 30, times: 2 },
    pain: { target: 2, ceiling: 3 },
    stretch: "ST17",
  }),
];

const stretch = (code: StretchFact["code"], more: Partial<StretchFact>): StretchFact => ({
  code,
  id: code,
  name: code,
  holdSeconds: 30,
  dynamic: false,
  positions: ["wall"],
  lying: false,
  outWith: [],
  strains: true,
  once: false,
  ...more,
});
const STRETCHES: readonly StretchFact[] = [
  stretch("ST1", { outWith: ["RF12"] }),
  stretch("ST3", { positions: ["chair"] }),
  stretch("ST5", { positions: ["standing"], outWith: ["PF13", "RF13"] }),
  stretch("ST10", { positions: ["floor"], once: true, outWith: ["RF12"] }),
  stretch("ST15", { positions: ["chair", "bed", "floor"], holdSeconds: 60, strains: false, once: true }),
  stretch("ST16", { positions: ["chair", "standing"], holdSeconds: 20, dynamic: true, strains: false }),
  stretch("ST17", { positions: ["standing"], holdSeconds: 20, dynamic: true, outWith: ["PF13"] }),
];

const flag = (
  code: FlagCode,
  disposition: FlagFact["disposition"],
  timeframe: FlagFact["timeframe"],
  more: Partial<FlagFact> = {},
): FlagFact => ({
  code,
  id: `named-${code.toLowerCase()}`,
  block: "session",
  parent: null,
  disposition,
  timeframe,
  regions: [],
  placed: false,
  noHolds: false,
  ...more,
});
const here = { block: "region" } as const;
const after = (parent: FlagCode) => ({ block: "follow-up", parent }) as const;
const limbs = REGIONS.filter((code) => !TRUNK.includes(code));
const FLAGS: readonly FlagFact[] = [
  flag("RF1", "emergency", "now"),
  flag("RF2", "clinician-first", "today"),
  ...(["RF3", "RF4", "RF5", "RF6"] as const).map((code) => flag(code, "emergency", "now")),
  flag("RF7", "clinician-first", "today"),
  flag("RF7a", "emergency", "now", after("RF7")),
  ...(["RF8", "RF9", "RF10"] as const).map((code) => flag(code, "clinician-first", "today")),
  flag("RF11", "clinician-first", "days", here),
  flag("RF11a", "clinician-first", "today", after("RF11")),
  flag("RF12", "avoid-region", null, { ...here, regions: limbs, placed: true }),
  flag("RF12a", "clinician-first", "days", after("RF12")),
  flag("RF13", "avoid-region", null, { ...here, regions: limbs, placed: true, noHolds: true }),
  flag("RF13a", "clinician-first", "days", after("RF13")),
  flag("RF14", "clinician-first", "today", here),
  flag("RF15", "clinician-first", "routine", {
    ...here,
    regions: ["hamstrings", "glute-max", "glute-med", "low-back"],
    noHolds: true,
  }),
  flag("RF16", "clinician-first", "routine", {
    ...here,
    regions: ["calf-gastroc", "calf-soleus", "shin", "peroneals"],
    noHolds: true,
  }),
  flag("RF17", "avoid-region", null, {
    ...here,
    regions: ["glute-max", "glute-med", "tfl", "lateral-thigh"],
    noHolds: true,
  }),
  flag("RF18", "clinician-first", "days", { ...here, noHolds: true }),
  flag("RF19", "avoid-region", null, { ...here, regions: REGIONS, placed: true }),
  flag("RF20", "avoid-region", null, { ...here, regions: TRUNK, noHolds: true }),
  flag("RF20a", "emergency", "now", after("RF20")),
  flag("RF21", "avoid-region", null, { ...here, regions: TRUNK, noHolds: true }),
  flag("RF21a", "clinician-first", "today", after("RF21")),
  flag("RF22", "avoid-region", null, { ...here, regions: ["diaphragm", "low-back"], noHolds: true }),
  flag("RF22a", "clinician-first", "today", after("RF22")),
  flag("RF23", "avoid-region", null, { ...here, regions: ["chest", "side-ribs"], placed: true, noHolds: true }),
  flag("RF24", "gentle", null, { ...here, regions: ["chest"], noHolds: true }),
];

const NOTHING: ProfileEffect = {
  gentle: "none",
  handsOnly: "none",
  hardToolsOff: false,
  tappingOff: false,
  proneOff: false,
  supineOff: false,
  bodyWeightOff: false,
  ballHoldOff: false,
  lyingStretchOff: false,
  stretchOff: false,
  ceiling: null,
  regionsOut: [],
  techniquesOff: [],
  stretchesOff: [],
  namedStayOut: false,
  untilFirstSessionDays: null,
};
type Out = ProfileFact["outUntilCleared"]["regions"];
const profile = (
  code: ProfileFact["code"],
  out: Out,
  then: Partial<ProfileEffect>,
  more: Partial<ProfileFact> = {},
): ProfileFact => ({
  code,
  id: code,
  see: out !== "none",
  outUntilCleared: { regions: out, byTool: [] },
  // oxlint-disable-next-line unicorn/no-thenable -- the fact's own word for what holds afterward
  then: { ...NOTHING, ...then },
  changes: [],
  ...more,
});
const PROFILE: readonly ProfileFact[] = [
  profile(
    "PF1",
    "none",
    { gentle: "all", hardToolsOff: true, tappingOff: true, bodyWeightOff: true, ballHoldOff: true },
    { see: true },
  ),
  profile("PF2", LEG, { gentle: "legs" }, { changes: ["T10"] }),
  profile(
    "PF3",
    [...LEG, "diaphragm"],
    { gentle: "all", handsOnly: "all", tappingOff: true, proneOff: true, supineOff: true, lyingStretchOff: true },
    { outUntilCleared: { regions: [...LEG, "diaphragm"], byTool: ["low-back"] } },
  ),
  profile("PF4", "none", { gentle: "legs", handsOnly: ["foot", "toes", "heel", "shin"] }),
  profile("PF6", "none", { gentle: "named-leg", handsOnly: "named-leg", namedStayOut: true }, { see: false }),
  profile("PF7", "named-limb", {}),
  profile("PF8", "all", { gentle: "all", namedStayOut: true }),
  profile("PF9", "named-and-neighbors", {}),
  profile("PF10", "all", { gentle: "all", proneOff: true, supineOff: true }),
  profile("PF11", "named", { gentle: "all", stretchOff: true }),
  profile("PF12", "none", { hardToolsOff: true, ceiling: 4, regionsOut: ["heel"] }, { see: false }),
  profile("PF13", "none", { gentle: "all", untilFirstSessionDays: 14 }, { see: false }),
  profile("PF15", "none", {}, { see: false }),
];

const complaint = (code: ComplaintFact["code"], more: Partial<ComplaintFact>): ComplaintFact => ({
  code,
  id: code,
  name: code,
  regions: [],
  techniques: [],
  techniquesOff: [],
  stretchesOff: [],
  ceiling: null,
  regionsOut: [],
  backWhenNo: null,
  asks: [],
  see: true,
  ...more,
});
const COMPLAINTS: readonly ComplaintFact[] = [
  complaint("C1", { regions: ["calf-gastroc", "whole-leg"], techniques: ["T10", "T53"], asks: ["RF2"] }),
  complaint("C4", { regions: ["shin"], techniques: ["T18"], techniquesOff: ["T54"], asks: ["RF16"], see: false }),
  complaint("C8", { regions: ["hamstrings"], techniques: ["T31"], asks: ["RF15"] }),
  complaint("C9", {
    regions: ["hamstrings", "whole-leg"],
    techniques: ["T53"],
    regionsOut: ["hamstrings", "whole-leg"],
    backWhenNo: { flag: "RF12", techniques: ["T53"] },
    asks: ["RF12"],
  }),
];

export const SMALL: Knowledge = {
  edition: "0123456789ab",
  languages: ["en"],
  regions: REGIONS.map(region),
  tools: TOOLS.map((code) => ({
    code,
    id: code,
    name: code,
    shape: code.includes("ball") ? "ball" : "roller",
    hard: ["golf-ball", "screwdriver-handle", "rolling-pin"].includes(code),
    underBodyWeight: ["foam-roller", "tennis-ball", "sock-balls"].includes(code),
    standIns: [],
  })),
  techniques: TECHNIQUES,
  stretches: STRETCHES,
  flags: FLAGS,
  profile: PROFILE,
  complaints: COMPLAINTS,
  muscles: [],
};

export const ALL_NO: Readonly<Record<FlagCode, boolean>> = Object.fromEntries(
  FLAGS.filter(({ parent }) => parent === null).map(({ code }) => [code, false]),
);

/** A request that nothing forbids: a sore left calf, every tool, twelve minutes after a run. */
export const asking = (more: Partial<Request> = {}): Request => ({
  at: "2026-11-23T18:00:00+01:00",
  moment: "post",
  minutes: 12,
  tools: TOOLS,
  positions: ["chair", "floor", "wall", "standing", "bed"],
  spots: [{ region: "calf-gastroc", side: "left", soreness: 4 }],
  complaint: null,
  profile: [],
  answers: ALL_NO,
  details: [],
  runs: [],
  entries: [],
  fill: false,
  language: "en",
  ...more,
});

/** An earlier session with one row on the left calf. */
export function sessionAt(at: string, more: Partial<Worked> = {}): Entry {
  const row: Worked = {
    technique: "T10",
    region: "calf-gastroc",
    side: "left",
    tool: "foam-roller",
    seconds: 60,
    before: 3,
    after: 2,
    highest: 3,
    stop: null,
    ...more,
  };
  return { kind: "session", at, moment: "post", worked: [row] };
}

export const morningAt = (at: string, soreness: number): Entry => ({
  kind: "morning",
  at,
  felt: [{ region: "calf-gastroc", side: "left", soreness }],
});
