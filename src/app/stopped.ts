import { signal } from "@preact/signals";
import type { FlagCode } from "#core";
import { MISTAKE_MINUTES } from "#journal";
import type { Line, LineOf } from "#journal";
import { ALL_POSITIONS } from "./draft.ts";
import { heldStop } from "./record.ts";
import { readNow, requestNow } from "./request.ts";
import type { Rules } from "./engine.ts";
import { notLater, profileTold } from "./profile-now.ts";
import { canRead } from "./readable.ts";

/** The stop that was made just now, as long as its screen was not left: only then can a tick be a mistake. */
export const justStopped = signal<string | null>(null);
/** Milliseconds for which a tick may still be called a mistake; 0 when it no longer may. */
export function mistakeMs(line: LineOf<"stopped">, nowMs: number): number {
  if (justStopped.value !== line.id) return 0;
  return Math.max(0, Date.parse(line.at) + MISTAKE_MINUTES * 60_000 - nowMs);
}

type Stop = Extract<ReturnType<Rules["screen"]>, { verdict: "stop" }>;
/**
 * The stop that holds, as the rules see it now: every flag that was never cleared, the strongest advice first, with the
 * places that were told with it. Nothing that is remembered for a session is asked with it, and no profile code that
 * these rules do not know: advice on a danger must not fail for a setting.
 */
export function heldVerdict(rules: Rules): Stop | null {
  const line = heldStop.peek();
  const profile = [...new Set(profileTold()?.codes ?? [])].filter((code) =>
    rules.facts.profile.some((fact) => fact.code === code),
  );
  const session = { minutes: rules.MINUTES.least.value, tools: [], positions: ALL_POSITIONS };
  const asked = { ...session, profile, answers: {}, spots: [], complaint: null, runs: [] };
  const told = notLater(line?.details ?? []);
  const details = canRead(rules, { details: told }) ? told : [];
  const read = readNow(rules, requestNow(rules, { ...asked, details }));
  const verdict = read.ok ? rules.screen(rules.knowledge, read.request) : null;
  if (verdict?.verdict === "stop") return withAll(verdict, line);
  return line === null ? null : unknownStop(rules, line);
}
/** What these rules do not know of a stop holds too: it is cleared by name with the others. */
const withAll = (stop: Stop, line: LineOf<"stopped"> | null): Stop => ({
  ...stop,
  flags: [...new Set([...stop.flags, ...(line?.flags ?? [])])],
});
/** A stop of which these rules know no flag, or cannot be asked: somebody has to look at it, today. [design] */
const unknownStop = ({ knowledge }: Rules, { flags }: LineOf<"stopped">): Stop => ({
  verdict: "stop",
  edition: knowledge.edition,
  disposition: "clinician-first",
  timeframe: "today",
  flags,
});

/**
 * The earliest day on which these flags can have been cleared: that of the last stop that named one of them, and today
 * where a wrong clock dated it later.
 */
export function earliestClearance(lines: readonly Line[], flags: readonly FlagCode[], today: string): string {
  const day = lines
    .filter((line) => line.kind === "stopped")
    .filter((line) => line.flags.some((flag) => flags.includes(flag)))
    .map(({ at }) => at.slice(0, 10))
    .reduce((latest, each) => (each > latest ? each : latest), "0001-01-01");
  return day > today ? today : day;
}
/** Why a day of clearance cannot be kept, or null when it can. */
export function clearanceProblem(on: string, earliest: string, today: string): "missing" | "before" | "future" | null {
  if (on === "") return "missing";
  return on < earliest ? "before" : on > today ? "future" : null;
}
