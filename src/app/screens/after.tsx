import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Worked } from "#core";
import { nowMs } from "../device/clock.ts";
import { endAlone } from "../alone.ts";
import { clearDraft } from "../draft.ts";
import { loadRules, rules } from "../engine.ts";
import type { Rules } from "../engine.ts";
import { ageOf, lineOf, placeOf, stateOf } from "../session-line.ts";
import { close } from "../session-end.ts";
import type { Told } from "../session-line.ts";
import { Busy } from "../parts/busy.tsx";
import { CardSlot } from "../parts/card-slot.tsx";
import { Arrow } from "../parts/frame.tsx";
import { hatchOf, Hatches } from "../parts/hatches.tsx";
import { PlaceView } from "../parts/pose.tsx";
import { Scale } from "../parts/scale.tsx";
import { clockOf } from "../parts/times.ts";
import { Heading } from "../parts/heading.tsx";
import { interrupted, lines, storage } from "../record.ts";
import type { RunningRecord } from "../running-record.ts";
import { go } from "../route.ts";
import { inside, say, sidedName, sorenessWords } from "../words.ts";
import "./after.css";

/** The session that has just ended; one that still runs is guided on, and without one there is nothing to ask. */
export default function After(): JSX.Element {
  useEffect(() => void loadRules(), []);
  const [record, known] = [interrupted.value, rules.value];
  const nothing = record === null && storage.value !== "loading";
  const state = record === null || known === null ? null : stateOf(known, record);
  // With a question open it is not over: the guide asks that first.
  const ended = state !== null && state.mode === "ended" && state.asked.length === 0;
  useEffect(() => {
    if (nothing) go("/", "replace");
    else if (record !== null && known !== null && !ended) go("/guide", "replace");
  }, [nothing, ended, known]);
  if (record === null || known === null || !ended) return <Busy class="after" />;
  return <Ended key={record.id} record={record} rules={known} />;
}

interface Place {
  readonly region: Worked["region"];
  readonly side: Worked["side"];
  readonly before: number;
}
/** Places that were marked and worked, each once. */
function placesOf(worked: readonly Worked[]): readonly Place[] {
  const marked = worked.flatMap(({ region, side, before }) => (before === null ? [] : [{ region, side, before }]));
  return marked.filter((place, at) => marked.findIndex((each) => placeOf(each) === placeOf(place)) === at);
}
/** What makes a place speak; the others are simply felt. */
const TESTS: Partial<Readonly<Record<Place["region"], "toes" | "stairs">>> = {
  "calf-gastroc": "toes",
  "calf-soleus": "toes",
  foot: "toes",
  toes: "toes",
  quads: "stairs",
  hamstrings: "stairs",
  "glute-max": "stairs",
  "glute-med": "stairs",
  "hip-flexor": "stairs",
};
/** The test that fits a place, and that it is the same one as after an earlier session, where there was one. */
function testWords(session: string, place: Place): string | null {
  const test = TESTS[place.region];
  if (test === undefined) return null;
  const again = lines.value.some(
    (line) =>
      line.kind === "session" &&
      line.id !== session &&
      line.worked.some((each) => placeOf(each) === placeOf(place) && each.after !== null),
  );
  const words = say(`after.test-${test}`);
  return again ? `${words} ${say("after.test-again")}` : words;
}
const UNTOLD: Told = { after: null, highest: null };

function Ended({ record, rules: known }: { readonly record: RunningRecord; readonly rules: Rules }): JSX.Element {
  const told = useSignal<ReadonlyMap<string, Told>>(new Map());
  const at = useSignal(0);
  const worked = lineOf(known, record)?.worked ?? [];
  // Hours later the number would say something else: then it is not asked.
  const places = ageOf(record, nowMs()) === "fresh" ? placesOf(worked) : [];
  const place = places[at.value];
  // Nobody who was dizzy is sent to the stairs.
  const steady = record.events.every(({ kind }) => kind !== "dizzy");
  const leave = (): void => {
    if (!endAlone()) clearDraft();
    go("/", "replace");
  };
  // Going away without an answer keeps what was done, and asks no more.
  useEffect(() => () => void (interrupted.peek()?.id === record.id && close(known, record, told.peek())), []);
  const tell = (change: Partial<Told>): void => {
    if (place === undefined) return;
    const old = told.value.get(placeOf(place)) ?? UNTOLD;
    told.value = new Map([...told.value, [placeOf(place), { ...old, ...change }]]);
  };
  const last = at.value >= places.length - 1;
  const answer = place === undefined ? UNTOLD : (told.value.get(placeOf(place)) ?? UNTOLD);
  const next = (): void => {
    if (last) leave();
    else at.value++;
  };
  return (
    <main class={answer.after === null ? "phone after" : "phone after answered"}>
      <Hatches />
      <header class="top">
        <b>{say("after.done")}</b>
        {place !== undefined && (
          <button
            type="button"
            class="text-btn"
            onClick={() => (answer.after === null ? leave() : tell({ after: null, highest: null }))}
          >
            {say(answer.after === null ? "after.later" : "after.change")}
          </button>
        )}
      </header>
      {place === undefined ? (
        <div class="title pad plain">
          <Heading tab={say("after.tab")}>{say(worked.length === 0 ? "after.nothing" : "after.done-title")}</Heading>
        </div>
      ) : answer.after === null ? (
        <Ask
          key={placeOf(place)}
          place={place}
          test={steady ? testWords(record.id, place) : null}
          onAnswer={(after) => tell({ after })}
        />
      ) : (
        <Answered place={place} answer={answer} after={answer.after} onTell={tell} />
      )}
      {worked.length > 0 && (place === undefined || answer.after === null) && (
        <WhatYouDid record={record} rules={known} worked={worked} />
      )}
      {(place === undefined || answer.after !== null) && worked.length > 0 && (
        <>
          <WhatComesNext />
          <div class="pad">
            <CardSlot screen="after" />
          </div>
        </>
      )}
      {(place === undefined || answer.after !== null) && (
        <div class="dock">
          <button type="button" class="go" onClick={next}>
            <span>{say(!last ? "after.next-place" : worked.length === 0 ? "after.back" : "after.keep")}</span>
            <Arrow />
          </button>
        </div>
      )}
    </main>
  );
}

