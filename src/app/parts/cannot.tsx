import type { JSX } from "preact";
import { parseInstant } from "#core";
import type { Advice, ComplaintCode } from "#core";
import { nowMs } from "../device/clock.ts";
import { moment } from "../draft.ts";
import type { Rules } from "../engine.ts";
import { say } from "../words.ts";
import { ComplaintSays } from "./complaint-says.tsx";
import { Arrow } from "./frame.tsx";
import { LeftOut, See } from "./left-out.tsx";
import { Shut } from "./shut.tsx";
import { whenOf } from "./times.ts";

type Cannot = Extract<Advice, { readonly verdict: "cannot" }>;

/** Whether nothing stands in the way but easier sessions that are to come first. */
const onlyGates = ({ reason, left }: Cannot): boolean =>
  reason === "no-technique" && left.length > 0 && left.every(({ why }) => why === "gate");

function titleOf(advice: Cannot): string {
  if (advice.reason === "too-short") return say("cannot.too-short", { minutes: advice.needsMinutes });
  if (onlyGates(advice)) return say("cannot.gate");
  if (advice.reason !== "enough-for-now")
    return say(`cannot.${advice.reason}`, { moment: say(`moment.${moment.value}`) });
  const ready = parseInstant(advice.readyAt);
  return say("cannot.enough-for-now", { when: ready === null ? "" : whenOf(ready.ms, nowMs()) });
}

/** No plan, kindly: why, and what would help. */
export function CannotView(props: {
  readonly advice: Cannot;
  readonly rules: Rules;
  readonly complaint: ComplaintCode | null;
  readonly onMinutes: (minutes: number) => void;
}): JSX.Element {
  const { advice, rules, complaint, onMinutes } = props;
  return (
    <Shut
      title={titleOf(advice)}
      why={say(onlyGates(advice) ? "cannot.help.gate" : `cannot.help.${advice.reason}`)}
      dock={
        advice.reason === "too-short" ? (
          <button type="button" class="go" onClick={() => onMinutes(advice.needsMinutes)}>
            {say("plan.take-minutes", { minutes: advice.needsMinutes })}
            <Arrow />
          </button>
        ) : (
          <a class="go" href="/">
            {say("cannot.back")}
            <Arrow />
          </a>
        )
      }
    >
      <ComplaintSays rules={rules} code={complaint} see={advice.see} />
      <LeftOut rules={rules} left={advice.left} offers={new Map()} onMinutes={onMinutes} />
      <See rules={rules} codes={advice.see} />
    </Shut>
  );
}
