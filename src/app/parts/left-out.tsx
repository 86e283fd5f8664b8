import type { JSX } from "preact";
import type { Code, Left } from "#core";
import type { Rules } from "../engine.ts";
import { say, sidedName } from "../words.ts";
import { keyOf } from "./plan-changes.ts";
import { whatToSee, whyLeft } from "./plan-words.ts";

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
      <ul class="rows">
        {left.map((each) => {
          const minutes = offers.get(keyOf(each));
          return (
            <li key={keyOf(each)} class="row">
              <span>
                <b>{sidedName(each.region, each.side)}</b>
                <br />
                <span class="small">{whyLeft(rules.facts, each.why)}</span>
              </span>
              {minutes === undefined && onAsk !== undefined && (
                <button
                  type="button"
                  class="text-btn"
                  aria-label={say("plan.ask-for-this", { place: sidedName(each.region, each.side) })}
                  onClick={() => onAsk(each)}
                >
                  {say(each.why === "wish" ? "plan.bring-back" : "plan.ask-for")}
                </button>
              )}
              {minutes !== undefined && (
                <button
                  type="button"
                  class="text-btn"
                  aria-label={say("plan.take-minutes-for", { minutes, place: sidedName(each.region, each.side) })}
                  onClick={() => onMinutes(minutes)}
                >
                  {say("plan.minutes", { minutes })}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
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
