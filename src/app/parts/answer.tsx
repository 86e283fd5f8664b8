import type { JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import { say } from "../words.ts";

const MOST = 10;
const WIDTH = 350;
const HEIGHT = 72;
const SHELL = "M0 33 350 0V72L0 39Z";
const xOf = (value: number): number => (value / MOST) * WIDTH;
/** Where the wedge is cut at a value: thin at 0, thick at 10. */
const halfAt = (value: number): number => 3 + (value / MOST) * 33;
const TICKS = Array.from({ length: MOST - 1 }, (_, at) => at + 1);

/** Lines of the hatch up to a value, closer together the sorer. */
function hatch(value: number): string {
  let path = "";
  for (let x = 4; x < xOf(value) + 20; x += 15 - (x / WIDTH) * 7) path += `M${x} ${HEIGHT}l20-${HEIGHT}`;
  return path;
}
function keyed(key: string, value: number | null): number | null {
  if (/^\d$/.test(key)) return Number(key);
  if (key === "ArrowUp" || key === "ArrowRight") return value === null ? 0 : Math.min(MOST, value + 1);
  if (key === "ArrowDown" || key === "ArrowLeft") return value === null ? 0 : Math.max(0, value - 1);
  return key === "Home" ? 0 : key === "End" ? MOST : null;
}

/** A lying wedge, 0–10, empty until it is answered; `before` shows the earlier number beside it. */
export function Answer(props: {
  readonly label: string;
  readonly value: number | null;
  readonly before: number | null;
  /** `done`: the finger was lifted; a key only changes, and is said done by a button. */
  readonly onChange: (value: number, done: boolean) => void;
}): JSX.Element {
  const { label, value, before, onChange } = props;
  const box = useRef<HTMLDivElement>(null);
  const clip = useId();
  const at = (event: PointerEvent): number => {
    const frame = box.current?.getBoundingClientRect();
    if (frame === undefined) return 0;
    const x = (event.clientX - frame.left) / frame.width;
    return Math.round(Math.min(1, Math.max(0, document.dir === "rtl" ? 1 - x : x)) * MOST);
  };
  const slide = (event: PointerEvent): void => {
    if (event.type === "pointerdown") box.current?.setPointerCapture(event.pointerId);
    if (event.type !== "pointermove" || event.buttons !== 0) onChange(at(event), event.type === "pointerup");
  };
  const press = (event: KeyboardEvent): void => {
    const next = keyed(event.key, value);
    if (next === null) return;
    event.preventDefault();
    onChange(next, false);
  };
  const words = value === null ? say("after.not-yet") : `${value}, ${say(`soreness.${value}`)}`;
  return (
    <div
      ref={box}
      class={value === null ? "wedge" : "wedge told"}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={MOST}
      aria-valuenow={value ?? 0}
      aria-valuetext={before === null ? words : `${words}. ${say("after.it-was", { before })}`}
      onPointerDown={slide}
      onPointerMove={slide}
      onPointerUp={slide}
      onKeyDown={press}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <clipPath id={clip}>
          <path d={SHELL} />
        </clipPath>
        {value !== null && (
          <g clip-path={`url(#${clip})`}>
            <rect class="fill" width={xOf(value)} height={HEIGHT} />
            <path class="hatch-ink" d={hatch(value)} stroke-width="2" opacity="0.65" />
            <rect x={xOf(value)} width={WIDTH - xOf(value)} height={HEIGHT} fill="var(--paper)" />
          </g>
        )}
        <path class="shell" d={SHELL} />
        {TICKS.map((tick) => (
          <path
            key={tick}
            class={value !== null && tick < value ? "tick" : "tick open"}
            d={`M${xOf(tick)} ${36 - halfAt(tick)}V${36 + halfAt(tick)}`}
          />
        ))}
        {value !== null && <rect x={xOf(value) - 4} y="-8" width="8" height="88" rx="4" fill="var(--ink)" />}
      </svg>
      {before !== null && (
        <i class="was" style={{ left: `${before * 10}%` }}>
          <span class="small">{say("after.before")}</span>
        </i>
      )}
      {before !== null && value !== null && Math.abs(before - value) > 1 && (
        <b class="now small" style={{ left: `${value * 10}%` }}>
          {say("after.now")}
        </b>
      )}
    </div>
  );
}
