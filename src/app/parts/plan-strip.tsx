import type { JSX } from "preact";
import type { Plan } from "#core";
import { say } from "../words.ts";
import { Arrow } from "./frame.tsx";
import { longerThan, shorterThan } from "./plan-changes.ts";
import { piecesOf } from "./plan-words.ts";

export function Start(props: { readonly class?: string; readonly onClick: () => void }): JSX.Element {
  return (
    <button type="button" class={`go ${props.class ?? ""}`} onClick={props.onClick}>
      <span>{say("plan.start")}</span>
      <Arrow />
    </button>
  );
}

/** The plan as one line of time: what is pressed, what is stretched, and the gaps between. */
export function Strip({ plan }: { readonly plan: Plan }): JSX.Element {
  return (
    <div class="pad">
      <div class="strip" aria-hidden="true">
        {piecesOf(plan).map(([kind, seconds], at) => {
          const style = { flexGrow: seconds };
          if (kind === "work") return <b key={at} style={style} />;
          return kind === "stretch" ? <s key={at} style={style} /> : <i key={at} style={style} />;
        })}
      </div>
    </div>
  );
}

/** A shorter and a longer session. */
export function Minutes(props: {
  readonly minutes: number;
  /** It may not need all of the minutes. */
  readonly plan: Plan;
  readonly onMinutes: (minutes: number) => void;
}): JSX.Element {
  const [less, more] = [shorterThan(props.minutes, props.plan.seconds), longerThan(props.minutes, props.plan)];
  return (
    <div class="lengths pad">
      {less !== null && (
        <button type="button" class="text-btn" onClick={() => props.onMinutes(less)}>
          {say("plan.shorter", { minutes: less })}
        </button>
      )}
      {more !== null && (
        <button type="button" class="text-btn" onClick={() => props.onMinutes(more)}>
          {say("plan.longer", { minutes: more })}
        </button>
      )}
    </div>
  );
}
