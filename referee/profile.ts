import type { Area, AreaKey, ProfileFact, RegionId, TechniqueFact } from "#core";
import { everySide, neighborsOf, placesTold } from "./flags.ts";
import { areasMeant, isCleared, keyOf } from "./person.ts";
import type { Person } from "./person.ts";

/** What the profile codes do, from the table of evidence 3.2 "What a profile code does". */
export interface Lasting {
  readonly out: ReadonlySet<AreaKey>;
  readonly gentle: ReadonlySet<AreaKey>;
  readonly byHand: ReadonlySet<AreaKey>;
  readonly forbids: (technique: TechniqueFact, at: At) => boolean;
  readonly ceiling: number;
  readonly stretches: { readonly none: boolean; readonly lying: boolean; readonly codes: ReadonlySet<string> };
}

interface At {
  readonly key: AreaKey;
  readonly tool: string;
  readonly position: string;
}

const A_YEAR = 365;
const NEW_DAYS = 14;
const ARM: readonly RegionId[] = ["upper-back", "chest", "side-ribs"];
const BALLS = ["tennis-ball", "sock-balls", "golf-ball"];
const HARD = ["golf-ball", "screwdriver-handle", "rolling-pin"];

export function lastingOf(person: Person): Lasting {
  const told = person.knowledge.profile.filter(({ code }) => person.request.profile.includes(code));
  const areas = (of: (fact: ProfileFact) => readonly Area[]): ReadonlySet<AreaKey> =>
    new Set(told.flatMap(of).map(({ region, side }) => keyOf(region, side)));
  const then = told.map((fact) => fact.then);
  return {
    out: areas((fact) => outBy(person, fact)),
    gentle: areas((fact) => gentleBy(person, fact)),
    byHand: areas((fact) => byHandBy(person, fact)),
    forbids: (technique, at) => told.some((fact) => isForbidden(person, fact, technique, at)),
    ceiling: Math.min(10, ...then.map(({ ceiling }) => ceiling ?? 10)),
    stretches: {
      none: then.some(({ stretchOff }) => stretchOff),
      lying: then.some(({ lyingStretchOff, supineOff }) => lyingStretchOff || supineOff),
      codes: new Set([...then.flatMap(({ stretchesOff }) => stretchesOff), ...told.map(({ code }) => code)]),
    },
  };
}

const legs = ({ knowledge }: Person): readonly RegionId[] =>
  knowledge.regions.filter(({ leg }) => leg).map(({ code }) => code);
const every = ({ knowledge }: Person): readonly RegionId[] => knowledge.regions.map(({ code }) => code);
const isClearedNow = (person: Person, { code }: ProfileFact): boolean =>
  isCleared(person, code, code === "PF3" ? Infinity : A_YEAR);

function outBy(person: Person, fact: ProfileFact): readonly Area[] {
  const always = [...everySide(fact.then.regionsOut), ...stayingOut(person, fact)];
  if (isClearedNow(person, fact)) return always;
  const { regions } = fact.outUntilCleared;
  if (regions === "none") return always;
  if (regions === "all") return everySide(every(person));
  if (regions === "named") return [...always, ...placesTold(person, fact.code, every(person))];
  if (regions === "named-and-neighbors") {
    const places = placesTold(person, fact.code, every(person));
    return [...always, ...places, ...places.flatMap((place) => neighborsOf(person, place))];
  }
  if (regions === "named-limb") return [...always, ...limbs(person, fact)];
  return [...always, ...everySide(regions)];
}

/** Places named that stay out whatever is cleared: a bulging vein (PF6), a tumor or a port (PF8). */
function stayingOut(person: Person, { code, then }: ProfileFact): readonly Area[] {
  if (!then.namedStayOut) return [];
  return person.request.details
    .filter((detail) => detail.code === code)
    .flatMap(({ region, side }) => areasMeant(region, side));
}

/** The arm: chest, side ribs and upper back of that side; else the leg of that side, and the place itself. */
function limbs(person: Person, { code }: ProfileFact): readonly Area[] {
  const told = person.request.details.some((detail) => detail.code === code);
  const can = told ? every(person) : [...legs(person), ...ARM];
  return placesTold(person, code, can).flatMap((place) => {
    const limb = everySide(ARM.includes(place.region) ? ARM : legs(person));
    return [place, ...limb.filter(({ side }) => [side, place.side].includes("middle") || side === place.side)];
  });
}

/** The leg of the side that is named; both where nothing, or only the middle, is. */
function legsNamed(person: Person, { code }: ProfileFact): readonly Area[] {
  const all = everySide(legs(person));
  const sides = new Set(placesTold(person, code, every(person)).map(({ side }) => side));
  const named = all.filter(({ side }) => sides.has(side));
  return named.length > 0 ? named : all;
}

function gentleBy(person: Person, fact: ProfileFact): readonly Area[] {
  const { gentle, untilFirstSessionDays } = fact.then;
  const first = person.sessions.find(({ worked }) =>
    worked.some(({ technique, seconds }) => technique !== "T50" && seconds > 0),
  );
  if (untilFirstSessionDays !== null && first !== undefined && person.today - first.day >= NEW_DAYS) return [];
  if (gentle === "all") return everySide(every(person));
  if (gentle === "legs") return everySide(legs(person));
  return gentle === "named-leg" ? legsNamed(person, fact) : [];
}

function byHandBy(person: Person, fact: ProfileFact): readonly Area[] {
  const { handsOnly } = fact.then;
  const until = isClearedNow(person, fact) ? [] : everySide(fact.outUntilCleared.byTool);
  if (handsOnly === "none") return until;
  if (handsOnly === "all") return everySide(every(person));
  return [...until, ...(handsOnly === "named-leg" ? legsNamed(person, fact) : everySide(handsOnly))];
}

/** Where the techniques that list a code are out: the places it is told of, for the codes that have some. */
function isListedAt(person: Person, fact: ProfileFact, key: AreaKey): boolean {
  const here = (areas: readonly Area[]): boolean => areas.some(({ region, side }) => keyOf(region, side) === key);
  if (fact.code === "PF6") return here(legsNamed(person, fact));
  if (fact.code === "PF7") return here(limbs(person, fact));
  if (fact.code === "PF9" || fact.code === "PF11") return here(placesTold(person, fact.code, every(person)));
  return true;
}
function isForbidden(
  person: Person,
  fact: ProfileFact,
  technique: TechniqueFact,
  { key, tool, position }: At,
): boolean {
  const { then, code, changes } = fact;
  const listed = technique.blockedBy.includes(code) && isListedAt(person, fact, key);
  return (
    (listed && !changes.includes(technique.code)) ||
    then.techniquesOff.includes(technique.code) ||
    (then.hardToolsOff && HARD.includes(tool)) ||
    (then.tappingOff && technique.stroke === "tap") ||
    (then.proneOff && technique.lying === "prone") ||
    (then.supineOff && technique.lying === "supine") ||
    (then.bodyWeightOff && position === "floor" && tool !== "hands") ||
    (then.ballHoldOff && technique.work === "spots" && BALLS.includes(tool))
  );
}
