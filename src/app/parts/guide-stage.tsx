import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { SessionState } from "#core";
import type { Rules } from "../engine.ts";
import { said } from "../guided.ts";
import type { Live } from "../guided.ts";
import { capital, say } from "../words.ts";
import { coachAsks } from "./coach-asks.ts";
import { Coach } from "./coach.tsx";
import { Dark, Sound, SoundOpen } from "./guide-notes.tsx";
import type { Shown } from "./guide-words.ts";
import { Moving } from "./moving.tsx";
import { endsOf } from "./pose.tsx";

/** A caption stays this long after its cue; then the hint is back. */
const CAPTION_MS = 4000;

interface Corner {
  readonly words: string;
  readonly act: () => void;
}
export interface Corners {
  readonly left: Corner;
  readonly right: Corner;
}
/** What the two lower corners do now. */
export function cornersOf(session: Live, shown: Shown | null, end: () => void): Corners {
  const { happen, hurry, question, state } = session;
  const corner = (key: string, act: () => void): Corner => ({ words: say(key), act });
  const skip = corner("guide.skip", () => happen({ kind: "skip" }));
  if (question.value === "pain")
    return {
      left: corner("guide.still", () => happen({ kind: "too-much" })),
      right: corner("guide.better", () => happen({ kind: "better" })),
    };
  if (state.value.mode === "paused") return { left: corner("guide.end", end), right: skip };
  if (shown?.kind === "ready" || shown?.kind === "stretch-ready")
    return { left: corner("guide.wait", () => happen({ kind: "pause" })), right: corner("guide.ready", hurry) };
  return { left: corner("guide.too-much", () => happen({ kind: "too-much" })), right: skip };
}

/** Why it waits: what stopped it, or simply that it was asked to. */
function pausedHint(session: Live): string {
  const { state, question, rules: known } = session;
  const cue = said.value;
  const stop =
    cue !== null && cue.say.key.startsWith("stop.") && cue.say.key !== "stop.paused" ? `${say(cue.say.key)}\n` : "";
  if (question.value === "easier") {
    const touched = state.value.touched;
    const technique = touched === null ? undefined : state.value.plan.steps[touched]?.technique;
    const easier = known.facts.techniques.find(({ code }) => code === technique)?.easier;
    return easier === undefined ? stop : `${stop}${capital(easier)}.`;
  }
  return stop + say(question.value === "cramp-gone" ? "ask.cramp-gone" : "guide.paused-hint");
}

/** The running session on the screen: the work, the digits, the sentence, and the three corners. */
export function Stage(props: {
  readonly session: Live;
  readonly shown: Shown;
  readonly corners: Corners;
  readonly toggle: () => void;
  readonly hurts: () => void;
  readonly less: () => void;
  readonly change: () => void;
  /** A question lies over all of it. */
  readonly covered: boolean;
}): JSX.Element {
  const { session, shown, corners, toggle, hurts, less, change, covered } = props;
  const all = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => all.current?.focus({ preventScroll: true }), []);
  // A corner that means something else now must not be pressed by whoever still stands on it.
  useLayoutEffect(() => {
    if (all.current?.parentElement?.querySelector(".corner:not(.ne):focus")) all.current.focus({ preventScroll: true });
  }, [corners.left.words, corners.right.words]);
  const state = session.state.value;
  const paused = state.mode === "paused";
  // What lay over it took the focus with it, as does a button that is only there in a pause.
  useLayoutEffect(() => {
    if (!covered && document.activeElement === document.body) all.current?.focus({ preventScroll: true });
  }, [covered, paused]);
  const cue = said.value;
  const fresh = cue !== null && state.clockMs - cue.atMs < CAPTION_MS;
  const spoken = cue === null ? "" : captionOf(session.rules, cue);
  const asked = session.question.value === "pain" ? say("ask.pain") : null;
  const standing = session.stands.value ? say("guide.moment") : null;
  const captioned = fresh && shown.kind !== "ready" ? spoken : shown.hint;
  const coached = coachAsks(state) ? say("guide.breathe") : null;
  const hint = asked ?? coached ?? (paused ? pausedHint(session) : (standing ?? captioned));
  const between = shown.kind === "ready" || shown.kind === "stretch-ready";
  return (
    <main class={`phone g${paused ? " paused" : ""}${between ? " b" : ""}`}>
      <button
        ref={all}
        type="button"
        class="all"
        aria-label={say(paused ? "guide.resume" : "guide.pause")}
        onClick={toggle}
      />
      <div class="g-top">
        <p class="num">
          <b>{shown.number}</b> {say("guide.of", { steps: shown.steps })}
        </p>
        {!between && <Sets shown={shown} done={doneOf(state)} />}
      </div>
      <Demo shown={shown} paused={paused} elapsedMs={state.elapsedMs} />
      <div class="words">
        <h1>{paused ? say("guide.paused") : shown.title}</h1>
        <p class={asked !== null || (paused && hint.includes("\n")) ? "feel strong" : "feel"}>{hint}</p>
        <Coach session={session} />
        <Aside session={session} paused={paused} between={between} shown={shown} less={less} change={change} />
      </div>
      <p class="secs num" aria-hidden="true">
        {shown.seconds > 0 ? shown.seconds : ""}
      </p>
      <p class="next">
        <span class="small">
          {say(between && !paused ? "guide.not-ready" : paused ? "guide.after-this" : "guide.next")}
        </span>
        <b>{between && !paused ? say("guide.tap-to-wait") : shown.next}</b>
      </p>
      <button type="button" class="corner ne" onClick={hurts}>
        <span>{say("guide.hurts")}</span>
      </button>
      <button type="button" class="corner sw" onClick={corners.left.act}>
        <span>{corners.left.words}</span>
      </button>
      <button type="button" class="corner se" onClick={corners.right.act}>
        <span>{corners.right.words}</span>
      </button>
      <p class="hide" role="status">
        {asked ?? spoken}
      </p>
    </main>
  );
}

