import type { ComplaintCode, Side } from "#core";
import type { Fact } from "#knowledge";
import { changeDraft, clearDraft, touch } from "../draft.ts";
import { go } from "../route.ts";

type Technique = Fact<"techniques">;

/**
 * Hands a wish to Today: the technique's place on these sides, its tool and its positions, and nothing else. How sore
 * the place is is asked there, and everything after that is as for any plan.
 */
export function startAlone({ region, tool, positions }: Technique, sides: readonly Side[]): void {
  clearDraft();
  changeDraft({ fill: false, only: { tools: [tool], positions } });
  for (const side of sides) touch({ region, side });
  go("/");
}
/** Hands a complaint to Today, or to its questions at once where a warning sign can feel the same: never to a plan. */
export function takeRoute(complaint: ComplaintCode, to: "/" | "/check"): void {
  clearDraft();
  changeDraft({ complaint });
  go(to);
}
