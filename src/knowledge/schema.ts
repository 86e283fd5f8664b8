/** The shape of every kind of fact. One schema a kind; the types of the room come from here. */
import * as v from "valibot";
import { ASKED_PLACES, MOMENTS, POSITIONS, REGIONS, STROKES, TOOL_SHAPES, TOOLS } from "#core";

const words = v.pipe(v.string(), v.minLength(2));
const sentences = v.pipe(v.array(words), v.minLength(1));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
/** A code: a string at run time (so that it can be written as JSON Schema), its own type for the compiler. */
const matching = <T extends string>(regex: RegExp) =>
  v.pipe(v.string(), v.regex(regex)) as unknown as v.GenericSchema<T>;
const seconds = v.pipe(v.number(), v.integer(), v.minValue(0));
const score = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10));

const technique = matching<`T${number}`>(/^T\d\d$/);
const stretch = matching<`ST${number}`>(/^ST\d+$/);
const flag = matching<`RF${string}`>(/^RF\d+a?$/);
const profileCode = matching<`PF${number}`>(/^PF\d+$/);
const complaint = matching<`C${number}`>(/^C\d+$/);
const nogo = matching<`NG${number}`>(/^NG\d+$/);
const claim = matching<`S${number}`>(/^S\d+$/);
const source = matching<string>(/^([AM]\d+|mem)$/);
const topic = matching<`about-${string}`>(/^about-[a-z-]+$/);
const card = matching<`card-${string}`>(/^card-[a-z-]+$/);
const anyCode = matching<string>(/^(RF\d+a?|PF\d+|C\d+)$/);

const region = v.picklist(REGIONS);
const regions = v.array(region);
const tool = v.picklist(TOOLS);
const positions = v.pipe(v.array(v.picklist(POSITIONS)), v.minLength(1));
const grade = v.picklist(["A", "B", "C", "D"]);
const dose = v.strictObject({ seconds, times: v.pipe(v.number(), v.integer(), v.minValue(1)) });
const pain = v.strictObject({ target: score, ceiling: score });
const sources = v.pipe(v.array(source), v.minLength(1));
const design = v.boolean();

