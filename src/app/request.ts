import type { Area, Request } from "#core";
import { nowMs, offsetMinutesAt } from "./device/clock.ts";
import { inZone } from "./in-zone.ts";
import { aboutOf, ALL_POSITIONS, draft, minutes, moment, positions, tools } from "./draft.ts";
import type { Draft } from "./draft.ts";
import type { Rules } from "./engine.ts";
import { lines, runs, startMs } from "./record.ts";
import { notLater, profileNow } from "./profile-now.ts";
import { canRead } from "./readable.ts";
import { languageCode } from "./words.ts";

/** The questions are those of one session: after this long they are asked again. [design] */
export const ANSWERS_MINUTES = 30;
const MINUTE_MS = 60_000;
const isFresh = (ms: number | null, now: number): boolean =>
  ms !== null && now - ms >= 0 && now - ms < ANSWERS_MINUTES * MINUTE_MS;
/** What was answered at once, under a kind of pain, as long as it is of this session. */
export const toldNow = (): Draft["told"]["answers"] => {
  const { answers, atMs } = draft.value.told;
  return isFresh(atMs, nowMs()) ? answers : {};
};
/** What was answered for the session that is about to begin; nothing when it was too long ago, or the clock went back. */
function answersAt(now: number): Pick<Draft, "answers" | "details"> {
  const { answers, details, answeredAtMs } = draft.value;
  return isFresh(answeredAtMs, now) ? { answers, details } : { answers: {}, details: [] };
}

/** Minutes where what is remembered is no number. [design] */
const USUAL_MINUTES = 10;
const among = <T extends string>(known: readonly T[], kept: unknown): readonly T[] =>
  Array.isArray(kept) ? kept.filter((each): each is T => known.includes(each as T)) : [];
/**
 * What is remembered, as far as these rules know it: another version, or a backup of one, may have kept a tool that is
 * none here, or minutes that are no length. None of it is a health answer, and none of it may keep Check shut.
 */
export function remembered(
  { MINUTES, TOOLS }: Pick<Rules, "MINUTES" | "TOOLS">,
  kept: { readonly minutes: unknown; readonly tools: unknown; readonly positions: unknown },
): Pick<Request, "minutes" | "tools" | "positions"> {
  const whole = typeof kept.minutes === "number" ? Math.round(kept.minutes) : Number.NaN;
  const length = Number.isNaN(whole) ? USUAL_MINUTES : whole;
  const places = among(ALL_POSITIONS, kept.positions);
  return {
    minutes: Math.min(MINUTES.most.value, Math.max(MINUTES.least.value, length)),
    tools: among(TOOLS, kept.tools),
    positions: places.length === 0 ? ALL_POSITIONS : places,
  };
}

/** Runs that the rules look at: six weeks tell how new a load is. */
const RUNS_DAYS = 42;
const DAY_MS = 86_400_000;

/**
 * The request as docs/contract.md has it, as of now, ready for `readRequest`. The profile must have been told: without
 * one there is nothing to send, because nothing about health has a default. `change` holds what is only being asked.
 */
export function requestNow(loaded: Rules, change: Partial<Request> = {}): unknown {
  const { activitiesOf, formatInstant, entriesOf, isRun } = loaded;
  const now = nowMs();
  const at = formatInstant({ ms: now, offsetMinutes: offsetMinutesAt(now) });
  const profile = profileNow(loaded);
  const { spots, complaint, fill } = draft.value;
  const { answers, details } = answersAt(now);
  const recent = runs.value.filter((run) => startMs(run) <= now && now - startMs(run) < RUNS_DAYS * DAY_MS);
  return {
    at,
    moment: moment.value,
    ...remembered(loaded, { minutes: minutes.value, tools: tools.value, positions: positions.value }),
    spots: spots.map((spot) => ({ ...spot, ...aboutOf(spot as Area) })),
    complaint: loaded.facts.complaints.some(({ code }) => code === complaint) ? complaint : null,
    profile: profile?.codes,
    answers,
    details: [...notLater(details), ...(profile?.details ?? [])],
    // What two devices recorded was run once; what names no sport and was too fast for anybody was no run.
    runs: activitiesOf(recent)
      .map(({ lead }) => inZone(lead))
      .filter((lead) => lead.sport !== null || !Array.isArray(lead.segments) || isRun(lead)),
    entries: entriesOf(lines.value),
    fill,
    language: languageCode,
    ...change,
  } satisfies Record<Exclude<keyof Request, "wishes" | "done">, unknown>;
}

type RequestRead = ReturnType<Rules["readRequest"]>;
type Part = Readonly<Record<string, unknown>>;
/**
 * Reads a request as of now. What another version kept, or a backup that somebody changed, may be more than these rules
 * can read: such a run or entry is left out, so that none of it keeps Check shut. A stop stays, with the flags that are
 * known here; one without any holds by `heldStop` all the same.
 */
export function readNow(loaded: Rules, raw: unknown): RequestRead {
  const read = loaded.readRequest(loaded.knowledge, raw);
  if (read.ok || !/^(entries|runs)\b/.test(read.refused.field)) return read;
  const { entries, runs, ...rest } = raw as { readonly entries: readonly Part[]; readonly runs: readonly Part[] };
  const known = entries.map((entry) => withKnownFlags(loaded, entry));
  return loaded.readRequest(loaded.knowledge, {
    ...rest,
    entries: known.filter((entry) => canRead(loaded, { entries: [entry] })),
    runs: runs.filter((run) => canRead(loaded, { runs: [run] })),
  });
}
function withKnownFlags({ facts }: Rules, entry: Part): Part {
  if (entry["kind"] !== "stopped") return entry;
  const flags = entry["flags"] as readonly string[];
  return { ...entry, flags: [...new Set(flags)].filter((flag) => facts.flags.some(({ code }) => code === flag)) };
}
