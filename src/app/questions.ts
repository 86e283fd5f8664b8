import type { Detail, FlagCode, ProfileCode, RegionId, Request, Side, Spot } from "#core";
import { REGIONS, sidesOf } from "#core";
import { draft } from "./draft.ts";
import { heldStop } from "./record.ts";
import { readNow, requestNow } from "./request.ts";
import type { Rules } from "./engine.ts";
import { profileNow } from "./profile-now.ts";

/** What Check asks, in groups; follow-ups stand right under their parent. */
export interface Questions {
  readonly session: readonly FlagCode[];
  readonly places: readonly FlagCode[];
  /** The profile, when it was never told or too long ago. */
  readonly profile: readonly ProfileCode[];
}
/** A stop that still holds asks nothing: it is shown. */
export type Asking = { readonly kind: "ask"; readonly questions: Questions } | { readonly kind: "stopped" };

function screened(rules: Rules, change: Partial<Request>): ReturnType<Rules["screen"]> {
  const read = readNow(rules, requestNow(rules, change));
  if (!read.ok) throw new Error(`the app's own request: ${read.refused.field}, ${read.refused.expected}`);
  return rules.screen(rules.knowledge, read.request);
}
const known = (rules: Rules): readonly ProfileCode[] => profileNow(rules)?.codes ?? [];

/** Exactly the questions that the rules ask before anything is answered. */
export function asking(rules: Rules): Asking {
  if (heldStop.peek() !== null) return { kind: "stopped" };
  const verdict = screened(rules, { profile: known(rules), answers: {}, details: [] });
  if (verdict.verdict === "stop") return { kind: "stopped" };
  const codes = verdict.verdict === "ask" ? verdict.questions.map(({ code }) => code) : [];
  const ofSession = new Set(rules.facts.flags.filter(({ block }) => block === "session").map(({ code }) => code));
  const session = codes.filter((code) => ofSession.has(code));
  const places = codes.filter((code) => !ofSession.has(code));
  const profile = profileNow(rules) === null ? rules.facts.profile.map(({ code }) => code) : [];
  return { kind: "ask", questions: { session, places, profile } };
}

const answersOf = (codes: readonly FlagCode[], ticked: ReadonlySet<string>): Record<FlagCode, boolean> =>
  Object.fromEntries(codes.map((code) => [code, ticked.has(code)]));

/** The follow-ups that the ticks so far open, by the rules' own order of precedence. */
export function followUps(
  rules: Rules,
  { session, places }: Questions,
  ticked: ReadonlySet<string>,
): readonly FlagCode[] {
  const answers = answersOf([...session, ...places], ticked);
  const verdict = screened(rules, { profile: known(rules), answers, details: [] });
  return verdict.verdict === "ask" ? verdict.questions.map(({ code }) => code) : [];
}

/** Everything that was answered, as the record and the request keep it. */
export interface Answered {
  readonly answers: Readonly<Record<FlagCode, boolean>>;
  readonly details: readonly Detail[];
  /** Null where it was not asked. */
  readonly profile: { readonly codes: readonly ProfileCode[]; readonly details: readonly Detail[] } | null;
  /** The regions that were asked about. */
  readonly regions: readonly RegionId[];
}

/** The verdict on what was answered. */
export function verdictOn(rules: Rules, { answers, details, profile }: Answered): ReturnType<Rules["screen"]> {
  const kept = profile ?? profileNow(rules) ?? { codes: [], details: [] };
  return screened(rules, { profile: kept.codes, answers, details: [...details, ...kept.details] });
}

/** Evidence 3.5 FU3: this many places left alone for how sore they are ask of dark urine again. */
const VERY_SORE_PLACES = 2;
const DARK_URINE: FlagCode = "RF5";
/** The question that is asked again, alone, before a session; null when none is. */
export function askedAgain(
  { SORENESS }: Pick<Rules, "SORENESS">,
  spots: readonly Pick<Spot, "soreness">[],
  answers: Readonly<Record<FlagCode, boolean>>,
): FlagCode | null {
  const sore = spots.filter(({ soreness }) => soreness >= SORENESS.tooSore.value);
  return sore.length >= VERY_SORE_PLACES && answers[DARK_URINE] !== true ? DARK_URINE : null;
}

/** A place that was named under a yes. `where` is empty until it was said. */
export interface Told {
  readonly where: string;
  readonly on: string;
}
export const EVERYWHERE = "everywhere";
export const NOT_SAID: Told = { where: "", on: "" };

/** What is still missing of a place: where it is, since which day, or nothing. */
export function missingOf(told: Told, asksDay: boolean, today: string): "where" | "since" | null {
  if (told.where === "") return "where";
  if (told.where === EVERYWHERE || !asksDay) return null;
  return told.on === "" || told.on > today ? "since" : null;
}

/** Details for the request; what was said to be everywhere has none, which counts everywhere. */
export function detailsOf(code: string, told: readonly Told[], today: string): readonly Detail[] {
  if (told.some(({ where }) => where === EVERYWHERE)) return [];
  return told.map(({ where, on }) => {
    const [region, side] = where.split(".") as [RegionId, Side];
    return { code, region, side, on: on === "" ? today : on };
  });
}

/** Regions that are marked or named by the complaint. */
export function regionsAsked(rules: Rules): readonly RegionId[] {
  const { spots, complaint } = draft.value;
  const named = rules.facts.complaints.find(({ code }) => code === complaint)?.regions ?? [];
  const asked = new Set<RegionId>([...spots.map(({ region }) => region), ...named]);
  return REGIONS.filter((region) => asked.has(region));
}

/** Places that can be named for a code, the marked ones first. */
export function placesFor(regions: readonly RegionId[]): readonly { readonly region: RegionId; readonly side: Side }[] {
  const all = regions.flatMap((region) => sidesOf(region).map((side) => ({ region, side })));
  const isMarked = ({ region, side }: { region: RegionId; side: Side }): boolean =>
    draft.value.spots.some((spot) => spot.region === region && spot.side === side);
  return [...all.filter(isMarked), ...all.filter((place) => !isMarked(place))];
}

/** The first words of a short form, up to its first pause: they are set bold so that the eye can jump. */
export function lead(short: string): readonly [string, string] {
  const pause = /[,;:]| or | and | with | in | on | at /.exec(short);
  const end = pause === null || pause.index > 34 ? short.indexOf(" ", 12) : pause.index;
  const cut = end < 1 ? short.length : /[,;:]/.test(short.charAt(end)) ? end + 1 : end;
  return [short.slice(0, cut), short.slice(cut)];
}
export const answersFor = answersOf;

/** Places as they were told before, for a form that shows them again; a placed code without any was everywhere. */
export function toldFrom(codes: readonly string[], details: readonly Detail[]): Record<string, readonly Told[]> {
  return Object.fromEntries(
    codes.map((code) => {
      const own = details.filter((detail) => detail.code === code);
      const places = own.map(({ region, side, on }) => ({ where: `${region}.${side}`, on }));
      return [code, places.length === 0 ? [{ where: EVERYWHERE, on: "" }] : places];
    }),
  );
}