/** The question, with nothing filled in and the earlier number out of sight. */
function Ask(props: {
  readonly place: Place;
  /** What to do before answering; null where nothing is asked for. */
  readonly test: string | null;
  readonly onAnswer: (after: number) => void;
}): JSX.Element {
  const value = useSignal<number | null>(null);
  const { place, test, onAnswer } = props;
  const name = sidedName(place.region, place.side);
  return (
    <>
      <div class="ask">
        <PlaceView place={place} lit="ring" ratio={430 / 348} />
        <Heading tab={say("after.tab")}>{say("after.how-sore", { place: inside(name) })}</Heading>
        {test !== null && <p class="quiet">{test}</p>}
      </div>
      <div class="pad how-much">
        <Scale label={say("after.soreness-now")} value={value.value} onChange={(now) => (value.value = now)}>
          {value.value === null ? (
            <p class="touch">{say("after.slide")}</p>
          ) : (
            <button type="button" class="go" onClick={() => onAnswer(value.value ?? 0)}>
              {sorenessWords(value.value)}
              <Arrow />
            </button>
          )}
        </Scale>
      </div>
    </>
  );
}
/** Two points are the smallest change that is called real. */
const REAL = 2;
function changeWords(before: number, after: number): string {
  if (before - after >= REAL) return say("after.real-less");
  return say(after - before >= REAL ? "after.real-more" : "after.noise");
}
function Answered(props: {
  readonly place: Place;
  readonly answer: Told;
  readonly after: number;
  readonly onTell: (change: Partial<Told>) => void;
}): JSX.Element {
  const { place, answer, after, onTell } = props;
  return (
    <>
      <div class="ask">
        <PlaceView place={place} lit="spot" hatch={hatchOf(after)} ratio={430 / 268} />
        <Heading tab={say("after.tab")}>
          {say("after.from-to", { place: sidedName(place.region, place.side), before: place.before, after })}
        </Heading>
        <p class="quiet">{changeWords(place.before, after)}</p>
      </div>
      <div class="pad how-much">
        <Scale
          label={say("after.soreness-now")}
          value={after}
          before={place.before}
          onChange={(value) => onTell({ after: value })}
        />
      </div>
      <section class="strongest">
        <h2>{say("after.strongest")}</h2>
        <p class="small">{say("after.strongest-why")}</p>
        <Scale label={say("after.strongest")} value={answer.highest} onChange={(highest) => onTell({ highest })} />
      </section>
    </>
  );
}

function WhatYouDid(props: {
  readonly record: RunningRecord;
  readonly rules: Rules;
  readonly worked: readonly Worked[];
}): JSX.Element {
  const { record, rules: known, worked } = props;
  const state = stateOf(known, record);
  const done = state.rows.filter(({ pressedMs }) => pressedMs > 0).length;
  const stops = worked.filter(({ stop }) => stop !== null);
  return (
    <section>
      <h2>{say("after.did")}</h2>
      <ul class="rows">
        <li class="row">
          <span>{say("after.steps", { done, steps: state.plan.steps.length })}</span>
          <b class="num">{clockOf(state.clockMs / 1000)}</b>
        </li>
        {stops.map(({ technique, region, side, stop }) => (
          <li key={`${technique}.${side}`} class="row">
            <span>{say(`after.stop.${stop}`, { place: sidedName(region, side) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const WhatComesNext = (): JSX.Element => (
  <section>
    <h2>{say("after.next")}</h2>
    <ul class="rows">
      {["half-hour", "morning"].map((when) => (
        <li key={when} class="row">
          <span>
            <b>{say(`after.${when}`)}</b>
            <br />
            <span class="small">{say(`after.${when}-what`)}</span>
          </span>
        </li>
      ))}
    </ul>
  </section>
);
