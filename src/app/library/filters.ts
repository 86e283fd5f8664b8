import type { Moment, PositionId, RegionId, ToolId } from "#core";
import type { Fact, Facts } from "#knowledge";

/** Parts of the body as people choose them: groups of regions. */
export const GROUPS = {
  foot: ["foot", "toes", "heel"],
  calf: ["calf-gastroc", "calf-soleus", "shin", "peroneals"],
  thigh: ["quads", "lateral-thigh", "adductors", "hamstrings"],
  hip: ["tfl", "glute-max", "glute-med", "hip-flexor"],
  back: ["low-back", "upper-back"],
  chest: ["chest", "side-ribs", "diaphragm"],
  leg: ["whole-leg"],
} as const satisfies Readonly<Record<string, readonly RegionId[]>>;
export type Group = keyof typeof GROUPS;
export const GROUP_IDS = Object.keys(GROUPS) as readonly Group[];

/** What the list of techniques and stretches is narrowed to; null leaves a side open. */
export interface Filters {
  readonly group: Group | null;
  /** Any of these tools. */
  readonly tools: readonly ToolId[] | null;
  readonly position: PositionId | null;
  readonly moment: Moment | null;
  readonly minutes: number | null;
}
export const NO_FILTERS: Filters = { group: null, tools: null, position: null, moment: null, minutes: null };

type Technique = Fact<"techniques">;
type Stretch = Fact<"stretches">;

const sidesOf = (facts: Facts, region: RegionId): number =>
  facts.regions.find(({ id }) => id === region)?.midline === true ? 1 : 2;
/** Seconds of the whole dose, on every side the place has. */
export const secondsOf = (facts: Facts, { dose, region }: Technique): number =>
  dose.seconds * dose.times * sidesOf(facts, region);

export function techniqueFits(facts: Facts, technique: Technique, filters: Filters): boolean {
  const { group, tools, position, moment, minutes } = filters;
  return (
    inGroup(technique.region, group) &&
    (tools === null || tools.includes(technique.tool)) &&
    (position === null || technique.positions.includes(position)) &&
    (moment === null || technique.moments.includes(moment)) &&
    (minutes === null || secondsOf(facts, technique) <= minutes * 60)
  );
}
const inGroup = (region: RegionId, group: Group | null): boolean =>
  group === null || (GROUPS[group] as readonly RegionId[]).includes(region);

/** A stretch needs no tool; it belongs to the places of the techniques that end with it. */
export function stretchFits(facts: Facts, stretch: Stretch, filters: Filters): boolean {
  const { group, position, moment, minutes } = filters;
  const after = facts.techniques.filter((technique) => technique.stretch === stretch.code);
  return (
    (group === null || after.some(({ region }) => inGroup(region, group))) &&
    (position === null || stretch.positions.includes(position)) &&
    (moment !== "pre" || stretch.dynamic) &&
    (minutes === null || stretch.holdSeconds * (stretch.once ? 1 : 2) <= minutes * 60)
  );
}
