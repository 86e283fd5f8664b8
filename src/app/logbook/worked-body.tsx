import type { JSX } from "preact";
import type { View } from "#core";
import { offeredOn, Picture } from "../parts/body.tsx";
import { hatchOf } from "../parts/hatches.tsx";
import type { Place } from "./worked.ts";

/** How far to the right each view stands, mm. */
const STANDS: readonly (readonly [View, number])[] = [
  ["back", 0],
  ["front", 700],
];
/** Share of the hardest worked place from which a place gets the next denser hatch. */
const DENSER = [0.5, 0.7, 0.85] as const;
const SORENESS = [0, 2, 5, 9] as const;
const denseness = (share: number): number => DENSER.filter((border) => share >= border).length;

/** Both sides of the legs, hatched by what a run asked of them. Silent: the list beside it says the same. */
export function WorkedBody({ places }: { readonly places: readonly Place[] }): JSX.Element {
  const of = new Map<string, number>(places.map(({ region, share }) => [region, denseness(share)]));
  return (
    <svg class="worked-body" viewBox="0 690 1590 1100" aria-hidden="true">
      {STANDS.map(([view, x]) => (
        <g key={view} transform={`translate(${x})`}>
          <Picture view={view} />
          {offeredOn(view)
            .filter(({ place }) => (of.get(place) ?? 0) > 0)
            .map((shape) => (
              <g key={`${shape.place}.${shape.side}`}>
                <path class="spot-hatch" fill={hatchOf(SORENESS[of.get(shape.place) ?? 0] ?? 0)} d={shape.path} />
                <path class="spot-line thin" d={shape.path} />
              </g>
            ))}
        </g>
      ))}
    </svg>
  );
}
