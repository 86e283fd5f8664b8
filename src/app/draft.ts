import { computed, signal } from "@preact/signals";
import type { Area, AreaKey, ComplaintCode, Detail, FlagCode, Moment, PositionId, Spot, ToolId, Wishes } from "#core";
import { nowMs } from "./device/clock.ts";
import { lastRun, setSetting, settings, startMs } from "./record.ts";

/** What may be said of a marked place besides its soreness: nothing of it is asked for, nothing is filled in. */
export type About = Pick<Spot, "kind" | "point">;
/** What the person is asking for on Today; the safety answers of this session join it on Check. */
export interface Draft {
  readonly spots: readonly Spot[];
  readonly about: Readonly<Partial<Record<AreaKey, About>>>;
  /** Questions that a kind of pain asked at once, and when they were answered: Check begins with them. */
  readonly told: { readonly answers: Readonly<Record<FlagCode, boolean>>; readonly atMs: number };
  readonly complaint: ComplaintCode | null;
  readonly answers: Readonly<Record<FlagCode, boolean>>;
  /** When they were given; answers of another hour are asked for again. */
  readonly answeredAtMs: number | null;
  readonly details: readonly Detail[];
  readonly fill: boolean;
  /** Only these tools, positions and minutes, for this once; null: what is remembered. */
  readonly only: {
    readonly tools: readonly ToolId[];
    readonly positions: readonly PositionId[];
    readonly minutes?: number;
  } | null;
  /** What was wished for the plan before there is one: by a favourite. */
  readonly wishes: PlaceWishes | null;
}
/** What a person may wish for the places of a plan. */
export type PlaceWishes = Pick<Wishes, "leave" | "work" | "order">;
const EMPTY: Draft = {
  spots: [],
  about: {},
  told: { answers: {}, atMs: 0 },
  complaint: null,
  answers: {},
  answeredAtMs: null,
  details: [],
  fill: true,
  only: null,
  wishes: null,
};
export const draft = signal<Draft>(EMPTY);
/** Touched places whose soreness was not said yet: nothing about health has a default. */
export const unset = signal<readonly Area[]>([]);
/** The place whose soreness is being said. */
export const chosen = signal<Area | null>(null);
export const isSame = (a: Area, b: Area): boolean => a.region === b.region && a.side === b.side;
export const changeDraft = (change: Partial<Draft>): void => {
  draft.value = { ...draft.value, ...change };
};
/** A new day, or a finished session: places and answers are asked for again. */
export const clearDraft = (): void => {
  draft.value = EMPTY;
  unset.value = [];
  chosen.value = null;
};

const SORENESS_MOST = 10;
const NO_TOOLS: readonly ToolId[] = [];
const setting = <T>(key: string, fallback: T): T => (settings.value[key] as T | undefined) ?? fallback;
/** Remembered from last time: none of it is a health answer. */
export const minutes = computed(() => draft.value.only?.minutes ?? setting<number>("minutes", 10));
export const tools = computed(() => draft.value.only?.tools ?? setting("tools", NO_TOOLS));
export const ALL_POSITIONS: readonly PositionId[] = ["chair", "floor", "wall", "standing", "bed"];
export const positions = computed(
  () => draft.value.only?.positions ?? setting<readonly PositionId[]>("positions", ALL_POSITIONS),
);
export const toolsOwned = computed(() => setting("tools", NO_TOOLS));
/** A change to what holds only for this once is not remembered. */
export function setMinutes(value: number): void {
  const { only } = draft.value;
  if (only?.minutes !== undefined) changeDraft({ only: { ...only, minutes: value } });
  else void setSetting("minutes", value);
}
function setOnce(key: "tools" | "positions", value: unknown): void {
  const { only } = draft.value;
  if (only !== null) changeDraft({ only: { ...only, [key]: value } });
  else void setSetting(key, value);
}
export const setTools = (value: readonly ToolId[]): void => setOnce("tools", value);
export const setPositions = (value: readonly PositionId[]): void => setOnce("positions", value);

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
  const ended = run === null ? Number.NaN : startMs(run) + (run.elapsedSeconds ?? 0) * 1000;
  if (now - ended >= 0 && now - ended <= POST_HOURS * HOUR_MS) return "post";
  const hour = new Date(now).getHours();
  return hour >= BED_FROM || hour < BED_UNTIL ? "bed" : "rest";
}

export const sorenessOf = (area: Area): number | null =>
  draft.value.spots.find((spot) => isSame(spot as Area, area))?.soreness ?? null;
export const isMarked = (area: Area): boolean =>
  sorenessOf(area) !== null || unset.value.some((other) => isSame(other, area));
/** Touches a place: it is chosen; a new one waits for its soreness, one that is open already gets sorer by one. */
export function touch(area: Area): void {
  const open = chosen.value !== null && isSame(chosen.value, area);
  if (!isMarked(area)) unset.value = [...unset.value, area];
  else if (open) rate(area, ((sorenessOf(area) ?? 0) + 1) % (SORENESS_MOST + 1));
  chosen.value = area;
}
/** Says how sore a place is: a whole number 0–10. */
export function rate(area: Area, soreness: number): void {
  unset.value = unset.value.filter((other) => !isSame(other, area));
  const spot = { region: area.region, side: area.side, soreness };
  const others = draft.value.spots.filter((spot) => !isSame(spot as Area, area));
  changeDraft({ spots: [...others, spot] });
}
export const aboutOf = ({ region, side }: Area): About => draft.value.about[`${region}.${side}`] ?? {};
/** Says more of a place, or takes it back: what is left out is not said. */
export const tellAbout = ({ region, side }: Area, about: About): void =>
  changeDraft({ about: { ...draft.value.about, [`${region}.${side}`]: about } });
export function unmark(area: Area): void {
  tellAbout(area, {});
  unset.value = unset.value.filter((other) => !isSame(other, area));
  changeDraft({ spots: draft.value.spots.filter((spot) => !isSame(spot as Area, area)) });
  if (chosen.value !== null && isSame(chosen.value, area)) chosen.value = null;
}
