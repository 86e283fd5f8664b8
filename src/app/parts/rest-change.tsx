import type { JSX } from "preact";
import type { Plan } from "#core";
import type { Live } from "../guided.ts";
import { restNow, restWith } from "../step-ways.ts";
import { say } from "../words.ts";
import { restWords } from "./plan-words.ts";
import type { Changed } from "./plan-words.ts";

/** Another plan of the rest of a session: nothing is changed by it before it is taken. */
export interface RestChange {
  readonly plan: Plan;
  /** What it would change, in words. */
  readonly words: string;
}
export function restChange(session: Live, plan: Plan, changed: Changed): RestChange {
  return { plan, words: restWords(session.rules, restNow(session), restWith(session, plan), changed) };
}

/** What would change: taken only by going on with it; every other way leaves the rest as it was. */
export function TakeChange(props: {
  readonly session: Live;
  readonly change: RestChange;
  /** What leads to another choice. */
  readonly other: string;
  readonly onOther: () => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { session, change, other, onOther, onClose } = props;
  function take(): void {
    session.happen({ kind: "replan", plan: change.plan });
    session.touch();
    session.happen({ kind: "resume" });
    onClose();
  }
  return (
    <>
      <p role="status">{change.words}</p>
      <button type="button" class="btn" onClick={take}>
        {say("guide.less-take")}
      </button>
      <button type="button" class="btn" onClick={onOther}>
        {other}
      </button>
      <button type="button" class="btn calm" onClick={onClose}>
        {say("guide.less-keep")}
      </button>
    </>
  );
}
