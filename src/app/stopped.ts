import { signal } from "@preact/signals";
import type { FlagCode } from "#core";
import { MISTAKE_MINUTES } from "#journal";
import type { Line, LineOf } from "#journal";
import { ALL_POSITIONS } from "./draft.ts";
import { requestNow } from "./request.ts";
import type { Rules } from "./engine.ts";
import { profileNow } from "./profile-now.ts";

/** The stop that was made just now, as long as its screen was not left: only then can a tick be a mistake. */
export const justStopped = signal<string | null>(null);
/** Milliseconds for which a tick may still be called a mistake; 0 when it no longer may. */
export function mistakeMs(line: LineOf<"stopped">, nowMs: number): number {
  if (justStopped.value !== line.id) return 0;
  return Math.max(0, Date.parse(line.at) + MISTAKE_MINUTES * 60_000 - nowMs);
}

/**
 * The stop that holds, as the rules see it now: every flag that was never cleared, the strongest advice first. Nothing
 * that is remembered for a session is asked with it, and no profile code that these rules do not know: advice on a
 * danger must not fail for a setting.
 */
export function heldVerdict(rules: Rules): Extract<ReturnType<Rules["screen"]>, { verdict: "stop" }> | null {
  const profile = (profileNow()?.codes ?? []).filter((code) => rules.facts.profile.some((fact) => fact.code === code));
  const session = { minutes: rules.MINUTES.least.value, tools: [], positions: ALL_POSITIONS };
  const change = { ...session, profile, answers: {}, details: [], spots: [], complaint: null, runs: [] };
  const read = rules.readRequest(rules.knowledge, requestNow(rules, change));
  if (!read.ok) throw new Error(`the app's own request: ${read.refused.field}, ${read.refused.expected}`);
  const verdict = rules.screen(rules.knowledge, read.request);
  return verdict.verdict === "stop" ? verdict : null;
}

/** The earliest day on which these flags can have been cleared: that of the last stop that named one of them. */
export function earliestClearance(lines: readonly Line[], flags: readonly FlagCode[]): string {
  return lines
    .filter((line) => line.kind === "stopped")
    .filter((line) => line.flags.some((flag) => flags.includes(flag)))
    .map(({ at }) => at.slice(0, 10))
    .reduce((latest, day) => (day > latest ? day : latest), "0001-01-01");
}
/** Why a day of clearance cannot be kept, or null when it can. */
export function clearanceProblem(on: string, earliest: string, today: string): "missing" | "before" | "future" | null {
  if (on === "") return "missing";
  return on < earliest ? "before" : on > today ? "future" : null;
}
