import { useSignal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { whenMoved } from "../device/screen.ts";
import { say } from "../words.ts";
import { Go } from "./frame.tsx";

/** How far into the fade above the button the last line of a question may stand and still be read, CSS pixels. */
const INTO_FADE = 16;

const rows = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-code]")];
const codeOf = ({ dataset }: HTMLElement): string => dataset["code"] ?? "";
/** The codes whose question is read to its end on the screen now: one that was jumped over was not. */
const onScreen = (edge: number): readonly string[] =>
  rows()
    .filter((row) => {
      const { bottom } = row.getBoundingClientRect();
      return bottom > 0 && bottom <= edge;
    })
    .map(codeOf);
/** Whether the first question that was not read lies above what is seen. */
const isPassed = (seen: ReadonlySet<string>): boolean =>
  (rows()
    .find((row) => !seen.has(codeOf(row)))
    ?.getBoundingClientRect().bottom ?? 1) <= 0;

/** How far it is to the end of a question that stands at the top, CSS pixels: at most the room above the button. */
function onward(row: Element, dock: HTMLElement | null): number {
  const room = dock?.getBoundingClientRect().top ?? innerHeight;
  return Math.min(row.getBoundingClientRect().bottom - room, room - INTO_FADE);
}

const Down = ({ up }: { readonly up: boolean }): JSX.Element => (
  <svg
    class={up ? "down up" : "down"}
    viewBox="0 0 16 26"
    fill="none"
    stroke="currentColor"
    stroke-width="2.4"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d="M8 1v23M1.5 17.5 8 24l6.5-6.5" />
  </svg>
);

/** A dot fills when its question has been on the screen; the button speaks only when all have. */
export function Seen(props: {
  readonly codes: readonly string[];
  readonly seen: Signal<ReadonlySet<string>>;
  readonly words: string;
  /** All are read, yet something that was ticked is not told in full. */
  readonly wait: boolean;
  readonly onGo: () => void;
}): JSX.Element {
  const dock = useRef<HTMLDivElement>(null);
  const { codes, seen } = props;
  const passed = useSignal(false);
  useEffect(() => {
    const look = (): void => {
      const edge = (dock.current?.getBoundingClientRect().top ?? 0) + INTO_FADE;
      const now = onScreen(edge).filter((code) => !seen.value.has(code));
      if (now.length > 0) seen.value = new Set([...seen.value, ...now]);
      passed.value = isPassed(seen.value);
    };
    look();
    return whenMoved(look);
  }, [codes.join()]);
  const read = codes.filter((code) => seen.value.has(code)).length;
  const left = codes.length - read;
  const onDown = (): void => {
    const first = codes.find((code) => !seen.value.has(code));
    const row = document.querySelector(`[data-code="${first}"]`);
    if (row === null) return;
    const before = scrollY;
    row.scrollIntoView({ block: "start" });
    // With large text a question may be longer than the room above the button: it is read on, piece by piece.
    if (Math.abs(scrollY - before) < 1) scrollBy({ top: onward(row, dock.current) });
  };
  return (
    <div class="dock" ref={dock}>
      <div class="seen">
        <span class="dots" aria-hidden="true">
          {codes.map((code) => (
            <i key={code} class={seen.value.has(code) ? "on" : ""} />
          ))}
        </span>
        <span class="small num">{say("check.read", { n: read, of: codes.length })}</span>
      </div>
      {left > 0 ? (
        <Go wait onClick={onDown} icon={<Down up={passed.value} />}>
          {say(passed.value ? "check.more-above" : "check.more", { n: left })}
        </Go>
      ) : (
        <Go wait={props.wait} onClick={props.onGo}>
          {props.words}
        </Go>
      )}
    </div>
  );
}
