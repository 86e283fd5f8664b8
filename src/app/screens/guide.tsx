import { useSignal, useSignalEffect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect } from "preact/hooks";
import { nowMs } from "../device/clock.ts";
import { onKeys } from "../device/keys.ts";
import { loadRules, rules } from "../engine.ts";
import type { Rules } from "../engine.ts";
import { elsewhere, goOn, live } from "../guided.ts";
import type { Live } from "../guided.ts";
import { Busy } from "../parts/busy.tsx";
import { useGuideGround } from "../parts/getting-ready.tsx";
import { SoundChoosing } from "../parts/guide-notes.tsx";
import type { Command } from "../parts/commands.ts";
import { cornersOf, Stage } from "../parts/guide-stage.tsx";
import type { Corners } from "../parts/guide-stage.tsx";
import { shownOf } from "../parts/guide-words.ts";
import { Heading, Held } from "../parts/held.tsx";
import { LessTime } from "../parts/less-time.tsx";
import { Modal } from "../parts/modal.tsx";
import { timeOfDay } from "../parts/times.ts";
import { heldStop, interrupted, storage } from "../record.ts";
import { go } from "../route.ts";
import { listens } from "../sound-choice.ts";
import { closeUnfinished, endStopped } from "../session-end.ts";
import { ageOf, askedOf, stateOf } from "../session-line.ts";
import { say } from "../words.ts";

/** The dangerous ones first: a small screen may not show them all at once. */
const REPORTS = ["dizzy", "cannot-breathe", "numb", "sharp", "red", "pain", "bruise", "cramp"] as const;
const TOO_SORE = 7;
type StepSheet = typeof import("../parts/step-sheet.tsx").default;
const KEYS = { " ": "toggle", p: "toggle", "1": "left", "2": "hurts", "3": "right" } as const;

/** The session that is open, or the one that waits; without any there is nothing to guide. */
export default function Guide(): JSX.Element {
  useLayoutEffect(() => {
    document.title = say("guide.tab");
  }, []);
  useGuideGround();
  useEffect(() => {
    void loadRules();
    // What comes after must be here even if a newer version is taken in another window meanwhile.
    void import("./after.tsx");
    return () => {
      live.peek()?.leave();
      elsewhere.value = false;
    };
  }, []);
  const known = rules.value;
  const session = live.value;
  const waits = interrupted.value;
  const nothing = session === null && waits === null && !elsewhere.value && storage.value !== "loading";
  useEffect(() => {
    if (nothing) go(heldStop.peek() === null ? "/" : "/not-today", "replace");
  }, [nothing]);
  // Whichever window stopped the day, nothing is guided after it.
  useSignalEffect(() => {
    if (heldStop.value === null || (live.value ?? interrupted.value) === null) return;
    void endStopped().then((over) => {
      if (over) go("/not-today", "replace");
    });
  });
  if (session !== null) return <Session key={session.head.id} session={session} />;
  if (known !== null && elsewhere.value) return <Elsewhere />;
  if (known === null || waits === null) return <Busy class="g" />;
  return <Waiting rules={known} />;
}

const Elsewhere = (): JSX.Element => (
  <main class="phone g ask-old">
    <Heading>{say("guide.elsewhere")}</Heading>
    <button type="button" class="btn" onClick={() => go("/", "replace")}>
      {say("after.back")}
    </button>
  </main>
);

/** An open question comes first. Within the hour it simply comes back, paused; later it asks; what is over goes to After. */
function Waiting({ rules: known }: { readonly rules: Rules }): JSX.Element {
  const record = interrupted.value;
  const asks = record !== null && ageOf(record, nowMs()) !== "fresh";
  const held = record === null ? null : askedOf(known, record);
  useEffect(() => {
    if (record === null || held !== null || heldStop.peek() !== null) return;
    if (stateOf(known, record).mode === "ended") go("/after", "replace");
    else if (!asks) void goOn(known, record);
  }, [record]);
  if (held !== null) return <Held key={held} flag={held} rules={known} />;
  if (record === null || !asks) return <Busy class="g" />;
  const end = (): void =>
    void closeUnfinished().then((done) => {
      if (done) go("/", "replace");
    });
  return (
    <main class="phone g ask-old">
      <Heading>{say("guide.old-title", { when: timeOfDay(record.startedAtMs) })}</Heading>
      <p class="quiet">{say("guide.old-hint")}</p>
      <button type="button" class="go" onClick={() => void goOn(known, record)}>
        {say("guide.go-on")}
      </button>
      <button type="button" class="go wait" onClick={end}>
        {say("guide.old-end")}
      </button>
    </main>
  );
}

