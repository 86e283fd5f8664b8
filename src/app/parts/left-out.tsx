import type { JSX } from "preact";
import type { Code, Left } from "#core";
import type { Rules } from "../engine.ts";
import { say, sidedName } from "../words.ts";
import { keyOf } from "./plan-changes.ts";
import { whatToSee } from "./plan-words.ts";
import { Reasons } from "./shut.tsx";

/** What was left out and why; what only lacks time offers it, everything else can be asked for. */
export function LeftOut(props: {
  readonly rules: Rules;
  readonly left: readonly Left[];
  readonly offers: ReadonlyMap<string, number>;
  readonly onMinutes: (minutes: number) => void;
  /** Missing where there is no plan that a place could come into. */
  readonly onAsk?: (place: Left) => void;
}): JSX.Element | null {
  const { rules, left, offers, onMinutes, onAsk } = props;
  if (left.length === 0) return null;
  return (
    <section>
      <h2>{say("plan.left")}</h2>
      <Reasons rules={rules} out={left}>
        {(each) => <Way each={each} minutes={offers.get(keyOf(each))} onMinutes={onMinutes} onAsk={onAsk} />}
      </Reasons>
    </section>
  );
}

/** What a person may do about a place that is out: take the minutes that it lacks, or ask for it. */
function Way(props: {
  readonly each: Left;
  readonly minutes: number | undefined;
  readonly onMinutes: (minutes: number) => void;
  readonly onAsk: ((place: Left) => void) | undefined;
}): JSX.Element | null {
  const { each, minutes, onMinutes, onAsk } = props;
  const place = sidedName(each.region, each.side);
  if (minutes !== undefined)
    return (
      <button
        type="button"
        class="text-btn"
        aria-label={say("plan.take-minutes-for", { minutes, place })}
        onClick={() => onMinutes(minutes)}
      >
        {say("plan.minutes", { minutes })}
      </button>
    );
  if (onAsk === undefined) return null;
  return (
    <button type="button" class="text-btn" aria-label={say("plan.ask-for-this", { place })} onClick={() => onAsk(each)}>
      {say(each.why === "wish" ? "plan.bring-back" : "plan.ask-for")}
    </button>
  );
}

/** What should be looked at by somebody. */
export function See({ rules, codes }: { readonly rules: Rules; readonly codes: readonly Code[] }): JSX.Element | null {
  if (codes.length === 0) return null;
  return (
    <section>
      <h2>{say("plan.see")}</h2>
      <ul class="rows">
        {codes.map((code) => (
          <li key={code} class="row">
            <span>{whatToSee(rules.facts, code)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
