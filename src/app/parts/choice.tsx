import type { JSX } from "preact";

/** One of a few, each named: touching one chooses it at once. */
export function Choice<T extends string | number>(props: {
  readonly id: string;
  readonly title: string;
  readonly of: readonly T[];
  readonly chosen: T;
  readonly words: (each: T) => string;
  readonly onChoose: (each: T) => void;
}): JSX.Element {
  return (
    <section>
      <h2 id={props.id}>{props.title}</h2>
      <div class="choices" role="group" aria-labelledby={props.id}>
        {props.of.map((each) => (
          <button
            key={each}
            type="button"
            class="choice"
            aria-pressed={props.chosen === each}
            onClick={() => props.onChoose(each)}
          >
            {props.words(each)}
          </button>
        ))}
      </div>
    </section>
  );
}
