import type { JSX } from "preact";
import { OUTLINES, PICTURE } from "#figure";
import type { View } from "#figure";
import back from "../art/back.webp";
import front from "../art/front.webp";
import { hatchOf } from "../parts/hatches.tsx";
import type { Place } from "./worked.ts";

const PICTURES: readonly (readonly [View & ("back" | "front"), string, number])[] = [
  ["back", back, 0],
  ["front", front, 700],
];
/** Share of the hardest worked place from which a place gets the next denser hatch. */
const DENSER = [0.5, 0.7, 0.85] as const;
const SORENESS = [0, 2, 5, 9] as const;
const denseness = (share: number): number => DENSER.filter((border) => share >= border).length;

/** Both sides of the legs, hatched by what a run asked of them. Silent: the list beside it says the same. */
export function WorkedBody({ places }: { readonly places: readonly Place[] }): JSX.Element {
  const of = new Map<string, number>(places.map(({ region, share }) => [region, denseness(share)]));
  return (
    <svg class="worked-body" viewBox="160 760 1580 1100" aria-hidden="true">
      {PICTURES.map(([view, picture, x]) => (
        <g key={view} transform={`translate(${x})`}>
          <image href={picture} width={PICTURE.width} height={PICTURE.height} />
          {OUTLINES.filter((shape) => shape.view === view && (of.get(shape.place) ?? 0) > 0).map((shape) => (
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
