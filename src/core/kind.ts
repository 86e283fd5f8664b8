import { inOrder } from "./codes.ts";
import type { FlagCode, Knowledge } from "./facts.ts";
import { regionFact } from "./places.ts";
import type { RegionId } from "./body.ts";

/** How a marked place hurts, when the person says so: it is never a default and never guessed. */
export const PAIN_KINDS = ["dull", "sharp", "burning", "pins-and-needles"] as const;
export type PainKind = (typeof PAIN_KINDS)[number];

/**
 * What a kind of pain makes one think of: a crack where it is sharp on bone (evidence 5, SR7: ask RF11), a nerve
 * where it burns or tingles (SR3: RF10; back or seat RF15; lower leg RF16; both legs or the seat numb RF6). [design]
 */
const THINKS_OF: Readonly<Record<PainKind, readonly FlagCode[]>> = {
  dull: [],
  sharp: ["RF11"],
  burning: ["RF10", "RF15", "RF16"],
  "pins-and-needles": ["RF6", "RF10", "RF15", "RF16"],
};

/**
 * The questions that a kind of pain asks of a region at once, in order: those of the session, and those of the region
 * itself. Where the region does not ask about bone, sharp asks nothing.
 */
export function codesOfKind(knowledge: Knowledge, region: RegionId, kind: PainKind): readonly FlagCode[] {
  const own = regionFact(knowledge, region)?.asks ?? [];
  const session = knowledge.flags.filter(({ block }) => block === "session").map(({ code }) => code);
  return inOrder(THINKS_OF[kind].filter((code) => own.includes(code) || session.includes(code)));
}