/** What may be touched beside the corners, and what the sound and the screen do: a row of its own, clear of the figure. */
function Aside(props: {
  readonly session: Live;
  readonly shown: Shown;
  readonly paused: boolean;
  readonly between: boolean;
  readonly less: () => void;
  readonly change: () => void;
}): JSX.Element {
  const { session, shown, paused, between, less, change } = props;
  const changes = session.question.value !== "cramp-gone" && !shown.kind.startsWith("stretch");
  return (
    <div class="aside">
      {paused && (
        <button type="button" class="text-btn less-time" onClick={less}>
          {say("guide.less-time")}
        </button>
      )}
      {paused && changes && (
        <button type="button" class="text-btn less-time" onClick={change}>
          {say("guide.step")}
        </button>
      )}
      {between && !paused && <SoundOpen session={session} />}
      <Dark />
      <Sound />
    </div>
  );
}

function captionOf(known: Rules, cue: NonNullable<typeof said.value>): string {
  const language = known.facts.languages[0];
  return language === undefined ? "" : known.tellCue(language, cue.say);
}

/** Percent of the present set that has gone by. */
const doneOf = ({ phase, elapsedMs }: SessionState): number =>
  phase?.kind === "contact" ? Math.round((elapsedMs / phase.ms) * 100) : 0;

/** One bar a set or spot: full when it is done, filling while it is pressed. */
function Sets({ shown, done }: { readonly shown: Shown; readonly done: number }): JSX.Element {
  const key = shown.step.spots === null ? "guide.set" : "guide.spot";
  const name = say(key, { set: Math.min(shown.index + 1, shown.times), sets: shown.times });
  const fill = (n: number): number =>
    n < shown.index || (n === shown.index && shown.kind !== "contact") ? 100 : n === shown.index ? done : 0;
  return (
    <div class="sets" role="img" aria-label={name}>
      {Array.from({ length: shown.times }, (_, n) => (
        <i key={n} style={{ "--done": `${fill(n)}%` }} />
      ))}
    </div>
  );
}

/** The picture of the work, and the light that travels with each pass. */
function Demo(props: { readonly shown: Shown; readonly paused: boolean; readonly elapsedMs: number }): JSX.Element {
  const { shown, paused, elapsedMs } = props;
  const { step, code, kind } = shown;
  const place = { region: step.region, side: step.side };
  const how = say("guide.picture", { name: step.name, side: say(`side.${step.side}`), how: "" });
  const passMs = kind === "contact" && step.passSeconds !== null ? step.passSeconds * 1000 : null;
  return (
    <div class="demo">
      <div class="floor" />
      <div class="fade">
        <Moving code={code} place={place} alt={how} elapsedMs={elapsedMs} paused={paused} />
      </div>
      {passMs !== null && (
        <Beam
          key={`${shown.number}.${shown.index}.${paused}`}
          passMs={passMs}
          ends={endsOf(code, step.side)}
          elapsedMs={elapsedMs}
          paused={paused}
        />
      )}
    </div>
  );
}
function Beam(props: {
  readonly passMs: number;
  readonly ends: ReturnType<typeof endsOf>;
  readonly elapsedMs: number;
  readonly paused: boolean;
}): JSX.Element {
  // The light begins where the pass is; from there it keeps its own time, and begins anew with each set.
  const began = useRef(props.elapsedMs).current;
  const { passMs, ends, paused } = props;
  return (
    <div class="beam" aria-hidden="true">
      <i
        style={{
          animationDuration: `${passMs}ms`,
          animationDelay: `${-began}ms`,
          animationPlayState: paused ? "paused" : "running",
        }}
      />
      {ends !== null && <span>{say(`way.${ends[0]}`)}</span>}
      {ends !== null && <span>{say(`way.${ends[1]}`)}</span>}
    </div>
  );
}
