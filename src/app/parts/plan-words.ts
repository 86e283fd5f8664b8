import { isBreathing } from "#core";
import type { Area, Code, Plan, Step } from "#core";
import { moment } from "../draft.ts";
import type { Rules } from "../engine.ts";
import { momentWords } from "../moment-words.ts";
import { capital, inside, say, sidedName, toolName } from "../words.ts";
import { secondsOf } from "./plan-changes.ts";
import { clockOf } from "./times.ts";

type Facts = Rules["facts"];
const byCode = <T extends { readonly code: string }>(all: readonly T[], code: string): T | undefined =>
  all.find((fact) => fact.code === code);
/** "…" of a short form that ends as a question. */
const noMark = (short: string): string => short.replace(/\?$/, "");

/** Why a place is left out. */
export function whyLeft({ flags, profile, complaints }: Facts, why: string): string {
  const flag = byCode(flags, why);
  if (flag !== undefined) return say("left.flag", { short: noMark(flag.short) });
  const told = byCode(profile, why);
  if (told !== undefined) return say("left.profile", { short: noMark(told.short) });
  if (why.startsWith("SR")) return say("left.stop-rule");
  if (why.startsWith("FU")) return say("left.follow-up");
  const complaint = byCode(complaints, why);
  return complaint === undefined
    ? say(`left.${why}`, { moment: momentWords(moment.value) })
    : say("left.complaint", { name: complaint.name });
}

/** What should be looked at by somebody: a sentence of its own, or that of its fact. */
export function whatToSee(facts: Facts, code: Code): string {
  const own = say(`see.${code}`);
  if (own !== `see.${code}`) return own;
  return byCode(facts.complaints, code)?.refer ?? byCode(facts.flags, code)?.who ?? whyLeft(facts, code);
}
/** What a profile asks to be said before every session. */
export const saidBefore = ({ profile }: Pick<Facts, "profile">, codes: readonly Code[]): readonly string[] =>
  profile.flatMap(({ code, sayBefore }) => (sayBefore !== null && codes.includes(code) ? [sayBefore] : []));
export function whyGentle({ flags, profile }: Facts, code: Code): string {
  const short = byCode(flags, code)?.short ?? byCode(profile, code)?.short ?? code;
  return say("caution.gentle", { short: noMark(short) });
}

/** How much of the minutes a plan does not need, and why; null where it needs nearly all of them. */
export const spareWords = ({ spare }: Plan): string | null =>
  spare === undefined
    ? null
    : [say("spare.left", { time: clockOf(spare.seconds) }), ...spare.why.map((why) => say(`spare.${why}`))].join(" ");
/** What was wished and is not kept. */
export const notKeptWords = ({ facts }: Pick<Rules, "facts">, { notKept }: Plan): readonly string[] =>
  (notKept ?? []).map((each) => {
    const place = sidedName(each.region, each.side);
    if (each.technique === undefined) return say("plan.not-as-wished", { place, why: whyLeft(facts, each.why) });
    return say("plan.not-without", { name: byCode(facts.techniques, each.technique)?.name ?? each.technique, place });
  });

/** "Roller, 3 × 30 s, stretch 30 s". */
export function doseWords(step: Step): string {
  const tool = capital(toolName(step.tool));
  const dose =
    step.spots === null
      ? say("plan.sets", { tool, sets: step.sets ?? 0, seconds: step.setSeconds ?? 0 })
      : say("plan.spots", { tool, spots: step.spots, seconds: step.spotSeconds ?? 0 });
  return step.stretch === null
    ? dose
    : `${dose}, ${say(isBreathing(step.stretch.id) ? "plan.breath" : "plan.stretch", { seconds: step.stretch.seconds })}`;
}
/** Why a step is in; `way` is the one run of the last days, where there is just one ("16.2 km, 420 m down"). */
export function becauseWords({ because }: Step, way: string | null = null): string {
  const keyOf = ({ code, value }: Step["because"][number]): string => {
    if (code === "load" && way !== null) return "because.load-way";
    return code === "sore" && value === 0 ? "because.wanted" : `because.${code}`;
  };
  return because.map((each) => say(keyOf(each), { value: each.value, way: way ?? "" })).join(" ");
}
/** "Roller, tennis ball. On the floor, then on a chair." */
export function needsWords({ steps }: Plan): string {
  const tools = [...new Set(steps.map(({ tool }) => inside(toolName(tool))))].join(", ");
  const moves = steps.map(({ position }) => say(`position.${position}`)).filter((p, at, all) => p !== all[at - 1]);
  const [first = "", ...rest] = moves;
  const then = rest.map((move) => say("plan.then", { move: move.charAt(0).toLowerCase() + move.slice(1) }));
  return `${capital(tools)}. ${[first, ...then].join(", ")}.`;
}

const placesIn = ({ steps }: Plan): readonly string[] => [...new Set(steps.map((s) => sidedName(s.region, s.side)))];
const nameOf = ({ region, side }: Pick<Step, "region" | "side">): string => sidedName(region, side);

