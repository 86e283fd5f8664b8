import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type { Step, TechniqueCode } from "#core";
import type { Live } from "../guided.ts";
import { presentStep, restNow, restWithWay, waysHere } from "../step-ways.ts";
import { say, sidedName } from "../words.ts";
import { timesName } from "./guide-words.ts";
import { Modal } from "./modal.tsx";
import { whyLeft } from "./plan-words.ts";
import { restChange, TakeChange } from "./rest-change.tsx";
import type { RestChange } from "./rest-change.tsx";
import { clockOf } from "./times.ts";
import { WayList } from "./way-list.tsx";
import "./step-sheet.css";

const placeName = ({ region, side }: Step): string => sidedName(region, side);

/** The present step made shorter, longer or another one, while the session waits. Core decides, and says why not. */
export default function StepSheet(props: { readonly session: Live; readonly onClose: () => void }): JSX.Element | null {
  const { session, onClose } = props;
  const step = presentStep(session);
  const waysOpen = useSignal(false);
  const change = useSignal<RestChange | null>(null);
  useLayoutEffect(() => {
    document.getElementById("modal-title")?.focus();
  }, [waysOpen.value, change.value]);
  if (step === null) return null;
  const key = change.value !== null ? "guide.less-done" : waysOpen.value ? "plan.ways-title" : "guide.step-title";
  return (
    <Modal title={say(key, { place: placeName(step) })} onEscape={onClose}>
      {change.value !== null ? (
        <TakeChange
          session={session}
          change={change.value}
          other={say("guide.step-way")}
          onOther={() => (change.value = null)}
          onClose={onClose}
        />
      ) : (
        <>
          {waysOpen.value ? (
            <OtherWays {...props} step={step} onTaken={(it) => (change.value = it)} />
          ) : (
            <Sizes {...props} step={step} ways={waysOpen} />
          )}
          <button type="button" class="btn calm" onClick={onClose}>
            {say(waysOpen.value ? "guide.less-back" : "app.close")}
          </button>
        </>
      )}
    </Modal>
  );
}

interface Of {
  readonly session: Live;
  readonly step: Step;
  readonly onClose: () => void;
}
/** From here on something else: the way to it begins, nothing presses yet. */
function goOn({ session, onClose }: Of): void {
  session.touch();
  session.happen({ kind: "resume" });
  onClose();
}

/** Why core refuses a change of the present step; a stop rule that was told of it speaks first. */
const refusal = ({ session }: Of, why: string): string =>
  say("plan.not-changed", {
    why: why.startsWith("SR") ? say("guide.step-stopped") : whyLeft(session.rules.facts, why),
  });

function Sizes(props: Of & { readonly ways: { value: boolean } }): JSX.Element {
  const { session, step, ways } = props;
  const { otherSideOf, whyNotLonger, whyNotShorter } = session.rules;
  const refused = useSignal("");
  /** The change that was made here last: its opposite takes it back. */
  const made = useSignal<"shorten" | "lengthen" | null>(null);
  const state = session.state.value;
  const at = state.phase?.step ?? -1;
  const index = state.phase?.index ?? 0;
  const times = state.rows[at]?.times ?? 0;
  const kind = step.spots === null ? "set" : "spot";
  const other = state.crampMs === null ? otherSideOf(state) : null;
  const otherStep = other === null ? undefined : state.plan.steps[other];
  function size(what: "shorten" | "lengthen"): void {
    const why = what === "shorten" ? whyNotShorter(session.state.peek()) : whyNotLonger(session.state.peek());
    refused.value = why === null ? "" : refusal(props, why);
    if (why !== null) return;
    session.happen({ kind: what });
    made.value = what;
  }
  function takeBack(): void {
    size(made.peek() === "shorten" ? "lengthen" : "shorten");
    if (refused.peek() === "") made.value = null;
  }
  // A place where a stop rule was met is not pressed in another way either.
  const stop = state.plan.steps.flatMap(({ region, side }, n) =>
    region === step.region && side === step.side ? (state.rows[n]?.stop ?? []) : [],
  )[0];
  function another(): void {
    if (stop === undefined) ways.value = true;
    else refused.value = refusal(props, stop);
  }
  const button = (words: string, act: () => void): JSX.Element => (
    <button type="button" class="btn" onClick={act}>
      {words}
    </button>
  );
  return (
    <>
      <p class="quiet" role="status">
        {refused.value !== "" ? refused.value : at < 0 ? "" : timesName(step, index, times)}
        {refused.value === "" && made.value !== null && (
          <>
            <br />
            {say("plan.changed", { time: clockOf(restNow(session).seconds) })}
          </>
        )}
      </p>
      {made.value !== null && button(say("plan.undo"), takeBack)}
      {at >= 0 && button(say(`guide.step-less-${kind}`), () => size("shorten"))}
      {at >= 0 && button(say(`guide.step-more-${kind}`), () => size("lengthen"))}
      {button(say("guide.step-way"), another)}
      {otherStep !== undefined &&
        button(say("guide.step-side", { place: placeName(otherStep) }), () => {
          session.happen({ kind: "switch" });
          goOn(props);
        })}
    </>
  );
}

function OtherWays(props: Of & { readonly onTaken: (change: RestChange) => void }): JSX.Element {
  const { session, step, onTaken } = props;
  const refused = useSignal("");
  async function take(technique: TechniqueCode): Promise<void> {
    const plan = await restWithWay(session, step, technique);
    if (plan === null) return void (refused.value = say("guide.less-nothing"));
    onTaken(restChange(session, plan, { about: placeName(step) }));
  }
  return (
    <>
      <p role="status">{refused.value}</p>
      <WayList
        step={step}
        rules={session.rules}
        find={(techniques) => waysHere(session, step, techniques)}
        onTake={(technique) => void take(technique)}
      />
    </>
  );
}
