import { computed } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Plan } from "#core";
import { changes } from "../advice.ts";
import type { Asked } from "../advice.ts";
import { nowMs } from "../device/clock.ts";
import { printPage } from "../device/share.ts";
import { warmVoice } from "../device/sound.ts";
import type { Rules } from "../engine.ts";
import { lastRun, runs } from "../record.ts";
import { languageCode, say } from "../words.ts";
import { AloneName, AloneNarrowed } from "./alone-view.tsx";
import { CardSlot } from "./card-slot.tsx";
import { columnsFor } from "./columns.ts";
import { ComplaintSays } from "./complaint-says.tsx";
import { Back, DeskTop } from "./frame.tsx";
import { GettingReady } from "./getting-ready.tsx";
import { Heading } from "./heading.tsx";
import { KeepSound } from "./keep-sound.tsx";
import { wayWords } from "./last-run.tsx";
import { AfterPaint } from "./later.tsx";
import { LeftOut, See } from "./left-out.tsx";
import { useOffers, usePlanActs } from "./plan-acts.ts";
import type { PlanActs } from "./plan-acts.ts";
import { nameOf } from "./plan-focus.ts";
import { useStart } from "./plan-start.ts";
import { StepRow } from "./plan-step.tsx";
import { Minutes, Start, Strip } from "./plan-strip.tsx";
import { needsWords, notKeptWords, saidBefore, spareWords, whyGentle } from "./plan-words.ts";
import { SaveFavourite } from "./save-favourite.tsx";
import { clockOf } from "./times.ts";
import { WaysSheet } from "./ways-sheet.tsx";

/** Runs count for the load of a plan this long. */
const LOAD_MS = 72 * 3_600_000;
/** The way of the run behind the load, where there is just one; two recordings of one day's run are told as several. */
const onlyWay = computed<string | null>(() => {
  const recent = runs.value.filter(({ startedAt }) => startedAt !== null && nowMs() - Date.parse(startedAt) < LOAD_MS);
  return recent.length === 1 && lastRun.value === recent[0] ? wayWords(recent[0]!) : null;
});

interface Shown {
  readonly asked: Asked;
  readonly plan: Plan;
  readonly rules: Rules;
}
/** A plan, in the person's hands. */
export function PlanView(props: Shown): JSX.Element {
  const { asked, plan, rules } = props;
  const { request } = asked;
  const acts = usePlanActs(asked, plan, rules);
  const { ways } = acts;
  useEffect(() => warmVoice(languageCode), []);
  const [first, startNow] = useStart(rules, asked);
  if (first !== null) return <GettingReady shown={first} />;
  return (
    <div class="desk">
      <DeskTop />
      <main class="phone plan">
        <header class="top">
          <Back href="/">{say("app.today")}</Back>
          <button type="button" class="text-btn" onClick={printPage}>
            {say("plan.print")}
          </button>
        </header>
        <Head plan={plan} minutes={request.minutes} rules={rules} onStart={startNow} />
        <Strip plan={plan} />
        <Minutes minutes={request.minutes} plan={plan} onMinutes={acts.minutes} />
        <Told {...props} acts={acts} />
        {/* How long it is comes in one piece of work, its steps in the next. */}
        <AfterPaint>{() => <Steps {...props} acts={acts} />}</AfterPaint>
        <Under {...props} acts={acts} />
        <div class="hint-below pad only-phone">
          <p class="small">{say("plan.start-hint")}</p>
        </div>
        <div class="dock only-phone">
          <Start onClick={startNow} />
          <p class="small center">{say("plan.start-hint")}</p>
        </div>
        {ways.value !== null && (
          <WaysSheet step={ways.value} rules={rules} onTake={acts.take} onClose={() => (ways.value = null)} />
        )}
      </main>
    </div>
  );
}

/** Every step, in its order; the one that is open shows what may be done with it. */
const Steps = ({ plan, rules, acts }: Shown & { readonly acts: PlanActs }): JSX.Element => (
  <ol class="steps" style={{ "--columns": columnsFor(plan.steps.length) }}>
    {plan.steps.map((step) => (
      <StepRow
        key={nameOf(step)}
        step={step}
        plan={plan}
        way={onlyWay.value}
        rules={rules}
        open={acts.open.value === nameOf(step)}
        onOpen={() => (acts.open.value = acts.open.value === nameOf(step) ? "" : nameOf(step))}
        onAct={(what) => acts.act(step, what)}
        onPut={(at) => acts.put(step, at)}
        onTaste={(wanted) => acts.taste(step, wanted)}
      />
    ))}
  </ol>
);

/** How long it is, and what it needs. */
function Head(props: {
  readonly plan: Plan;
  readonly minutes: number;
  readonly rules: Rules;
  readonly onStart: () => void;
}): JSX.Element {
  const { plan, minutes, rules } = props;
  const spare = spareWords(plan);
  return (
    <div class="head pad">
      <div class="title">
        <Heading tab={say("plan.tab")}>
          <span class="num">{clockOf(plan.seconds)}</span> {say("plan.of-yours", { minutes })}
        </Heading>
        <p class="quiet">{needsWords(plan)}</p>
        <AloneName />
        <AloneNarrowed rules={rules} />
        {spare !== null && <p class="small">{spare}</p>}
      </div>
      <Start class="only-desk" onClick={props.onStart} />
    </div>
  );
}

/** What is said before the steps: what a change did, the card of the moment, what was not kept or was said before. */
function Told({ plan, asked, rules, acts }: Shown & { readonly acts: PlanActs }): JSX.Element {
  const { notice } = acts;
  const unkept = changes.value.length === 0 ? notKeptWords(rules, plan) : [];
  return (
    <>
      <p class={notice.words === "" ? "hide" : "notice pad"} role="status">
        {notice.words}
        {changes.value.length > 0 && notice.back && (
          <button type="button" class="text-btn" onClick={acts.takeBack}>
            {say("plan.undo")}
          </button>
        )}
      </p>
      <div class="pad">
        <CardSlot
          screen="plan"
          plan={{
            regions: plan.steps.map(({ region }) => region),
            techniques: plan.steps.map(({ technique }) => technique),
          }}
        />
      </div>
      {unkept.map((words) => (
        <p key={words} class="notice pad">
          {words}
        </p>
      ))}
      {saidBefore(rules.facts, asked.request.profile).map((words) => (
        <p key={words} class="pad">
          <b>{words}</b>
        </p>
      ))}
    </>
  );
}

/** Below the steps: what the complaint needs, what was left out, what may be kept, what to expect. */
function Under({ plan, asked, rules, acts }: Shown & { readonly acts: PlanActs }): JSX.Element {
  const { request } = asked;
  const offers = useOffers(request.minutes, plan);
  return (
    <div class="under">
      <AfterPaint turn={2}>
        {() => (
          <>
            <ComplaintSays rules={rules} code={request.complaint} see={plan.see} />
            <LeftOut rules={rules} left={plan.left} offers={offers} onMinutes={acts.minutes} onAsk={acts.ask} />
            <See rules={rules} codes={plan.see} />
            <SaveFavourite request={request} />
            <KeepSound plan={plan} request={request} rules={rules} />
            <section class="expect">
              <h2>{say("plan.expect")}</h2>
              {plan.cautions.map((code) => (
                <p key={code}>{whyGentle(rules.facts, code)}</p>
              ))}
              <p>{say("expect.after")}</p>
              <p class="small">
                {say("expect.estimate")} {say("not-reviewed")}
              </p>
            </section>
          </>
        )}
      </AfterPaint>
    </div>
  );
}
