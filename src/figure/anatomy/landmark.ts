/** Points of the body that instructions speak of, on the skin of the rest stance. */
import { anchored } from "../distance.ts";
import type { Posed } from "../pose.ts";
import type { V3 } from "../vector.ts";
import { anchor } from "./body.ts";
import type { Anchor } from "./form.ts";
import data from "./landmarks.json" with { type: "json" };

interface Landmark {
  readonly id: string;
  readonly middle?: boolean;
  readonly at: Anchor;
}
export const LANDMARKS = data as unknown as readonly Landmark[];

/** Where a landmark lies in a pose, meters. Throws on a landmark that does not exist. */
export function landmark(id: string, side: "L" | "R", posed: Posed): V3 {
  const found = LANDMARKS.find((l) => l.id === id);
  if (!found) throw new Error(`no such landmark: ${id}`);
  return anchored(posed, found.middle ? found.at : anchor(found.at, side));
}
