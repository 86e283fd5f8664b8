import { parseInstant } from "#core";
import type { CalendarDate, Code, ComplaintCode, FlagCode, Instant, ProfileCode, TechniqueCode, Worked } from "#core";
import type { Line, LineOf } from "./line.ts";
import { openStop } from "./open.ts";

const MS_PER_DAY = 86_400_000;
const msOf = (at: Instant): number => parseInstant(at)?.ms ?? Number.NaN;

/** One place over the time that is looked at. Soreness is 0–10, as the person told it. */
export interface PlaceSummary {
  readonly region: Worked["region"];
  readonly side: Worked["side"];
  readonly sessions: number;
  /** Soreness before the first and before the last session that asked; null when none did. */
  readonly first: number | null;
  readonly last: number | null;
  /** Mornings on which it was sorer than before the session. */
  readonly worseMornings: number;
  /** Stop rules that ended a step, each once. */
  readonly stops: readonly Code[];
}
/** What somebody who treats the person needs at a glance. */
export interface Summary {
  readonly sessions: number;
  readonly places: readonly PlaceSummary[];
  readonly techniques: readonly { readonly technique: TechniqueCode; readonly times: number }[];
  readonly complaints: readonly ComplaintCode[];
  readonly stops: readonly { readonly on: CalendarDate; readonly flags: readonly FlagCode[]; readonly open: boolean }[];
  readonly profile: readonly ProfileCode[];
}

/** The last `days` days of a record, newest facts last; what was never asked stays null. */
export function summaryOf(lines: readonly Line[], nowMs: number, days: number): Summary {
  const recent = lines
    .filter(({ at }) => nowMs - msOf(at) >= 0 && nowMs - msOf(at) < days * MS_PER_DAY)
    .toSorted((a, b) => msOf(a.at) - msOf(b.at));
  const sessions = recent.filter((line) => line.kind === "session");
  const mornings = recent.filter((line) => line.kind === "morning");
  const open = openStop(lines);
  return {
    sessions: sessions.length,
    places: placesOf(sessions, mornings),
    techniques: counted(sessions.flatMap(({ worked }) => worked.map(({ technique }) => technique))).map(
      ([technique, times]) => ({ technique, times }),
    ),
    complaints: [...new Set(sessions.flatMap(({ complaint }) => (complaint === null ? [] : [complaint])))],
    stops: recent
      .filter((line) => line.kind === "stopped")
      .map(({ id, at, flags }) => ({ on: at.slice(0, 10), flags, open: id === open?.id })),
    profile:
      lines
        .filter((line) => line.kind === "profile")
        .toSorted((a, b) => msOf(a.at) - msOf(b.at))
        .at(-1)?.codes ?? [],
  };
}

type Sessions = readonly LineOf<"session">[];
type Mornings = readonly LineOf<"morning">[];
const keyOf = ({ region, side }: { readonly region: string; readonly side: string }): string => `${region}.${side}`;

function placesOf(sessions: Sessions, mornings: Mornings): readonly PlaceSummary[] {
  const keys = counted(sessions.flatMap(({ worked }) => [...new Set(worked.map(keyOf))]));
  return keys.flatMap(([key, times]) => {
    const worked = sessions.flatMap((line) => line.worked.filter((each) => keyOf(each) === key));
    const [one] = worked;
    if (one === undefined) return [];
    const before = worked.flatMap((each) => (each.before === null ? [] : [each.before]));
    return [
      {
        region: one.region,
        side: one.side,
        sessions: times,
        first: before[0] ?? null,
        last: before.at(-1) ?? null,
        worseMornings: mornings.filter((morning) => isWorse(key, morning, sessions)).length,
        stops: [...new Set(worked.flatMap(({ stop }) => (stop === null ? [] : [stop])))],
      },
    ];
  });
}
/** A morning that is sorer than before the newest session it can speak of. */
function isWorse(key: string, morning: LineOf<"morning">, sessions: Sessions): boolean {
  const felt = morning.felt.find((each) => keyOf(each) === key)?.soreness;
  const session = sessions.filter(({ at }) => msOf(at) < msOf(morning.at)).at(-1);
  const before = session?.worked.find((each) => keyOf(each) === key)?.before ?? null;
  return felt !== undefined && before !== null && felt > before;
}
/** Each value with how often it comes, most often first. */
function counted<T extends string>(values: readonly T[]): readonly (readonly [T, number])[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
}
