import { areaKey, REGIONS, sidesOf } from "./body.ts";
import type { Area, AreaKey, RegionId } from "./body.ts";
import type { Knowledge, RegionFact, StretchCode, TechniqueCode, TechniqueFact } from "./facts.ts";

/** Regions that work on the whole leg passes over. */
export const UNDER_WHOLE_LEG = [
  "calf-gastroc",
  "calf-soleus",
  "shin",
  "quads",
  "hamstrings",
  "adductors",
] as const satisfies readonly RegionId[];

/** Regions that are never worked before a run, whatever their facts say. */
export const NOT_BEFORE_RUN: ReadonlySet<RegionId> = new Set<RegionId>([
  "toes",
  "heel",
  "lateral-thigh",
  "low-back",
  "chest",
  "diaphragm",
]);

/** Regions whose muscle lies thin on bone. */
export const BESIDE_BONE: ReadonlySet<RegionId> = new Set<RegionId>(["toes", "heel", "shin", "peroneals"]);

export const areasOf = (region: RegionId): readonly Area[] => sidesOf(region).map((side) => ({ region, side }));

export const ALL_AREAS: readonly Area[] = REGIONS.flatMap(areasOf);

export function keysOf(regions: readonly RegionId[]): ReadonlySet<AreaKey> {
  return new Set(regions.flatMap(areasOf).map(areaKey));
}

/** The same region on the other side, or null on the midline. */
export function otherSide({ region, side }: Area): Area | null {
  return side === "middle" ? null : { region, side: side === "left" ? "right" : "left" };
}

/** What the six regions under whole-leg work are on the side of this area. */
export function passedOver({ side }: Area): readonly Area[] {
  return UNDER_WHOLE_LEG.map((region) => ({ region, side }));
}

const facts = new WeakMap<Knowledge, ReadonlyMap<RegionId, RegionFact>>();
/** The fact of a region. Knowledge without one for every region never ships; the map says so at the first use. */
export function regionFact(knowledge: Knowledge, region: RegionId): RegionFact | undefined {
  const known = facts.get(knowledge) ?? new Map(knowledge.regions.map((fact) => [fact.code, fact]));
  facts.set(knowledge, known);
  return known.get(region);
}

export const isLeg = (knowledge: Knowledge, region: RegionId): boolean => regionFact(knowledge, region)?.leg ?? false;

/** The neighbors of a region on the same side; a neighbor on the midline is its middle. */
export function neighborsOf(knowledge: Knowledge, area: Area): readonly Area[] {
  return (regionFact(knowledge, area.region)?.neighbors ?? []).flatMap((region) =>
    areasOf(region).filter(({ side }) => side === area.side || side === "middle" || area.side === "middle"),
  );
}

/** ST15 stands among the stretches and stretches no place: slow breathing. */
export const isBreathing = (code: StretchCode): boolean => code === "ST15";

/** Whole-leg hand work that may be given to a single region. */
const CARRIED: readonly TechniqueCode[] = ["T52", "T53"];

/** Whole-leg hand work that a region may have: where its facts say how long. */
export function carriedTo(knowledge: Knowledge, region: RegionId): readonly TechniqueFact[] {
  const hands = region === "whole-leg" ? null : (regionFact(knowledge, region)?.hands ?? null);
  return hands === null ? [] : knowledge.techniques.filter(({ code }) => CARRIED.includes(code));
}
