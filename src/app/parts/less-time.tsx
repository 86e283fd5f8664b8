import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type { Live } from "../guided.ts";
import { restIn, secondsLeft } from "../rest.ts";
import { say } from "../words.ts";
import { Modal } from "./modal.tsx";
import { restChange, TakeChange } from "./rest-change.tsx";
import type { RestChange } from "./rest-change.tsx";

const OFFERED = [3, 4, 5, 6, 8, 10, 12, 15, 20, 30] as const;
const MOST_OFFERED = 6;
/** Less than what is left, the longest last; all of them would fill the screen. */
function offersFor(seconds: number): readonly number[] {
  const fitting = OFFERED.filter((minutes) => minutes * 60 < seconds);
  return fitting.slice(0, MOST_OFFERED);
}

/** The rest planned anew in so many minutes; null where nothing more fits. A session that runs waits meanwhile. */
function shorter(session: Live, minutes: number): RestChange | null {
  if (session.state.peek().mode === "running") session.happen({ kind: "pause" });
  const plan = restIn(session.rules, session, minutes);
  return plan === null ? null : restChange(session, plan, { shorter: true });
}

/** "I have only four minutes left": the rest is planned anew from what was done; what that changes is said before it does. */
export function LessTime({ session, onClose }: { readonly session: Live; readonly onClose: () => void }): JSX.Element {
  const change = useSignal<RestChange | null>(null);
  useLayoutEffect(() => {
    document.getElementById("modal-title")?.focus();
  }, [change.value]);
  return (
    <Modal title={say(change.value === null ? "guide.less-title" : "guide.less-done")} onEscape={onClose}>
      {change.value === null ? (
        <>
          <Choose session={session} onTook={(it) => (change.value = it)} />
          <button type="button" class="btn calm" onClick={onClose}>
            {say("guide.less-back")}
          </button>
        </>
      ) : (
        <TakeChange
          session={session}
          change={change.value}
          other={say("guide.less-other")}
          onOther={() => (change.value = null)}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

function Choose(props: { readonly session: Live; readonly onTook: (change: RestChange) => void }): JSX.Element {
  const { session, onTook } = props;
  const nothing = useSignal(false);
  const offers = useSignal(offersFor(secondsLeft(session.rules, session))).value;
  function take(minutes: number): void {
    const change = shorter(session, minutes);
    if (change === null) nothing.value = true;
    else onTook(change);
  }
  const why = nothing.value ? "guide.less-nothing" : offers.length === 0 ? "guide.less-longer" : "guide.less-why";
  return (
    <>
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
    </>
  );
}
