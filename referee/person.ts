import { areaKey, dayAt, parseDate, parseInstant, REGIONS, sidesOf } from "#core";
import type { Area, AreaKey, Knowledge, MarkedSide, RegionId, Request, Side, Worked } from "#core";

/** The referee's own view of one request: what is marked, named and written in the record, with times as numbers. */
export interface Person {
  readonly knowledge: Knowledge;
  readonly request: Request;
  /** Milliseconds, and the calendar day in the request's own offset. */
  readonly now: number;
  readonly today: number;
  readonly marks: ReadonlyMap<AreaKey, number>;
  readonly named: ReadonlySet<AreaKey>;
  readonly sessions: readonly Session[];
  readonly mornings: readonly Morning[];
}
export interface Session {
  readonly at: number;
  readonly day: number;
  /** The calendar day in the entry's own offset. */
  readonly ownDay: number;
  readonly worked: readonly Worked[];
}
export interface Morning {
  readonly at: number;
  readonly felt: ReadonlyMap<AreaKey, number>;
}

export const UNDER_THE_WHOLE_LEG: readonly RegionId[] = [
  "calf-gastroc",
  "calf-soleus",
  "shin",
  "quads",
  "hamstrings",
  "adductors",
];
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const allAreas: readonly Area[] = REGIONS.flatMap((region) => sidesOf(region).map((side) => ({ region, side })));
export const keyOf = (region: RegionId, side: Side): AreaKey => areaKey({ region, side });

/** A marked or told side as the sides that a region has. */
export const sidesMeant = (side: MarkedSide): readonly Side[] => (side === "both" ? ["left", "right"] : [side]);
/** The areas that a told place means; the whole leg stands for what it passes over. */
export function areasMeant(region: RegionId, side: MarkedSide): readonly Area[] {
  const regions = region === "whole-leg" ? UNDER_THE_WHOLE_LEG : [region];
  return regions.flatMap((each) => sidesMeant(side).map((one) => ({ region: each, side: one })));
}

export function personOf(knowledge: Knowledge, request: Request): Person {
  const moved = parseInstant(request.at);
  if (moved === null) throw new Error("a request without a time");
  const { ms: now, offsetMinutes } = moved;
  const clipped = (at: string): number => Math.min(now, parseInstant(at)?.ms ?? now);
  const dayOf = (ms: number): number => dayAt({ ms, offsetMinutes });
  const ownDayOf = (at: string): number => {
    const own = parseInstant(at);
    return own === null || own.ms > now ? dayOf(now) : dayAt(own);
  };
  const marks = new Map(
    request.spots.flatMap(({ region, side, soreness }) =>
      sidesMeant(side).map((one) => [keyOf(region, one), soreness] as const),
    ),
  );
  const sessions = request.entries
    .flatMap((entry) =>
      entry.kind === "session" ? [{ at: clipped(entry.at), told: entry.at, worked: entry.worked }] : [],
    )
    .map(({ at, told, worked }) => ({ at, day: dayOf(at), ownDay: ownDayOf(told), worked }))
    .sort((a, b) => a.at - b.at);
  const mornings = request.entries
    .flatMap((entry) => (entry.kind === "morning" ? [{ at: clipped(entry.at), told: entry.felt }] : []))
    .map(({ at, told }) => ({
      at,
      felt: new Map(
        told
          .toSorted((a, b) => a.soreness - b.soreness)
          .map(({ region, side, soreness }) => [keyOf(region, side), soreness]),
      ),
    }))
    .sort((a, b) => a.at - b.at);
  return { knowledge, request, now, today: dayOf(now), marks, named: namedBy(knowledge, request), sessions, mornings };
}

/** The complaint's row: its regions on the sides that are marked, on both if none is. */
function namedBy(knowledge: Knowledge, request: Request): ReadonlySet<AreaKey> {
  const row = knowledge.complaints.find(({ code }) => code === request.complaint);
  if (row === undefined) return new Set();
  const marked = new Set(request.spots.flatMap(({ side }) => sidesMeant(side)));
  const here = (side: Side): boolean =>
    side === "middle" || marked.has(side) || !(marked.has("left") || marked.has("right"));
  return new Set(
    row.regions.flatMap((region) =>
      sidesOf(region)
        .filter(here)
        .map((side) => keyOf(region, side)),
    ),
  );
}

/** Whether a clearance of the code is in the record, not older than so many days. */
export function isCleared({ request, today }: Person, code: string, days: number): boolean {
  return request.entries.some(
    (entry) => entry.kind === "cleared" && entry.codes.includes(code) && today - (parseDate(entry.on) ?? -1e9) <= days,
  );
}

/** What was done on an area in one session; T50 holds both sides. */
export const workedOn = ({ worked }: Session, { region, side }: Area): readonly Worked[] =>
  worked.filter((each) => each.region === region && (each.side === side || each.side === "both"));
