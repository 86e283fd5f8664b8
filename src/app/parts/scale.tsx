import type { ComponentChildren, JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import { say, sorenessWords } from "../words.ts";
import "./scale.css";

const MOST = 10;
/** How long a wedge is and how thick at its end, as drawn; its thin end never closes. */
interface Shape {
  readonly length: number;
  readonly breadth: number;
}
const LYING: Shape = { length: 350, breadth: 72 };
const UPRIGHT: Shape = { length: 168, breadth: 48 };
const THIN = 3;
const TICKS = Array.from({ length: MOST - 1 }, (_, at) => at + 1);

/** The wedge up to a value: thin at 0, thick at 10. */
function wedgeTo(value: number, { length, breadth }: Shape): string {
  const [x, middle] = [(value / MOST) * length, breadth / 2];
  const half = THIN + (value / MOST) * (middle - THIN);
  return `M0 ${middle - THIN}L${x} ${middle - half}V${middle + half}L0 ${middle + THIN}Z`;
}
const tickAt = (value: number, { length, breadth }: Shape): string => {
  const half = THIN + (value / MOST) * (breadth / 2 - THIN);
  return `M${(value / MOST) * length} ${breadth / 2 - half}v${2 * half}`;
};
/** Lines of the hatch up to a value, closer together the sorer. */
function hatchTo(value: number, { length, breadth }: Shape): string {
  const end = (value / MOST) * length + 20;
  let path = "";
  for (let x = 4; x < end; x += 15 - (x / length) * 7) path += `M${x} ${breadth}l20-${breadth}`;
  return path;
}
function Wedge(props: {
  readonly shape: Shape;
  readonly upright: boolean;
  readonly value: number | null;
}): JSX.Element {
  const { shape, upright, value } = props;
  const { length, breadth } = shape;
  const clip = useId();
  return (
    <svg viewBox={upright ? `0 0 ${breadth} ${length}` : `0 0 ${length} ${breadth}`} aria-hidden="true">
      <g transform={upright ? `translate(0 ${length}) rotate(-90)` : undefined}>
        {value !== null && (
          <>
            <clipPath id={clip}>
              <path d={wedgeTo(value, shape)} />
            </clipPath>
            <g clip-path={`url(#${clip})`}>
              <rect class="fill" width={length} height={breadth} />
              <path class="hatch-ink" d={hatchTo(value, shape)} stroke-width="2" opacity="0.65" />
            </g>
          </>
        )}
        <path class="shell" d={wedgeTo(MOST, shape)} />
        {!upright &&
          TICKS.map((tick) => (
            <path key={tick} class={value !== null && tick < value ? "tick" : "tick open"} d={tickAt(tick, shape)} />
          ))}
        {value !== null && (
          <rect class="knob" x={(value / MOST) * length - 4} y="-4" width="8" height={breadth + 8} rx="4" />
        )}
      </g>
    </svg>
  );
}

/** What a key makes of a value; null where it means nothing here. */
function keyed(key: string, value: number | null): number | null {
  if (/^\d$/.test(key)) return Number(key);
  if (key === "ArrowUp" || key === "ArrowRight") return Math.min(MOST, (value ?? 0) + 1);
  if (key === "ArrowDown" || key === "ArrowLeft") return Math.max(0, (value ?? 0) - 1);
  return key === "Home" ? 0 : key === "End" ? MOST : null;
}

/**
 * How sore, 0–10: a thin end and a thick end, empty until it was said. Touch, drag, keys, or one more and one less by
 * two large buttons, named by the number that they give: a thumb hits what it means, and so does a screen reader that
 * cannot drag. Nothing is done by lifting the finger: what comes of the number is said by another button.
 */
export function Scale(props: {
  readonly id?: string;
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number) => void;
  /** Stands instead of lying: beside the body. */
  readonly upright?: boolean;
  /** An earlier number that is shown beside it. */
  readonly before?: number;
  /** Between the two buttons; the words of the number where nothing is given. */
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { label, value, onChange, before, upright = false } = props;
  const box = useRef<HTMLDivElement>(null);
  const drag = (event: PointerEvent): void => {
    const frame = box.current?.getBoundingClientRect();
    if (frame === undefined || (event.type === "pointermove" && event.buttons === 0)) return;
    if (event.type === "pointerdown") box.current?.setPointerCapture(event.pointerId);
    const along = (event.clientX - frame.left) / frame.width;
    const up = (frame.bottom - event.clientY) / frame.height;
    const part = upright ? up : document.dir === "rtl" ? 1 - along : along;
    onChange(Math.round(Math.min(1, Math.max(0, part)) * MOST));
  };
  const press = (event: KeyboardEvent): void => {
    const next = keyed(event.key, value);
    if (next === null) return;
    event.preventDefault();
    onChange(next);
  };
  const words = value === null ? say("today.not-said") : sorenessWords(value);
  const step = (by: 1 | -1): JSX.Element => {
    const next = Math.min(MOST, Math.max(0, (value ?? 0) + by));
    return (
      <button
        type="button"
        class="step"
        aria-label={`${label}: ${sorenessWords(next)}`}
        disabled={next === value}
        onClick={() => onChange(next)}
      >
        {by === 1 ? "+" : "−"}
      </button>
    );
  };
  return (
    <div class={upright ? "scale upright" : "scale"}>
      <div
        ref={box}
        id={props.id}
        class="wedge"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-orientation={upright ? "vertical" : "horizontal"}
        aria-valuemin={0}
        aria-valuemax={MOST}
        aria-valuenow={value ?? 0}
        aria-valuetext={before === undefined ? words : `${words}. ${say("after.it-was", { before })}`}
        onPointerDown={drag}
        onPointerMove={drag}
        onKeyDown={press}
      >
        <Wedge shape={upright ? UPRIGHT : LYING} upright={upright} value={value} />
        {before !== undefined && <Before before={before} now={value} />}
      </div>
      {!upright && <Ends />}
      {step(-1)}
      {!upright && <div class="said">{props.children ?? <p class="small">{words}</p>}</div>}
      {step(1)}
    </div>
  );
}
const Ends = (): JSX.Element => (
  <p class="ends small" aria-hidden="true">
    <span>{say("after.end-0")}</span>
    <span>{say("after.end-10")}</span>
  </p>
);
/** The earlier number on the wedge, and the one of now where both have room. */
const Before = ({ before, now }: { readonly before: number; readonly now: number | null }): JSX.Element => (
  <>
    <i class="was" style={{ insetInlineStart: `${before * 10}%` }}>
      <span class="small">{say("after.before")}</span>
    </i>
    {now !== null && Math.abs(before - now) > 1 && (
      <b class="now small" style={{ insetInlineStart: `${now * 10}%` }}>
        {say("after.now")}
      </b>
    )}
  </>
);
