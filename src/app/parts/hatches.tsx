import type { JSX } from "preact";

const LINES = [
  ["few", 30],
  ["some", 18],
  ["many", 11],
] as const;
/** The hatch of a soreness: denser the sorer, so that colour is never needed. */
export const hatchOf = (soreness: number): string =>
  `url(#hatch-${soreness <= 3 ? "few" : soreness <= 6 ? "some" : "many"})`;

/** The ramp of a soreness, one hue: light, middle, full. */
export const toneOf = (soreness: number): string => (soreness <= 3 ? "light" : soreness <= 6 ? "middle" : "full");

/** The hatches that the figure is filled with: once on a page. */
export const Hatches = (): JSX.Element => (
  <svg class="defs" width="0" height="0" aria-hidden="true">
    <defs>
      {LINES.map(([name, gap]) => (
        <pattern
          key={name}
          id={`hatch-${name}`}
          width={gap}
          height={gap}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-38)"
        >
          <path class="hatch-ink" d={`M0 ${gap / 2}H${gap}`} stroke-width="4" />
        </pattern>
      ))}
    </defs>
  </svg>
);
