import type { Code, Plan, Step } from "#core";
import type { Rules } from "../engine.ts";
import { capital, inside, say, toolName } from "../words.ts";

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
  return complaint === undefined ? say(`left.${why}`) : say("left.complaint", { name: complaint.name });
}

/** What should be looked at by somebody: a sentence of its own, or that of its fact. */
export function whatToSee(facts: Facts, code: Code): string {
  const own = say(`see.${code}`);
  if (own !== `see.${code}`) return own;
  return byCode(facts.complaints, code)?.refer ?? byCode(facts.flags, code)?.who ?? whyLeft(facts, code);
}
export function whyGentle({ flags, profile }: Facts, code: Code): string {
  const short = byCode(flags, code)?.short ?? byCode(profile, code)?.short ?? code;
  return say("caution.gentle", { short: noMark(short) });
}

/** "Roller, 3 × 30 s, stretch 30 s". */
export function doseWords(step: Step): string {
  const tool = capital(toolName(step.tool));
  const dose =
    step.spots === null
      ? say("plan.sets", { tool, sets: step.sets ?? 0, seconds: step.setSeconds ?? 0 })
      : say("plan.spots", { tool, spots: step.spots, seconds: step.spotSeconds ?? 0 });
  return step.stretch === null ? dose : `${dose}, ${say("plan.stretch", { seconds: step.stretch.seconds })}`;
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