export const Region = v.strictObject({
  code: region,
  id: region,
  name: words,
  short: words,
  order: v.number(),
  midline: v.boolean(),
  leg: v.boolean(),
  asks: v.array(flag),
  neighbors: regions,
  totals: v.strictObject({ pre: seconds, postRest: seconds }),
  hands: v.nullable(v.strictObject({ dose, pain })),
  words: sentences,
  design,
});
export const Place = v.strictObject({
  code: v.picklist(ASKED_PLACES),
  id: v.picklist(ASKED_PLACES),
  name: words,
  offers: v.array(complaint),
  why: words,
});
export const Tool = v.strictObject({
  code: tool,
  id: tool,
  name: words,
  short: words,
  shape: v.picklist(TOOL_SHAPES),
  hard: v.boolean(),
  underBodyWeight: v.boolean(),
  standIns: v.array(words),
  test: words,
  words: sentences,
});
export const Stroke = v.strictObject({
  code: v.picklist(STROKES),
  id: v.picklist(STROKES),
  name: words,
  how: words,
  words: sentences,
});
export const Technique = v.strictObject({
  code: technique,
  id,
  name: words,
  region,
  muscles: sentences,
  tool,
  swaps: v.array(words),
  positions,
  lying: v.nullable(v.picklist(["prone", "supine"])),
  stroke: v.picklist(STROKES),
  work: v.picklist(["sets", "spots", "breaths"]),
  passSeconds: v.nullable(seconds),
  moments: v.pipe(v.array(v.picklist(MOMENTS)), v.minLength(1)),
  dose,
  pain,
  grade,
  gated: v.boolean(),
  opensAfter: v.nullable(technique),
  avoid: v.array(nogo),
  blockedBy: v.array(anyCode),
  setUp: words,
  steps: sentences,
  path: words,
  easier: words,
  harder: v.nullable(words),
  feel: words,
  notice: sentences,
  stretch,
  claims: v.array(claim),
  sources,
  design,
});
export const Stretch = v.strictObject({
  code: stretch,
  id,
  name: words,
  for: words,
  holdSeconds: seconds,
  dynamic: v.boolean(),
  positions,
  lying: v.boolean(),
  outWith: v.array(anyCode),
  strains: v.boolean(),
  once: v.boolean(),
  steps: sentences,
  words: sentences,
  design,
});
export const Nogo = v.strictObject({
  code: nogo,
  id,
  name: words,
  anatomy: words,
  where: words,
  margin: words,
  why: words,
  sources,
  design,
});
export const Flag = v.strictObject({
  code: flag,
  id,
  block: v.picklist(["session", "region", "follow-up"]),
  parent: v.nullable(flag),
  disposition: v.picklist(["emergency", "clinician-first", "avoid-region", "gentle"]),
  timeframe: v.nullable(v.picklist(["now", "today", "days", "routine"])),
  regions,
  placed: v.boolean(),
  noHolds: v.boolean(),
  question: words,
  short: words,
  why: words,
  thinksOf: v.nullable(words),
  who: words,
  say: words,
  /** What people type who have it: the search leads them here before any massage. */
  words: v.array(words),
  sources,
  design,
});
const effect = v.strictObject({
  gentle: v.picklist(["all", "legs", "named-leg", "none"]),
  handsOnly: v.union([v.picklist(["all", "named-leg", "none"]), regions]),
  hardToolsOff: v.boolean(),
  tappingOff: v.boolean(),
  proneOff: v.boolean(),
  supineOff: v.boolean(),
  bodyWeightOff: v.boolean(),
  ballHoldOff: v.boolean(),
  lyingStretchOff: v.boolean(),
  stretchOff: v.boolean(),
  ceiling: v.nullable(score),
  regionsOut: regions,
  techniquesOff: v.array(technique),
  stretchesOff: v.array(stretch),
  namedStayOut: v.boolean(),
  untilFirstSessionDays: v.nullable(v.number()),
});
export const Profile = v.strictObject({
  code: profileCode,
  id,
  see: v.boolean(),
  outUntilCleared: v.strictObject({
    regions: v.union([v.picklist(["none", "all", "named", "named-limb", "named-and-neighbors"]), regions]),
    byTool: regions,
  }),
  then: effect,
  changes: v.array(technique),
  question: words,
  short: words,
  why: words,
  /** What is said before every session of whom it holds for; null: nothing. */
  sayBefore: v.nullable(words),
  placed: v.boolean(),
  sources,
  design,
});
export const Complaint = v.strictObject({
  code: complaint,
  id,
  name: words,
  regions,
  techniques: v.array(technique),
  /** Stretches that its row names; a step's own stretch is its technique's. */
  stretches: v.array(stretch),
  techniquesOff: v.array(technique),
  stretchesOff: v.array(stretch),
  ceiling: v.nullable(score),
  /** Places of its row that are sorer are left alone; missing where the row says nothing. */
  sorenessMost: v.optional(score),
  regionsOut: regions,
  backWhenNo: v.nullable(v.strictObject({ flag, techniques: v.array(technique) })),
  asks: v.array(flag),
  see: v.boolean(),
  pattern: words,
  massageThis: words,
  notThis: words,
  mainTreatment: words,
  refer: words,
  /** What people call it; also how they spell it. */
  words: sentences,
  sources,
  design,
});
const grades4 = v.strictObject({ easy: v.number(), fast: v.number(), up: v.number(), down: v.number() });
export const Muscle = v.strictObject({
  code: id,
  id,
  name: words,
  order: v.number(),
  demand: grades4,
  lengthening: grades4,
  regions: v.pipe(v.array(v.strictObject({ region, share: v.number() })), v.minLength(1)),
  drifts: v.boolean(),
  reason: words,
  confidence: words,
  sources,
  design,
});
export const Claim = v.strictObject({
  code: claim,
  id,
  article: words,
  verdict: v.picklist(["supported", "mixed", "contested", "no-evidence", "safety-concern", "opinion", "ok-step"]),
  alsoSafety: v.boolean(),
  evidence: words,
  grade: v.nullable(grade),
  /** Empty where the evidence names none: an opinion, a plain step, or nothing found. */
  sources: v.array(source),
  /** What Legwork does. */
  rule: words,
  /** Where Legwork does otherwise than the article says: that it does, and why. */
  differs: v.nullable(words),
  /** Codes of facts, SR and FU rules, `guardrail:` with its name, and paths of screens. */
  usedIn: v.pipe(v.array(v.string()), v.minLength(1)),
  design,
});
export const Topic = v.strictObject({
  code: topic,
  id: topic,
  order: v.number(),
  title: words,
  points: v.pipe(v.array(v.strictObject({ text: words, grade: v.nullable(grade), sources })), v.minLength(1)),
  claims: v.array(claim),
  see: v.array(v.string()),
  words: sentences,
  design,
});
/** A short word at the moment when it matters; shown once. */
export const Card = v.strictObject({
  code: card,
  id: card,
  title: words,
  text: sentences,
  when: v.strictObject({
    screen: v.picklist(["today", "plan", "after"]),
    /** Any of these places, complaints, tools or techniques is part of what is wanted; all empty: no such condition. */
    regions,
    complaints: v.array(complaint),
    tools: v.array(tool),
    techniques: v.array(technique),
    moments: v.array(v.picklist(MOMENTS)),
    run: v.nullable(v.strictObject({ withinHours: seconds, leastMinutes: seconds, leastDescentMeters: seconds })),
    /** Only while no earlier session worked these places or, where none is named, at these moments or at all. */
    firstTime: v.boolean(),
  }),
  claims: v.array(claim),
  see: v.array(v.string()),
  design,
});
export const Source = v.strictObject({
  code: source,
  id,
  title: words,
  address: v.nullable(words),
  links: v.array(v.pipe(v.string(), v.url(), v.startsWith("https://"))),
  seen: words,
  fromMemory: v.boolean(),
});
/** BCP 47: a language, and where it needs one a script or a country. */
const tag = matching<string>(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/);
export const Language = v.strictObject({
  code: tag,
  id: tag,
  /** As its own speakers call it. */
  name: words,
  dir: v.picklist(["ltr", "rtl"]),
  /** How nouns begin inside a sentence: German writes all of them with a capital. */
  nouns: v.picklist(["small", "capital"]),
  sentences: v.record(v.string(), words),
});

/** Kind of fact (folder of src/knowledge) → schema. */
export const SCHEMAS = {
  regions: Region,
  places: Place,
  tools: Tool,
  strokes: Stroke,
  techniques: Technique,
  stretches: Stretch,
  nogo: Nogo,
  flags: Flag,
  profile: Profile,
  complaints: Complaint,
  muscles: Muscle,
  claims: Claim,
  topics: Topic,
  cards: Card,
  sources: Source,
  languages: Language,
} as const;
export type Kind = keyof typeof SCHEMAS;
export type Fact<K extends Kind> = v.InferOutput<(typeof SCHEMAS)[K]>;
/** Every fact that ships, by kind, with the words for people. */
export type Facts = { readonly [K in Kind]: readonly Fact<K>[] } & { readonly edition: string };
