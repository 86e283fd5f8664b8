/**
 * The body as the rules of care see it: regions, sides, places that are asked about and never worked.
 * The order of REGIONS is the order of the ids in docs/contract.md; ties in a plan follow it.
 */
export const REGIONS = [
  "foot",
  "toes",
  "heel",
  "calf-gastroc",
  "calf-soleus",
  "shin",
  "peroneals",
  "quads",
  "lateral-thigh",
  "tfl",
  "adductors",
  "hamstrings",
  "glute-max",
  "glute-med",
  "hip-flexor",
  "low-back",
  "upper-back",
  "chest",
  "side-ribs",
  "diaphragm",
  "whole-leg",
] as const;
export type RegionId = (typeof REGIONS)[number];

/** Shapes of the figure that open a question or a complaint and are never worked. */
export const ASKED_PLACES = [
  "knee",
  "achilles",
  "shin-bone",
  "outer-hip",
  "sit-bone",
  "groin",
  "neck",
  "belly",
] as const;
export type AskedPlaceId = (typeof ASKED_PLACES)[number];

/** The sides from which the map shows the body. */
export const VIEWS = ["front", "back", "left", "right", "soles"] as const;
export type View = (typeof VIEWS)[number];

/** Where a worked region lies. A step's side may also be "both" (T50 alone). */
export type Side = "left" | "right" | "middle";
/** What a person may mark: "both" is a left and a right spot. */
export type MarkedSide = Side | "both";

export const TOOLS = [
  "foam-roller",
  "massage-stick",
  "rolling-pin",
  "small-roller",
  "tennis-ball",
  "sock-balls",
  "golf-ball",
  "screwdriver-handle",
  "hands",
] as const;
export type ToolId = (typeof TOOLS)[number];

/** What of a tool meets the skin: a ball and a point press one spot, a roller and a stick a strip. */
export const TOOL_SHAPES = ["roller", "stick", "ball", "point", "hand"] as const;
export type ToolShape = (typeof TOOL_SHAPES)[number];

/** In the order that breaks ties between plans. */
export const POSITIONS = ["chair", "floor", "wall", "standing", "bed"] as const;
export type PositionId = (typeof POSITIONS)[number];

export const MOMENTS = ["pre", "post", "rest", "bed"] as const;
export type Moment = (typeof MOMENTS)[number];

export const STROKES = ["roll", "glide", "circle", "squeeze", "press", "hold", "tap", "breathe"] as const;
export type StrokeId = (typeof STROKES)[number];

export type Grade = "A" | "B" | "C" | "D";

const MIDLINE: ReadonlySet<RegionId> = new Set<RegionId>(["low-back", "upper-back", "diaphragm"]);

export function sidesOf(region: RegionId): readonly Side[] {
  return MIDLINE.has(region) ? ["middle"] : ["left", "right"];
}

/** A region on one side: the unit that screening, doses and plans speak of. */
export interface Area {
  readonly region: RegionId;
  readonly side: Side;
}
export type AreaKey = `${RegionId}.${Side}`;
export const areaKey = (area: Area): AreaKey => `${area.region}.${area.side}`;
