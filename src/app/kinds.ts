import type { Area, FlagCode, PainKind } from "#core";
import { instantNow, newId, nowMs } from "./device/clock.ts";
import { changeDraft, draft } from "./draft.ts";
import { toldNow } from "./request.ts";
import type { Rules } from "./engine.ts";
import { regionsAsked, verdictOn } from "./questions.ts";
import { addLine, refreshRecord } from "./record.ts";
import { go } from "./route.ts";
import { justStopped } from "./stopped.ts";

/** The questions of a kind of pain, or none. A yes to one of them has no follow-up that could change it. */
export const kindQuestions = (rules: Rules, area: Area, kind: PainKind | undefined): readonly FlagCode[] =>
  kind === undefined ? [] : rules.codesOfKind(rules.knowledge, area.region, kind);

/** Keeps an answer for Check. */
export const answerAtOnce = (code: FlagCode, yes: boolean): void =>
  changeDraft({ told: { answers: { ...toldNow(), [code]: yes }, atMs: nowMs() } });

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
