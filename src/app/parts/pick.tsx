import type { JSX } from "preact";
import { say } from "../words.ts";

/** One of a few, each with a line that says what it means. */
export function Pick<T extends string>(props: {
  readonly id: string;
  readonly of: readonly T[];
  readonly chosen: T;
  readonly onChoose: (each: T) => void;
  /** What the lines have gaps for. */
  readonly values?: Readonly<Record<string, string>>;
}): JSX.Element {
  const { id, of, chosen, onChoose, values } = props;
  return (
    <section>
      <h3 id={`sound-${id}`}>{say(`sound.${id}`)}</h3>
      <div class="sound-picks" role="group" aria-labelledby={`sound-${id}`}>
        {of.map((each) => (
          <button key={each} type="button" class="pick" aria-pressed={each === chosen} onClick={() => onChoose(each)}>
            <b>{say(`sound.${id}-${each}`)}</b>
            <span class="small">{say(`sound.${id}-${each}-hint`, values)}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
