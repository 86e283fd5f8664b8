import { computed, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Left, Plan, Step } from "#core";
import { askNow, changes, current, undo } from "../advice.ts";
import type { Asked } from "../advice.ts";
import { setMinutes } from "../draft.ts";
import { nowMs } from "../device/clock.ts";
import { printPage } from "../device/share.ts";
import { Busy } from "../parts/busy.tsx";
import { CardSlot } from "../parts/card-slot.tsx";
import { columnsFor } from "../parts/columns.ts";
import { warmVoice } from "../device/sound.ts";
import { rules } from "../engine.ts";
import type { Rules } from "../engine.ts";
import { alone, narrowAlone, refusedAlone } from "../alone.ts";
import { AloneName, AloneView } from "../parts/alone-view.tsx";
import { CannotView } from "../parts/cannot.tsx";
import { ComplaintSays } from "../parts/complaint-says.tsx";
import { Arrow, Back, DeskTop } from "../parts/frame.tsx";
import { GettingReady } from "../parts/getting-ready.tsx";
import { KeepSound } from "../parts/keep-sound.tsx";
import { AfterPaint } from "../parts/later.tsx";
import { LeftOut, See } from "../parts/left-out.tsx";
import {
  drop,
  lengthen,
  letIn,
  longerThan,
  minutesFor,
  move,
  placesOf,
  planOf,
  shorten,
  shorterThan,
  takeWay,
  tasteChanged,
  wayTo,
  withMinutes,
} from "../parts/plan-changes.ts";
import type { Outcome } from "../parts/plan-changes.ts";
import { nameOf, useStand } from "../parts/plan-focus.ts";
import { StepRow } from "../parts/plan-step.tsx";
import type { StepAct } from "../parts/plan-step.tsx";
import { useStart } from "../parts/plan-start.ts";
import {
  changeWords,
  needsWords,
  notKeptWords,
  piecesOf,
  saidBefore,
  spareWords,
  whyGentle,
  whyLeft,
} from "../parts/plan-words.ts";
import type { Changed } from "../parts/plan-words.ts";
import { SaveFavourite } from "../parts/save-favourite.tsx";
import { clockOf } from "../parts/times.ts";
import { Heading } from "../parts/heading.tsx";
import { wayWords } from "../parts/last-run.tsx";
import { WaysSheet } from "../parts/ways-sheet.tsx";
import { lastRun, runs } from "../record.ts";
import { go } from "../route.ts";
import { setTaste } from "../tastes.ts";
import type { Taste } from "../tastes.ts";
import { languageCode, say, sidedName } from "../words.ts";
import "./plan.css";

/** Runs count for the load of a plan this long. */
const LOAD_MS = 72 * 3_600_000;
/** The way of the run behind the load, where there is just one; two recordings of one day's run are told as several. */
const onlyWay = computed<string | null>(() => {
  const recent = runs.value.filter(({ startedAt }) => startedAt !== null && nowMs() - Date.parse(startedAt) < LOAD_MS);
  return recent.length === 1 && lastRun.value === recent[0] ? wayWords(recent[0]!) : null;
});

