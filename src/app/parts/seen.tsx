import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { say } from "../words.ts";
import { Arrow } from "./frame.tsx";

/** How far into the fade above the button the last line of a question may stand and still be read, CSS pixels. */
const INTO_FADE = 16;

/** The codes whose question stands wholly above the edge, from the first on. */
function above(edge: number): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>("[data-code]")]
    .filter((row) => row.getBoundingClientRect().bottom <= edge)
    .map(({ dataset }) => dataset["code"] ?? "");
}

const Down = (): JSX.Element => (
  <svg
    class="down"
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
  useEffect(() => {
    const look = (): void => {
      const edge = (dock.current?.getBoundingClientRect().top ?? 0) + INTO_FADE;
      const now = above(edge).filter((code) => !seen.value.has(code));
      if (now.length > 0) seen.value = new Set([...seen.value, ...now]);
    };
    look();
    addEventListener("scroll", look, { passive: true });
    addEventListener("resize", look);
    return () => {
      removeEventListener("scroll", look);
      removeEventListener("resize", look);
    };
  }, [codes.join()]);
  const read = codes.filter((code) => seen.value.has(code)).length;
  const left = codes.length - read;
  const onDown = (): void => {
    const first = codes.find((code) => !seen.value.has(code));
    document.querySelector(`[data-code="${first}"]`)?.scrollIntoView({ block: "start" });
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
        <button type="button" class="go wait" onClick={onDown}>
          <span>{say("check.more", { n: left })}</span>
          <Down />
        </button>
      ) : (
        <button type="button" class={props.wait ? "go wait" : "go"} onClick={props.onGo}>
          <span>{props.words}</span>
          <Arrow />
        </button>
      )}
    </div>
  );
}
