import type { JSX } from "preact";
import type { Taste } from "../tastes.ts";
import { say } from "../words.ts";
import "./tastes.css";

/** Whether the person likes a technique; a second touch forgets it. */
export function Tastes(props: {
  readonly name: string;
  readonly now: Taste | null;
  readonly onTaste: (taste: Taste | null) => void;
}): JSX.Element {
  const { name, now, onTaste } = props;
  return (
    <div class="tastes" role="group" aria-label={say("taste.of", { name })}>
      {(["liked", "disliked"] as const).map((taste) => (
        <button
          key={taste}
          type="button"
          class="choice"
          aria-pressed={now === taste}
          onClick={() => onTaste(now === taste ? null : taste)}
        >
          {say(`taste.${taste}`)}
        </button>
      ))}
    </div>
  );
}
