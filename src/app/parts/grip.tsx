import { useRef } from "preact/hooks";
import type { JSX } from "preact";

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
const outside = (at: number, from: number, to: number): number => Math.max(from - at, 0, at - to);
/** The box that holds a point, else the nearest; -1 without any. */
export function boxAt(boxes: readonly Box[], x: number, y: number): number {
  const away = boxes.map((box) => Math.hypot(outside(x, box.left, box.right), outside(y, box.top, box.bottom)));
  return away.indexOf(Math.min(...away));
}

/** This near to its edge, a page goes on scrolling; CSS pixels. */
const EDGE = 72;
const SCROLL = 12;

/** A row that is being moved: what it is among, where it was taken, and where it would be put. */
interface Held {
  readonly row: HTMLElement;
  readonly rows: readonly HTMLElement[];
  /** As they lay on the page. */
  readonly boxes: readonly Box[];
  readonly x: number;
  readonly y: number;
  over: number;
}
function taken(grip: Element, { pageX, pageY }: PointerEvent): Held | null {
  const row = grip.closest("li");
  if (row?.parentElement == null) return null;
  const rows = [...row.parentElement.children] as HTMLElement[];
  const boxes = rows.map((each) => {
    const { left, right, top, bottom } = each.getBoundingClientRect();
    return { left: left + scrollX, right: right + scrollX, top: top + scrollY, bottom: bottom + scrollY };
  });
  row.dataset["held"] = "";
  return { row, rows, boxes, x: pageX, y: pageY, over: rows.indexOf(row) };
}
function moved(held: Held, { pageX, pageY, clientY }: PointerEvent): void {
  held.row.style.translate = `${pageX - held.x}px ${pageY - held.y}px`;
  delete held.rows[held.over]?.dataset["over"];
  held.over = boxAt(held.boxes, pageX, pageY);
  const other = held.rows[held.over];
  if (other !== undefined && other !== held.row) other.dataset["over"] = "";
  if (clientY < EDGE) scrollBy(0, -SCROLL);
  else if (clientY > innerHeight - EDGE) scrollBy(0, SCROLL);
}
function letGo(held: Held): void {
  held.row.style.translate = "";
  delete held.row.dataset["held"];
  delete held.rows[held.over]?.dataset["over"];
}

/**
 * Dots to hold a row of a list by: it is put where it is let go. Only they keep a touch from scrolling. Keys and
 * buttons do the same, so nobody who does not point needs to know of them.
 */
export function Grip({ onDrop }: { readonly onDrop: (at: number) => void }): JSX.Element {
  const held = useRef<Held | null>(null);
  const end = (drops: boolean): void => {
    const was = held.current;
    held.current = null;
    if (was === null) return;
    letGo(was);
    if (drops && was.over !== was.rows.indexOf(was.row)) onDrop(was.over);
  };
  return (
    <i
      class="grip"
      aria-hidden="true"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = taken(event.currentTarget, event);
      }}
      onPointerMove={(event) => held.current !== null && moved(held.current, event)}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
    />
  );
}
