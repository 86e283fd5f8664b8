import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { say, sorenessWords } from "../words.ts";

const MOST = 10;
const TOP = 6;
const BOTTOM = 174;
const SHELL = "M24 174 4 6H52L32 174Z";
const heightAt = (value: number): number => BOTTOM - (value / MOST) * (BOTTOM - TOP);

function keyed(key: string, value: number | null): number | null {
  if (/^\d$/.test(key)) return Number(key);
  if (key === "ArrowUp" || key === "ArrowRight") return Math.min(MOST, (value ?? 0) + 1);
  if (key === "ArrowDown" || key === "ArrowLeft") return Math.max(0, (value ?? 1) - 1);
  return key === "Home" ? 0 : key === "End" ? MOST : null;
}

/** How sore, 0–10: a thin end and a thick end. Empty until it was said. Drag, keys or a touch. */
export function Wedge(props: {
  readonly id?: string;
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number) => void;
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const { value, onChange } = props;
  const drag = (event: PointerEvent): void => {
    const frame = box.current?.getBoundingClientRect();
    if (frame === undefined || (event.type === "pointermove" && event.buttons === 0)) return;
    if (event.type === "pointerdown") box.current?.setPointerCapture(event.pointerId);
    const scale = frame.height / 180;
    const y = (event.clientY - frame.top) / scale;
    onChange(Math.round(Math.min(MOST, Math.max(0, ((BOTTOM - y) / (BOTTOM - TOP)) * MOST))));
  };
  const press = (event: KeyboardEvent): void => {
    const next = keyed(event.key, value);
    if (next === null) return;
    event.preventDefault();
    onChange(next);
  };
  return (
    <div
      ref={box}
      id={props.id}
      class="fader"
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={MOST}
      aria-valuenow={value ?? 0}
      aria-valuetext={value === null ? say("today.not-said") : sorenessWords(value)}
      onPointerDown={drag}
      onPointerMove={drag}
      onKeyDown={press}
    >
      <svg viewBox="0 0 56 180" aria-hidden="true">
        <clipPath id="wedge-shell">
          <path d={SHELL} />
        </clipPath>
        {value !== null && (
          <g clip-path="url(#wedge-shell)">
            <rect y={heightAt(value)} width="56" height="180" fill="var(--target)" />
            <rect y={heightAt(value)} width="56" height="180" fill="url(#wedge-hatch)" />
          </g>
        )}
        <path class="shell" d={SHELL} />
        {value !== null && <rect class="knob" y={heightAt(value) - 4} width="56" height="8" rx="4" fill="var(--ink)" />}
      </svg>
    </div>
  );
}
