import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type { Plan } from "#core";
import type { Live } from "../guided.ts";
import { restIn, secondsLeft } from "../rest.ts";
import { presentStep, restNow, restWithWay } from "../step-ways.ts";
import { say } from "../words.ts";
import { Modal } from "./modal.tsx";
import { restWords } from "./plan-words.ts";

const OFFERED = [3, 4, 5, 6, 8, 10, 12, 15, 20, 30] as const;
const MOST_OFFERED = 6;
/** Less than what is left, the longest last; all of them would fill the screen. */
function offersFor(seconds: number): readonly number[] {
  const fitting = OFFERED.filter((minutes) => minutes * 60 < seconds);
  return fitting.slice(0, MOST_OFFERED);
}

/** What fewer minutes did to the rest, and the rest as it was, where core has one. */
interface Took {
  readonly words: string;
  readonly back: Plan | null;
}
/** Plans the rest of a session anew in so many minutes; null where nothing more fits. Nothing presses before it is gone on with. */
async function shortened(session: Live, minutes: number): Promise<Took | null> {
  const plan = restIn(session.rules, session, minutes);
  if (plan === null) return null;
  const step = presentStep(session);
  const back = step === null ? null : await restWithWay(session, step, step.technique);
  const before = restNow(session);
  if (session.state.peek().mode === "running") session.happen({ kind: "pause" });
  session.happen({ kind: "replan", plan });
  return { words: restWords(session.rules, before, restNow(session), { shorter: true }), back };
}

/** "I have only four minutes left": the rest is planned anew from what was done; what that changed is said before it goes on. */
export function LessTime({ session, onClose }: { readonly session: Live; readonly onClose: () => void }): JSX.Element {
  const took = useSignal<Took | null>(null);
  useLayoutEffect(() => {
    if (took.value !== null) document.getElementById("modal-title")?.focus();
  }, [took.value]);
  return (
    <Modal title={say(took.value === null ? "guide.less-title" : "guide.less-done")} onEscape={onClose}>
      {took.value === null ? (
        <Choose session={session} onTook={(it) => (took.value = it)} />
      ) : (
        <Shortened session={session} took={took.value} onBack={() => (took.value = null)} onClose={onClose} />
      )}
      <button type="button" class="btn calm" onClick={onClose}>
        {say("guide.less-back")}
      </button>
    </Modal>
  );
}

function Choose(props: { readonly session: Live; readonly onTook: (took: Took) => void }): JSX.Element {
  const { session, onTook } = props;
  const nothing = useSignal(false);
  const busy = useSignal(false);
  const offers = useSignal(offersFor(secondsLeft(session.rules, session))).value;
  async function take(minutes: number): Promise<void> {
    if (busy.peek()) return;
    busy.value = true;
    const took = await shortened(session, minutes);
    busy.value = false;
    if (took === null) nothing.value = true;
    else onTook(took);
  }
  const why = nothing.value ? "guide.less-nothing" : offers.length === 0 ? "guide.less-longer" : "guide.less-why";
  return (
    <>
      <p class="quiet" role="status">
        {say(why)}
      </p>
      <div class="less">
        {offers.map((minutes) => (
          <button key={minutes} type="button" class="btn num" onClick={() => void take(minutes)}>
            {say("today.minutes", { n: minutes })}
          </button>
        ))}
      </div>
    </>
  );
}

/** What went and why, what is shorter now, and the way back; from here on the rest goes on. */
function Shortened(props: {
  readonly session: Live;
  readonly took: Took;
  readonly onBack: () => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { session, took, onBack, onClose } = props;
  const { words, back } = took;
  function goOn(): void {
    session.touch();
    session.happen({ kind: "resume" });
    onClose();
  }
  function takeBack(plan: Plan): void {
    session.happen({ kind: "replan", plan });
    onBack();
  }
  return (
    <>
      <p role="status">{words}</p>
      <button type="button" class="btn" onClick={goOn}>
        {say("guide.go-on")}
      </button>
      {back !== null && (
        <button type="button" class="btn" onClick={() => takeBack(back)}>
          {say("plan.undo")}
        </button>
      )}
    </>
  );
}