/** A word does what a corner, a button or a tap does. */
function obey({ happen, state }: Live, command: Command, toggle: () => void): void {
  const { mode, phase } = state.peek();
  if (command === "next") happen({ kind: "skip" });
  else if (command === "numb") happen({ kind: "numb" });
  else if (command === "too-much" && mode === "running" && phase?.kind !== "ready") happen({ kind: "too-much" });
  else if (command === (mode === "paused" ? "go-on" : "pause")) toggle();
}

function Session({ session }: { readonly session: Live }): JSX.Element {
  const { state, rules: known } = session;
  const reports = useSignal(false);
  const ending = useSignal(false);
  const less = useSignal(false);
  const step = useSignal<StepSheet | null>(null);
  const now = state.value;
  const shown = shownOf(known, now);
  useSignalEffect(() => {
    if (state.value.mode !== "ended" || state.value.asked.length > 0 || state.value.raised.length > 0) return;
    if (heldStop.peek() !== null) return;
    session.leave();
    go("/after", "replace");
  });
  const toggle = (): void => {
    session.touch();
    session.happen({ kind: state.peek().mode === "paused" ? "resume" : "pause" });
  };
  const hurts = (): void => {
    if (state.peek().mode === "running") session.happen({ kind: "pause" });
    reports.value = true;
  };
  const cornersNow = (): Corners => cornersOf(session, shownOf(known, state.peek()), () => (ending.value = true));
  const isCovered = (): boolean =>
    state.peek().asked.length > 0 || reports.peek() || ending.peek() || document.querySelector("dialog[open]") !== null;
  useSignalEffect(() => {
    if (!listens.value) return;
    const loaded = import("../parts/listening.tsx").then(({ obeyWords }) =>
      obeyWords(session, (command) => {
        // A word may always pause.
        if (!isCovered() || command === "pause") obey(session, command, toggle);
      }),
    );
    return () => void loaded.then((stop) => stop());
  });
  useEffect(() => session.coveredBy(isCovered), []);
  useEffect(() =>
    onKeys(KEYS, (key) => {
      if (isCovered()) return;
      if (key === "toggle") toggle();
      else if (key === "hurts") hurts();
      else cornersNow()[key].act();
    }),
  );
  const report = (kind: (typeof REPORTS)[number]): void => {
    reports.value = false;
    session.happen(kind === "pain" ? { kind, value: TOO_SORE } : { kind });
  };
  // The session waits while the sheet comes; where it went on meanwhile, nothing opens over it.
  const change = (): void =>
    void import("../parts/step-sheet.tsx").then(
      ({ default: sheet }) => state.peek().mode === "paused" && !isCovered() && (step.value = sheet),
      () => {},
    );
  const Step = step.value;
  const [held] = now.asked;
  if (held !== undefined) return <Held key={held} flag={held} rules={known} />;
  return (
    <>
      {shown !== null && (
        <Stage
          session={session}
          shown={shown}
          corners={cornersNow()}
          toggle={toggle}
          hurts={hurts}
          less={() => (less.value = true)}
          change={change}
          covered={less.value || reports.value || ending.value || Step !== null}
        />
      )}
      {Step !== null && <Step session={session} onClose={() => (step.value = null)} />}
      {less.value && <LessTime session={session} onClose={() => (less.value = false)} />}
      {reports.value && (
        <Modal title={say("guide.what-is-it")} onEscape={() => (reports.value = false)}>
          <div class="reports">
            {REPORTS.map((kind) => (
              <button key={kind} type="button" class="btn" onClick={() => report(kind)}>
                {say(`guide.is.${kind}`)}
              </button>
            ))}
            <button type="button" class="btn calm" onClick={() => (reports.value = false)}>
              {say("guide.is.nothing")}
            </button>
          </div>
        </Modal>
      )}
      <SoundChoosing session={session} />
      {ending.value && (
        <Modal title={say("guide.end-title")} onEscape={() => (ending.value = false)}>
          <p class="quiet">{say("guide.end-hint")}</p>
          <button type="button" class="btn" onClick={() => session.happen({ kind: "end" })}>
            {say("guide.end")}
          </button>
          <button type="button" class="btn" onClick={() => ((ending.value = false), (less.value = true))}>
            {say("guide.less-instead")}
          </button>
          <button type="button" class="btn calm" onClick={() => (ending.value = false)}>
            {say("guide.go-on")}
          </button>
        </Modal>
      )}
    </>
  );
}
