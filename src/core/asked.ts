import { areaKey } from "./body.ts";
import type { Area, AreaKey, RegionId, Side } from "./body.ts";
import { HOLDS, milliseconds } from "./ceilings.ts";
import { inOrder } from "./codes.ts";
import type { ComplaintFact, FlagCode, FlagFact, Knowledge } from "./facts.ts";
import type { History } from "./history.ts";
import { codesOfKind } from "./kind.ts";
import type { PainKind } from "./kind.ts";
import { areasOf, regionFact } from "./places.ts";
import type { Request, Spot } from "./request.ts";
import { spotSides } from "./told.ts";

/** What the person asked for: marked places with their soreness, and places the complaint's row names. */
export interface AskedFor {
  readonly marked: ReadonlyMap<AreaKey, number>;
  readonly named: ReadonlySet<AreaKey>;
  /** Regions on the complaint's row: there only its techniques are used, on either side. */
  readonly complaint: ComplaintFact | null;
  /** Sides the complaint is about. */
  readonly sides: ReadonlySet<Side>;
  /** Marked first, then named, in the order of the regions' ids. */
  readonly areas: readonly Area[];
  readonly regions: ReadonlySet<RegionId>;
  /** The kinds of pain that were said of a region. */
  readonly kinds: ReadonlyMap<RegionId, readonly PainKind[]>;
}

export function askedFor(knowledge: Knowledge, request: Request): AskedFor {
  const marks = request.spots.flatMap((spot) =>
    spotSides(spot).map((side) => ({ area: { region: spot.region, side }, soreness: spot.soreness })),
  );
  const complaint = knowledge.complaints.find(({ code }) => code === request.complaint) ?? null;
  const sides = complaintSides(marks.map(({ area }) => area.side));
  const named = (complaint?.regions ?? []).flatMap(areasOf).filter(({ side }) => sides.has(side));
  const marked = new Map(marks.map(({ area, soreness }) => [areaKey(area), soreness] as const));
  const alsoNamed = named.filter((area) => !marked.has(areaKey(area)));
  const areas = [...marks.map(({ area }) => area), ...alsoNamed];
  return {
    marked,
    named: new Set(named.map(areaKey)),
    complaint,
    sides,
    areas,
    regions: new Set(areas.map(({ region }) => region)),
    kinds: kindsOf(request.spots),
  };
}

function kindsOf(spots: readonly Spot[]): ReadonlyMap<RegionId, readonly PainKind[]> {
  const said = new Map<RegionId, readonly PainKind[]>();
  for (const { region, kind } of spots) if (kind !== undefined) said.set(region, [...(said.get(region) ?? []), kind]);
  return said;
}

/** The sides that are marked, both if none is; what lies in the middle has no other. */
function complaintSides(marked: readonly Side[]): ReadonlySet<Side> {
  const sides = marked.filter((side) => side !== "middle");
  return new Set<Side>(["middle", ...(sides.length === 0 ? (["left", "right"] as const) : sides)]);
}

/**
 * Whether a *no* told within seven days still holds for this region: later than any yes to it, and than any stop by it or
 * by a follow-up of it, cleared or not.
 */
function noHolds(knowledge: Knowledge, history: History, flag: FlagFact, region: RegionId): boolean {
  if (!flag.noHolds) return false;
  const told = history.answered.filter(({ answers }) => Object.hasOwn(answers, flag.code));
  const no = told.findLast(({ answers, regions }) => answers[flag.code] === false && regions.includes(region));
  if (no === undefined || history.now.ms - no.ms >= milliseconds(HOLDS.no)) return false;
  const followUps = knowledge.flags.filter(({ parent }) => parent === flag.code).map(({ code }) => code);
  const codes = [flag.code, ...followUps];
  if (history.stopped.some(({ ms, flags }) => ms >= no.ms && flags.some((code) => codes.includes(code)))) return false;
  return !told.some(({ ms, answers }) => answers[flag.code] === true && ms >= no.ms);
}

/**
 * The codes that must be answered, follow-ups aside: the session's, those of every region that is marked or
 * named by the complaint, and those of the complaint's row; without the ones whose *no* still holds. It
 * does not depend on tools, positions or minutes.
 */
export function codesAsked(knowledge: Knowledge, wanted: AskedFor, history: History): readonly FlagCode[] {
  const flags = new Map(knowledge.flags.map((flag) => [flag.code, flag]));
  const held = (code: FlagCode, region: RegionId): boolean => {
    const flag = flags.get(code);
    return flag !== undefined && noHolds(knowledge, history, flag, region);
  };
  const always = knowledge.flags.filter(({ block }) => block === "session").map(({ code }) => code);
  const byRegion = [...wanted.regions].flatMap((region) =>
    (regionFact(knowledge, region)?.asks ?? []).filter((code) => !held(code, region)),
  );
  // A kind of pain asks anew: what was answered of another day was not about it.
  const ofKind = [...wanted.kinds].flatMap(([region, kinds]) =>
    kinds.flatMap((kind) => codesOfKind(knowledge, region, kind)),
  );
  const ofRow = (wanted.complaint?.asks ?? []).filter((code) => {
    const asking = (wanted.complaint?.regions ?? []).filter((region) =>
      regionFact(knowledge, region)?.asks.includes(code),
    );
    return asking.length === 0 || asking.some((region) => !held(code, region));
  });
  return inOrder([...always, ...byRegion, ...ofKind, ...ofRow]);
}

/**
 * Whether every question of a region is answered with no, now or by a no that still holds; a yes that holds now is
 * later than every no. `said` null: not answered now.
 */
export function isScreened(
  knowledge: Knowledge,
  region: RegionId,
  said: (code: FlagCode) => "yes" | "no" | null,
  history: History,
): boolean {
  const flags = new Map(knowledge.flags.map((flag) => [flag.code, flag]));
  return (regionFact(knowledge, region)?.asks ?? []).every((code) => {
    const flag = flags.get(code);
    const now = said(code);
    return now === null ? flag !== undefined && noHolds(knowledge, history, flag, region) : now === "no";
  });
}