/** What core answered: a plan, or why there is none. Without an answer there is nothing to show. */
export default function PlanScreen(): JSX.Element {
  const lost = useSignal(false);
  useEffect(() => {
    current.value = null;
    // Without answers (a reload, a typed address) there is nothing to plan with: they are asked for first.
    askNow().then(
      (answer) => {
        if (answer === null) go("/guide", "replace");
        else if (!("verdict" in answer)) go("/", "replace");
        else void narrowAlone();
      },
      () => (lost.value = true),
    );
  }, []);
  const [asked, known] = [current.value, rules.value];
  if (lost.value) return <NotLoaded />;
  if (asked === null || known === null) return <Busy class="plan" />;
  const { advice } = asked;
  const ask = (minutes: number): void => {
    setMinutes(minutes);
    void askNow();
  };
  const refused = refusedAlone(advice);
  const technique = alone.value?.technique ?? null;
  const whole = refused.length > 0 && refused.length === alone.value?.wishes.work.length;
  const ofTime = advice.verdict === "cannot" && ["too-short", "enough-for-now"].includes(advice.reason);
  if (technique !== null && whole && !ofTime)
    return <AloneView technique={technique} refused={refused} rules={known} />;
  if (advice.verdict === "cannot")
    return <CannotView advice={advice} rules={known} complaint={asked.request.complaint} onMinutes={ask} />;
  if (advice.verdict !== "plan") return <Elsewhere to={advice.verdict === "ask" ? "/check" : "/not-today"} />;
  return <PlanView asked={asked} plan={advice.plan} rules={known} />;
}
const NotLoaded = (): JSX.Element => (
  <main class="phone pad">
    <h1>{say("app.not-loaded")}</h1>
    <p class="quiet">{say("app.not-loaded-why")}</p>
  </main>
);
function Elsewhere({ to }: { readonly to: string }): JSX.Element {
  useEffect(() => go(to, "replace"), []);
  return <Busy class="plan" />;
}

