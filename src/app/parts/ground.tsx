import type { JSX } from "preact";
import type { Run, Segment } from "#runs";

const POINTS = 90;
/** Most of the way up that the line may take, and how many meters of climbing make it that tall. */
const TALLEST = 0.62;
const TALLEST_METERS = 300;

/** Heights along the way, evenly spaced, 0 = lowest … 1 = highest of a tall run; null where nothing is known. */
export function profileOf(segments: readonly Segment[]): readonly number[] | null {
  const total = segments.reduce((sum, { meters }) => sum + meters, 0);
  if (total <= 0) return null;
  const heights: number[] = [];
  let [done, height] = [0, 0];
  for (const { meters, grade } of segments) {
    while (heights.length < POINTS && (heights.length / (POINTS - 1)) * total <= done + meters) {
      const into = (heights.length / (POINTS - 1)) * total - done;
      heights.push(height + into * grade);
    }
    done += meters;
    height += meters * grade;
  }
  while (heights.length < POINTS) heights.push(height);
  const low = Math.min(...heights);
  const range = Math.max(...heights) - low;
  const tall = Math.min(1, range / TALLEST_METERS) * TALLEST;
  const middle = (1 - tall) / 2;
  return heights.map((h) => middle + (range === 0 ? 0 : ((h - low) / range) * tall));
}

/** The ground that the body stands on: the height profile of the last run, or flat. */
export function Ground({
  run,
  width,
  height,
  calm = 1,
}: {
  readonly run: Run | null;
  readonly width: number;
  readonly height: number;
  /** How much of its height the line uses: less where much stands on it. */
  readonly calm?: number;
}): JSX.Element {
  const profile = run === null ? null : profileOf(run.segments);
  const y = (h: number): string => (height * (0.5 + (0.5 - h) * calm)).toFixed(1);
  const line =
    profile === null
      ? `M0 ${y(0.5)}H${width}`
      : `M${profile.map((h, i) => `${((i / (POINTS - 1)) * width).toFixed(1)} ${y(h)}`).join(" ")}`;
  return (
    <svg class="hill" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path class="ground-fill" d={`${line}V${height}H0Z`} />
      <path class="ground" d={line} />
    </svg>
  );
}
