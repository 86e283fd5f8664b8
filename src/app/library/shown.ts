import type { RegionId, Side } from "#core";
import type { Facts } from "#knowledge";
import type { Page } from "./address.ts";

/** A place on the body that stands for a page. */
export interface ShownPlace {
  readonly region: RegionId;
  readonly side: Side;
}

/** Where the body is worked or stretched; null for pages that show no body. Pictures show the left side. */
export function placeOf(facts: Facts, page: Page): ShownPlace | null {
  const region = regionOf(facts, page);
  if (region === null) return null;
  const midline = facts.regions.find(({ id }) => id === region)?.midline ?? false;
  return { region, side: midline ? "middle" : "left" };
}
function regionOf(facts: Facts, page: Page): RegionId | null {
  if (page.kind === "technique") return page.fact.region;
  if (page.kind === "place") return page.fact.id;
  if (page.kind !== "stretch") return null;
  return facts.techniques.find(({ stretch }) => stretch === page.fact.code)?.region ?? null;
}
