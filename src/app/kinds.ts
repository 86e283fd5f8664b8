import type { Area, FlagCode, PainKind } from "#core";
import { instantNow, newId, nowMs } from "./device/clock.ts";
import { changeDraft, draft, toldNow } from "./draft.ts";
import type { Rules } from "./engine.ts";
import { regionsAsked, verdictOn } from "./questions.ts";
import { addLine, refreshRecord } from "./record.ts";
import { go } from "./route.ts";
import { justStopped } from "./stopped.ts";

type Answers = Readonly<Record<FlagCode, boolean>>;

/** The questions of a kind of pain, each yes with its follow-ups below it. */
export function kindQuestions(rules: Rules, area: Area, kind: PainKind, answers: Answers): readonly FlagCode[] {
  const followUps = (code: FlagCode): readonly FlagCode[] =>
    answers[code] === true ? rules.facts.flags.filter(({ parent }) => parent === code).map((flag) => flag.code) : [];
  return rules.codesOfKind(rules.knowledge, area.region, kind).flatMap((code) => [code, ...followUps(code)]);
}

/** Keeps an answer for Check; a question that hangs on a yes goes when the yes goes. */
export function answerAtOnce(rules: Rules, code: FlagCode, yes: boolean): void {
  const gone = new Set(yes ? [] : rules.facts.flags.filter(({ parent }) => parent === code).map((flag) => flag.code));
  const kept = Object.entries(toldNow()).filter(([other]) => !gone.has(other as FlagCode));
  changeDraft({ told: { answers: { ...Object.fromEntries(kept), [code]: yes }, atMs: nowMs() } });
}

/** What the answers given at once come to: a stop, or nothing yet. */
function stopOf(rules: Rules): Extract<ReturnType<typeof verdictOn>, { verdict: "stop" }> | null {
  const verdict = verdictOn(rules, { answers: toldNow(), details: [], profile: null, regions: regionsAsked(rules) });
  return verdict.verdict === "stop" ? verdict : null;
}
export const stopsNow = (rules: Rules): boolean => stopOf(rules) !== null;

/** Keeps the stop and its answers as Check does, and shows what to do. */
export async function stopHere(rules: Rules, area: Area): Promise<void> {
  // Another window may have stopped since.
  await refreshRecord();
  const stop = stopOf(rules);
  if (stop === null) return;
  const kept = () => ({ v: 1 as const, id: newId(), at: instantNow() });
  const line = { ...kept(), kind: "stopped" as const, flags: stop.flags };
  await addLine(line);
  justStopped.value = line.id;
  const regions = [...new Set([...draft.value.spots.map(({ region }) => region), area.region])];
  await addLine({ ...kept(), kind: "answered", answers: toldNow(), regions });
  changeDraft({ told: { answers: {}, atMs: 0 }, answers: {}, details: [], answeredAtMs: null });
  go("/not-today");
}
