import { parseDate, sidesOf } from "#core";
import type { Area, AreaKey, FlagCode, FlagFact, RegionId } from "#core";
import { areasMeant, keyOf } from "./person.ts";
import type { Person } from "./person.ts";

/** What the answers of today do to the body, from evidence 3.2 and contract, "details". */
export interface Told {
  readonly out: ReadonlySet<AreaKey>;
  readonly gentle: ReadonlySet<AreaKey>;
  /** A yes that takes out the techniques that list it: on these areas, or (null) wherever they are done. */
  readonly holds: ReadonlyMap<FlagCode, ReadonlySet<AreaKey> | null>;
  /** The same for stretches: they stay out while the place is only gentle. */
  readonly unstretched: ReadonlyMap<FlagCode, ReadonlySet<AreaKey> | null>;
  /** A yes whose places healed long ago: it counts as no. */
  readonly healed: ReadonlySet<FlagCode>;
}
interface Place extends Area {
  readonly days: number;
}

const PULL = { neighbors: 3, region: 14 };
const KNOCK = { out: 14, gentle: 42 };

export const everySide = (regions: readonly RegionId[]): readonly Area[] =>
  regions.flatMap((region) => sidesOf(region).map((side) => ({ region, side })));
const keys = (areas: readonly Area[]): readonly AreaKey[] => areas.map(({ region, side }) => keyOf(region, side));

/** The places told for a code that it can apply to; everywhere, as of today, when none is told. */
export function placesTold(person: Person, code: string, regions: readonly RegionId[]): readonly Place[] {
  const told = person.request.details
    .filter((detail) => detail.code === code)
    .flatMap(({ region, side, on }) =>
      areasMeant(region, side).map((area) => ({ ...area, days: person.today - (parseDate(on) ?? person.today) })),
    )
    .filter(({ region }) => regions.includes(region));
  return told.length > 0 ? told : everySide(regions).map((area) => ({ ...area, days: 0 }));
}

export function toldBy(person: Person): Told {
  const out = new Set<AreaKey>();
  const gentle = new Set<AreaKey>();
  const holds = new Map<FlagCode, ReadonlySet<AreaKey> | null>();
  const unstretched = new Map<FlagCode, ReadonlySet<AreaKey> | null>();
  const healed = new Set<FlagCode>();
  for (const flag of person.knowledge.flags) {
    if (person.request.answers[flag.code] !== true) continue;
    const effect = effectOf(person, flag);
    for (const key of keys(effect.out)) out.add(key);
    for (const key of keys(effect.gentle)) gentle.add(key);
    if (flag.placed && effect.out.length + effect.gentle.length === 0) healed.add(flag.code);
    const placed = flag.placed || flag.code === "RF11";
    if (effect.listed.length > 0) holds.set(flag.code, placed ? new Set(keys(effect.listed)) : null);
    const pulls = effect.unstretched ?? effect.listed;
    if (pulls.length > 0) unstretched.set(flag.code, placed ? new Set(keys(pulls)) : null);
  }
  return { out, gentle, holds, unstretched, healed };
}

interface Effect {
  readonly out: readonly Area[];
  readonly gentle: readonly Area[];
  /** Where the techniques that list the flag go out; the stretches too, where nothing else is said. */
  readonly listed: readonly Area[];
  readonly unstretched?: readonly Area[];
}
function effectOf(person: Person, flag: FlagFact): Effect {
  const everywhere = everySide(flag.regions);
  switch (flag.code) {
    case "RF12":
      return pulled(person, placesTold(person, "RF12", flag.regions));
    case "RF13": {
      const places = placesTold(person, "RF13", flag.regions);
      const fresh = places.filter(({ days }) => days <= KNOCK.out);
      const older = places.filter(({ days }) => days > KNOCK.out && days <= KNOCK.gentle);
      return { out: fresh, gentle: older, listed: fresh, unstretched: [...fresh, ...older] };
    }
    case "RF13a": {
      const own = person.request.details.some(({ code, region }) => code === "RF13a" && flag.regions.includes(region));
      const places = placesTold(person, own ? "RF13a" : "RF13", flag.regions);
      return { out: places, gentle: [], listed: places };
    }
    case "RF12a":
    case "RF11a":
    case "RF7a":
    case "RF20a":
    case "RF21a":
      return { out: [], gentle: [], listed: [] };
    case "RF24":
      return { out: [], gentle: everywhere, listed: everywhere };
    default: {
      const places = flag.placed || flag.code === "RF11" ? placesTold(person, flag.code, flag.regions) : everywhere;
      return { out: places, gentle: [], listed: places };
    }
  }
}

/** Days 0–3 the region and its neighbors on that side are out, days 4–14 the region, its neighbors gentle. */
function pulled(person: Person, places: readonly Place[]): Effect {
  const near = (place: Place): readonly Area[] => neighborsOf(person, place);
  const fresh = places.filter(({ days }) => days <= PULL.neighbors);
  const here = places.filter(({ days }) => days <= PULL.region);
  const older = here.filter(({ days }) => days > PULL.neighbors);
  return { out: [...here, ...fresh.flatMap(near)], gentle: older.flatMap(near), listed: here };
}

export function neighborsOf({ knowledge }: Person, { region, side }: Area): readonly Area[] {
  const fact = knowledge.regions.find(({ code }) => code === region);
  return (fact?.neighbors ?? []).filter((near) => sidesOf(near).includes(side)).map((near) => ({ region: near, side }));
}
