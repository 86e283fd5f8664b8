import type { JSX } from "preact";
import type { Mark } from "./reading.ts";

/** More dots than this nobody counts: then one dot stands for several files. */
const MOST = 400;
export const filesPerDot = (of: number): number => Math.max(1, Math.ceil(of / MOST));

const [STEP, ACROSS, RADIUS] = [24, 16, 8] as const;
const WORST: Readonly<Record<Mark, number>> = { ok: 0, warning: 1, problem: 2 };

/** One dot is one file: read, read with a note, not read, being read, waiting. Silent; the words beside it say the same. */
export function Dots(props: {
  readonly marks: readonly Mark[];
  readonly of: number;
  readonly now?: boolean;
}): JSX.Element {
  const per = filesPerDot(props.of);
  const across = props.of > 128 ? ACROSS + 4 : ACROSS;
  const count = Math.ceil(props.of / per);
  const done = Math.floor(props.marks.length / per);
  const kindOf = (dot: number): Mark | "now" | "wait" => {
    if (dot > done || (dot === done && props.marks.length % per === 0))
      return props.now && dot === done ? "now" : "wait";
    const own = props.marks.slice(dot * per, (dot + 1) * per);
    return own.toSorted((a, b) => WORST[b] - WORST[a])[0] ?? "wait";
  };
  return (
    <svg class="file-dots" viewBox={`0 0 ${across * STEP} ${Math.ceil(count / across) * STEP}`} aria-hidden="true">
      {Array.from({ length: count }, (_, dot) => {
        const [x, y] = [(dot % across) * STEP + STEP / 2, Math.floor(dot / across) * STEP + STEP / 2];
        const kind = kindOf(dot);
        return (
          <g key={dot} class={`file-${kind}`}>
            {kind === "now" && <circle class="halo" cx={x} cy={y} r={RADIUS + 4} />}
            <circle cx={x} cy={y} r={kind === "wait" ? RADIUS - 1 : RADIUS} />
            {kind === "problem" && <path d={`M${x - 4} ${y + 4}L${x + 4} ${y - 4}`} />}
          </g>
        );
      })}
    </svg>
  );
}