/** What the person changed. */
export interface Changed {
  /** The place that was changed: it is told first. */
  readonly about?: string;
  /** Places that were left on purpose. */
  readonly dropped?: readonly Area[];
  /** More minutes were asked for. */
  readonly longer?: boolean;
  /** Fewer minutes were asked for. */
  readonly shorter?: boolean;
  /** It is the rest of a session: a place that has a step behind it is not gone back to. */
  readonly rest?: boolean;
}
/** Why a place went out: it was left on purpose, its own reason, or that it made room for what was wished. */
function wentWords({ facts }: Rules, place: string, after: Plan, { dropped = [], rest = false }: Changed): string {
  if (dropped.some((each) => nameOf(each) === place)) return say("plan.went", { places: place });
  const other = dropped.some(({ region }) => ["left", "right"].some((side) => sidedName(region, side) === place));
  if (other) return say("plan.went-alike", { place });
  const why = after.left.find((left) => nameOf(left) === place)?.why;
  if (why === undefined || why === "time") return say("plan.made-room", { place });
  if (rest && why === "enough-today") return say("plan.went-begun", { place });
  return why === "wish"
    ? say("plan.went", { places: place })
    : `${say("plan.went", { places: place })} ${whyLeft(facts, why)}`;
}
/** Whether nothing but time keeps a place out; one that nobody asked for is not named among what is left. */
const lacksTime = ({ left }: Plan, place: string): boolean =>
  (left.find((each) => nameOf(each) === place)?.why ?? "time") === "time";
/** What is done otherwise at a place that stays: with what, or for how long. */
function otherwiseWords(before: Plan, after: Plan, first: string): readonly string[] {
  const places = placesIn(after).toSorted((a, b) => Number(b === first) - Number(a === first));
  return places.flatMap((place) => {
    const [old, now] = [before, after].map(({ steps }) => steps.filter((step) => nameOf(step) === place));
    if (old === undefined || now === undefined || old.length === 0) return [];
    const names = (steps: readonly Step[]): string => steps.map(({ name }) => name).join(", ");
    const seconds = now.reduce((sum, step) => sum + secondsOf(step), 0);
    if (names(old) !== names(now)) return [say("plan.now-with", { place, name: names(now), seconds })];
    const same = seconds === old.reduce((sum, step) => sum + secondsOf(step), 0);
    return same ? [] : [say("plan.now-long", { place, seconds })];
  });
}
type EndId = NonNullable<Step["stretch"]>["id"];
const endsOf = ({ steps }: Plan, place: string): readonly EndId[] =>
  steps.flatMap((step) => (nameOf(step) === place && step.stretch !== null ? [step.stretch.id] : []));
/** What places that stay do not end with any more. */
function withoutEndWords(before: Plan, after: Plan): readonly string[] {
  const lost = placesIn(after).flatMap((place) => {
    const [id] = endsOf(after, place).length > 0 ? [] : endsOf(before, place);
    return id === undefined ? [] : [{ id, place }];
  });
  const stretched = lost.filter(({ id }) => !isBreathing(id)).map(({ place }) => place);
  return [
    ...(stretched.length > 0 ? [say("plan.no-stretch", { places: stretched.join(", ") })] : []),
    ...(lost.length > stretched.length ? [say("plan.no-breath")] : []),
  ];
}
/**
 * What a change did and why: what is done otherwise, what went out, what came in, or that only the order is another.
 * Where more minutes brought nothing, it says that nothing more is worth adding.
 */
export function changeWords(rules: Rules, before: Plan, after: Plan, changed: Changed = {}): string {
  const { about = "", longer = false, shorter = false } = changed;
  const [old, now] = [placesIn(before), placesIn(after)];
  const came = now.filter((place) => !old.includes(place));
  const gone = old.filter((place) => !now.includes(place));
  const late = shorter ? gone.filter((place) => lacksTime(after, place)) : [];
  const went = [
    ...(late.length > 0 ? [say("plan.no-time", { places: late.join(", ") })] : []),
    ...gone.filter((place) => !late.includes(place)).map((place) => wentWords(rules, place, after, changed)),
  ];
  const otherwise = [...otherwiseWords(before, after, about), ...withoutEndWords(before, after)];
  const parts = [...otherwise, ...went, ...(came.length > 0 ? [say("plan.came", { places: came.join(", ") })] : [])];
  const broken = notKeptWords(rules, after);
  if (parts.length + broken.length > 0) return [...parts, ...broken].join(" ");
  if (old.join() !== now.join()) return say("plan.now-order");
  const more = longer && after.seconds <= before.seconds;
  return say(more ? "plan.nothing-more" : "plan.changed", { time: clockOf(after.seconds) });
}

/** What a change would do to the rest of a session: how long it would be, and what would go or come. */
export function restWords(rules: Rules, before: Plan, then: Plan, changed: Changed): string {
  const time = { time: clockOf(then.seconds) };
  const more = changeWords(rules, before, then, { ...changed, rest: true });
  return more === say("plan.changed", time)
    ? say("guide.less-time-then", time)
    : `${say("guide.less-time-then", time)} ${more}`;
}

/** The strip: what is waiting, work and stretch, in seconds, in order. */
export type Piece = readonly [kind: "gap" | "work" | "stretch", seconds: number];
export function piecesOf({ steps }: Plan): readonly Piece[] {
  let at = 0;
  return steps.flatMap((step): Piece[] => {
    const gap = step.startSeconds - at;
    at = step.startSeconds + step.seconds;
    const work: Piece[] = [
      ["gap", gap],
      ["work", step.seconds],
    ];
    if (step.stretch === null) return work;
    at += 6 + step.stretch.seconds;
    return [...work, ["stretch", step.stretch.seconds + 6]];
  });
}
