import { computed, signal } from "@preact/signals";
import type { ComplaintCode, Detail, FlagCode, MarkedSide, Moment, PositionId, Request, RegionId, Spot, ToolId } from "#core";
import { entriesOf } from "#journal";
import { nowMs, offsetMinutesAt } from "./device/clock.ts";
import type { Rules } from "./engine.ts";
import { lastRun, lines, profileNow, runs, setSetting, settings } from "./record.ts";
import { languageCode } from "./words.ts";

/** What the person is asking for on Today; the safety answers of this session join it on Check. */
export interface Draft {
  readonly spots: readonly Spot[];
  readonly complaint: ComplaintCode | null;
  readonly answers: Readonly<Record<FlagCode, boolean>>;
  readonly details: readonly Detail[];
  readonly fill: boolean;
}
const EMPTY: Draft = { spots: [], complaint: null, answers: {}, details: [], fill: true };
export const draft = signal<Draft>(EMPTY);
export const changeDraft = (change: Partial<Draft>): void => {
  draft.value = { ...draft.value, ...change };
};
/** A new day, or a finished session: places and answers are asked for again. */
export const clearDraft = (): void => {
  draft.value = EMPTY;
};

const setting = <T>(key: string, fallback: T): T => (settings.value[key] as T | undefined) ?? fallback;
/** Remembered from last time: none of it is a health answer. */
export const minutes = computed(() => setting<number>("minutes", 10));
export const tools = computed(() => setting<readonly ToolId[]>("tools", []));
export const ALL_POSITIONS: readonly PositionId[] = ["chair", "floor", "wall", "standing", "bed"];
export const positions = computed(() => setting<readonly PositionId[]>("positions", ALL_POSITIONS));
export const setMinutes = (value: number): void => void setSetting("minutes", value);
export const setTools = (value: readonly ToolId[]): void => void setSetting("tools", value);
export const setPositions = (value: readonly PositionId[]): void => void setSetting("positions", value);

const HOUR_MS = 3_600_000;
const POST_HOURS = 2;
/** From this hour on, and before the next, an evening is meant. [design] */
const BED_FROM = 21;
const BED_UNTIL = 4;
const chosenMoment = signal<Moment | null>(null);
export const setMoment = (moment: Moment): void => {
  chosenMoment.value = moment;
};
/** A guess from the last run and the clock, until the person says otherwise. */
export const moment = computed<Moment>(() => chosenMoment.value ?? guessMoment());
function guessMoment(): Moment {
  const now = nowMs();
  const run = lastRun.value;
  const ended = run?.startedAt == null ? Number.NaN : Date.parse(run.startedAt) + (run.elapsedSeconds ?? 0) * 1000;
  if (now - ended >= 0 && now - ended <= POST_HOURS * HOUR_MS) return "post";
  const hour = new Date(now).getHours();
  return hour >= BED_FROM || hour < BED_UNTIL ? "bed" : "rest";
}

export const spotOf = (region: RegionId, side: MarkedSide): Spot | undefined =>
  draft.value.spots.find((spot) => spot.region === region && spot.side === side);
/** Marks a place, or changes how sore it is. */
export function mark(spot: Spot): void {
  const others = draft.value.spots.filter(({ region, side }) => region !== spot.region || side !== spot.side);
  changeDraft({ spots: [...others, spot] });
}
export function unmark(region: RegionId, side: MarkedSide): void {
  changeDraft({ spots: draft.value.spots.filter((spot) => spot.region !== region || spot.side !== side) });
}

/** Runs that the rules look at: six weeks tell how new a load is. */
const RUNS_DAYS = 42;

/**
 * The request as docs/contract.md has it, as of now, ready for `readRequest`. The profile must have been told: without
 * one there is nothing to send, because nothing about health has a default.
 */
export function requestNow({ formatInstant }: Rules): unknown {
  const now = nowMs();
  const at = formatInstant({ ms: now, offsetMinutes: offsetMinutesAt(now) });
  const profile = profileNow();
  const { spots, complaint, answers, details, fill } = draft.value;
  const recent = runs.value.filter(
    ({ startedAt }) =>
      startedAt !== null && Date.parse(startedAt) <= now && now - Date.parse(startedAt) < RUNS_DAYS * 24 * HOUR_MS,
  );
  return {
    at,
    moment: moment.value,
    minutes: minutes.value,
    tools: tools.value,
    positions: positions.value,
    spots,
    complaint,
    profile: profile?.codes,
    answers,
    details: [...details, ...(profile?.details ?? [])],
    runs: recent,
    entries: entriesOf(lines.value),
    fill,
    language: languageCode,
  } satisfies Record<keyof Request, unknown>;
}
