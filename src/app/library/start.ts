import type { ComplaintCode, RegionId, Side } from "#core";
import type { Fact, Facts } from "#knowledge";
import { beginAlone } from "../alone.ts";
import { changeDraft, clearDraft } from "../draft.ts";
import { go } from "../route.ts";

type Technique = Fact<"techniques">;

/** Hand work for the whole leg that a single place may have instead. */
const CARRIED: readonly string[] = ["T52", "T53"];
/** Where a technique can be asked for alone: its own place, or each that it may be carried over to; none for the whole leg. */
export function placesFor({ regions }: Pick<Facts, "regions">, { code, region }: Technique): readonly RegionId[] {
  if (region !== "whole-leg") return [region];
  return CARRIED.includes(code) ? regions.filter(({ hands }) => hands !== null).map(({ id }) => id) : [];
}
/**
 * Hands a wish to Today: this technique and no other, at its place on these sides, with its tool and its positions. How
 * sore the place is is asked there, and everything after that is as for any plan. What stood on Today comes back later.
 */
export function startAlone({ code, tool, positions }: Technique, region: RegionId, sides: readonly Side[]): void {
  const places = sides.map((side) => ({ region, side }));
  beginAlone(code, places, { tools: [tool], positions });
  go("/");
}
/** Hands a complaint to Today, or to its questions at once where a warning sign can feel the same: never to a plan. */
export function takeRoute(complaint: ComplaintCode, to: "/" | "/check"): void {
  clearDraft();
  changeDraft({ complaint });
  go(to);
}