function PlanView(props: { readonly asked: Asked; readonly plan: Plan; readonly rules: Rules }): JSX.Element {
  const { asked, plan, rules: known } = props;
  const { request } = asked;
  /** The step that is open, by its place and technique; it stays open when it moves. */
  const open = useSignal(nameOf(plan.steps[0]));
  const ways = useSignal<Step | null>(null);
  /** What a change did, which can be taken back; or what was kept or refused, where there is nothing to take back. */
  const notice = useSignal<{ readonly words: string; readonly back: boolean }>(SILENT);
  const stand = useStand(plan);
  const offers = useSignal<ReadonlyMap<string, number>>(new Map());
  useEffect(() => warmVoice(languageCode), []);
  useEffect(() => {
    let gone = false;
    offers.value = new Map();
    void minutesFor(request.minutes, plan.left).then((found) => {
      if (!gone) offers.value = found;
    });
    return () => {
      gone = true;
    };
  }, [plan]);
  const change = async (
    doing: Promise<Outcome>,
    changed: Changed & { readonly step?: Step } = {},
    shut = (why: string): string => say("plan.not-changed", { why }),
  ): Promise<void> => {
    stand(changed.step ?? null);
    const outcome = await doing;
    const now = planOf(current.peek());
    const why = outcome.done || outcome.why === null ? say("plan.no-plan") : whyLeft(known.facts, outcome.why);
    if (!outcome.done) notice.value = { words: shut(why), back: false };
    else if (now !== null) notice.value = { words: changeWords(known, plan, now, changed), back: true };
  };
  const act = (step: Step, what: StepAct): void => {
    if (what === "swap") ways.value = step;
    else {
      const dropped = what === "drop" ? placesOf(step) : [];
      void change(ACTS[what](plan, step), { step, about: sidedName(step.region, step.side), dropped });
    }
  };
  const put = (step: Step, at: number): void => {
    const way = wayTo(plan, step, plan.steps[at] ?? step);
    if (way !== 0) void change(move(plan, step, way), { step, about: sidedName(step.region, step.side) });
  };
  const taste = async (step: Step, wanted: Taste | null): Promise<void> => {
    await setTaste(step.technique, wanted);
    await tasteChanged(step.technique, wanted === "disliked");
    const now = planOf(current.peek());
    const other = now === null || JSON.stringify(now.steps.map(workOf)) === JSON.stringify(plan.steps.map(workOf));
    const kept = say(`taste.kept-${wanted ?? "none"}`);
    notice.value = { words: other || now === null ? kept : `${kept} ${changeWords(known, plan, now)}`, back: false };
  };
  const minutes = (wanted: number): void =>
    void change(withMinutes(wanted), { longer: wanted > request.minutes }, () => say("plan.no-minutes"));
  const ask = (place: Left): void => {
    const name = sidedName(place.region, place.side);
    void change(letIn(place), { about: name }, (why) => say("plan.still-out", { place: name, why }));
  };
  const spare = spareWords(plan);
  const unkept = changes.value.length === 0 ? notKeptWords(known, plan) : [];
  const [first, startNow] = useStart(known, asked);
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
        <div class="head pad">
          <div class="title">
            <Heading tab={say("plan.tab")}>
              <span class="num">{clockOf(plan.seconds)}</span> {say("plan.of-yours", { minutes: request.minutes })}
            </Heading>
            <p class="quiet">{needsWords(plan)}</p>
            <AloneName />
            {spare !== null && <p class="small">{spare}</p>}
          </div>
          <Start class="only-desk" onClick={startNow} />
        </div>
        <Strip plan={plan} />
        <Minutes minutes={request.minutes} seconds={plan.seconds} onMinutes={minutes} />
        <p class={notice.value.words === "" ? "hide" : "notice pad"} role="status">
          {notice.value.words}
          {changes.value.length > 0 && notice.value.back && (
            <button
              type="button"
              class="text-btn"
              onClick={() => {
                stand(null);
                notice.value = SILENT;
                void undo();
              }}
            >
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
        {saidBefore(known.facts, request.profile).map((words) => (
          <p key={words} class="pad">
            <b>{words}</b>
          </p>
        ))}
        <ol class="steps" style={{ "--columns": columnsFor(plan.steps.length) }}>
          {plan.steps.map((step) => (
            <StepRow
              key={nameOf(step)}
              step={step}
              plan={plan}
              way={onlyWay.value}
              rules={known}
              open={open.value === nameOf(step)}
              onOpen={() => (open.value = open.value === nameOf(step) ? "" : nameOf(step))}
              onAct={(what) => act(step, what)}
              onPut={(at) => put(step, at)}
              onTaste={(wanted) => void taste(step, wanted)}
            />
          ))}
        </ol>
        <div class="under">
          <AfterPaint>
            {() => (
              <>
                <ComplaintSays rules={known} code={request.complaint} see={plan.see} />
                <LeftOut rules={known} left={plan.left} offers={offers.value} onMinutes={minutes} onAsk={ask} />
                <See rules={known} codes={plan.see} />
                <SaveFavourite request={request} />
                <KeepSound plan={plan} request={request} rules={known} />
                <section class="expect">
                  <h2>{say("plan.expect")}</h2>
                  {plan.cautions.map((code) => (
                    <p key={code}>{whyGentle(known.facts, code)}</p>
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
        <div class="dock only-phone">
          <Start onClick={startNow} />
          <p class="small center">{say("plan.start-hint")}</p>
        </div>
        {ways.value !== null && (
          <WaysSheet
            step={ways.value}
            rules={known}
            onTake={(technique) => {
              if (ways.value === null) return;
              open.value = nameOf({ ...ways.value, technique });
              void change(takeWay(ways.value, technique), { about: sidedName(ways.value.region, ways.value.side) });
            }}
            onClose={() => (ways.value = null)}
          />
        )}
      </main>
    </div>
  );
}

function Start(props: { readonly class?: string; readonly onClick: () => void }): JSX.Element {
  return (
    <button type="button" class={`go ${props.class ?? ""}`} onClick={props.onClick}>
      <span>{say("plan.start")}</span>
      <Arrow />
    </button>
  );
}

const SILENT = { words: "", back: false };
const ACTS: Readonly<Record<Exclude<StepAct, "swap">, (plan: Plan, step: Step) => Promise<Outcome>>> = {
  shorter: shorten,
  longer: lengthen,
  drop,
  earlier: (plan, step) => move(plan, step, -1),
  later: (plan, step) => move(plan, step, 1),
};
/** A step without its reasons. */
const workOf = (step: Step): Step => ({ ...step, because: [] });

function Strip({ plan }: { readonly plan: Plan }): JSX.Element {
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

function Minutes(props: {
  readonly minutes: number;
  /** Of the plan itself, which may not need all of the minutes. */
  readonly seconds: number;
  readonly onMinutes: (minutes: number) => void;
}): JSX.Element {
  const [less, more] = [shorterThan(props.minutes, props.seconds), longerThan(props.minutes)];
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
