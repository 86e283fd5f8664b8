import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Live } from "../guided.ts";
import { restIn, secondsLeft } from "../rest.ts";
import { say } from "../words.ts";
import { Modal } from "./modal.tsx";

const OFFERED = [3, 4, 5, 6, 8, 10, 12, 15, 20, 30] as const;
const MOST_OFFERED = 6;
/** Less than what is left, the longest last; all of them would fill the screen. */
function offersFor(seconds: number): readonly number[] {
  const fitting = OFFERED.filter((minutes) => minutes * 60 < seconds);
  return fitting.slice(0, MOST_OFFERED);
}

/** "I have only four minutes left": the rest is planned anew from what was done, and goes on from here. */
export function LessTime({ session, onClose }: { readonly session: Live; readonly onClose: () => void }): JSX.Element {
  const nothing = useSignal(false);
  const offers = useSignal(offersFor(secondsLeft(session.rules, session))).value;
  const take = (minutes: number): void => {
    const plan = restIn(session.rules, session, minutes);
    if (plan === null) nothing.value = true;
    else {
      session.touch();
      session.happen({ kind: "replan", plan });
      session.happen({ kind: "resume" });
      onClose();
    }
  };
  const why = nothing.value ? "guide.less-nothing" : offers.length === 0 ? "guide.less-longer" : "guide.less-why";
  return (
    <Modal title={say("guide.less-title")} onEscape={onClose}>
      <p class="quiet" role="status">
        {say(why)}
      </p>
      <div class="less">
        {offers.map((minutes) => (
          <button key={minutes} type="button" class="btn num" onClick={() => take(minutes)}>
            {say("today.minutes", { n: minutes })}
          </button>
        ))}
      </div>
      <button type="button" class="btn calm" onClick={onClose}>
        {say("guide.less-back")}
      </button>
    </Modal>
  );
}
