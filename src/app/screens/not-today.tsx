import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { dateWords, every, nowMs } from "../device/clock.ts";
import { copyText, printPage } from "../device/share.ts";
import { draft } from "../draft.ts";
import { loadRules, rules } from "../engine.ts";
import type { Rules } from "../engine.ts";
import { offeredOn, Picture, sheetOf } from "../parts/body.tsx";
import { Busy } from "../parts/busy.tsx";
import { ClearedSheet } from "../parts/cleared-sheet.tsx";
import { DeskTop, Nav } from "../parts/frame.tsx";
import { Heading } from "../parts/heading.tsx";
import { LargeNote } from "../parts/large-note.tsx";
import { MistakeSheet } from "../parts/mistake-sheet.tsx";
import { heldStop, storage } from "../record.ts";
import { go } from "../route.ts";
import { heldVerdict, justStopped, mistakeMs } from "../stopped.ts";
import { languageCode, say, sidedName } from "../words.ts";
import "./not-today.css";

type Stop = NonNullable<ReturnType<typeof heldVerdict>>;
type Fact = Rules["facts"]["flags"][number];
const SOONEST: readonly string[] = ["now", "today", "days", "routine"];
const soon = ({ timeframe }: Fact): number => SOONEST.indexOf(timeframe ?? "routine");

/** The facts of the flags that hold, the most urgent first. */
const factsOf = (loaded: Rules, { flags }: Stop): readonly Fact[] =>
  loaded.facts.flags.filter(({ code }) => flags.includes(code)).toSorted((a, b) => soon(a) - soon(b));

/** Height of the crop that shows a leg from behind, mm from the floor. */
const LEG = { width: 236, height: 580, top: 1196 } as const;
/** The leg that was marked, from behind; a ring where the place can be seen. */
function Leg(): JSX.Element {
  const [spot] = draft.value.spots;
  const shape = offeredOn("back").find(({ place, side }) => place === spot?.region && side === spot.side);
  const foot = sheetOf("back").width / 2 + (spot?.side === "right" ? 1 : -1) * 128;
  const x = foot - LEG.width / 2 + (spot?.side === "right" ? -10 : 10);
  return (
    <svg class="look" viewBox={`${x} ${LEG.top} ${LEG.width} ${LEG.height}`} aria-hidden="true">
      <defs>
        <linearGradient id="leg-fade" x2="0" y2="1">
          <stop stop-color="#fff" stop-opacity="0" />
          <stop offset=".2" stop-color="#fff" />
        </linearGradient>
        <mask id="leg-mask">
          <rect x={x} y={LEG.top} width={LEG.width} height={LEG.height} fill="url(#leg-fade)" />
        </mask>
      </defs>
      <g class="feet">
        <ellipse cx={foot} cy={sheetOf("back").height - 8} rx="70" ry="13" />
      </g>
      <g mask="url(#leg-mask)">
        <Picture view="back" />
      </g>
      {shape !== undefined && <path class="ring" d={shape.path} />}
    </svg>
  );
}

const unasked = (short: string): string => short.replace(/\?$/, ".");

type Line = NonNullable<typeof heldStop.value>;
const dayOf = (on: string): string => dateWords(Date.parse(`${on}T12:00`), languageCode);
/** Where a flag is, and since which day, as it was told; nothing where it was everywhere. */
const placesOf = ({ details = [] }: Line, { code }: Fact): readonly string[] =>
  details
    .filter((detail) => detail.code === code)
    .map(({ region, side, on }) => say("not-today.since", { place: sidedName(region, side), date: dayOf(on) }));

/** What to say there, sentence by sentence, with places and days. */
export const sayThere = (facts: readonly Fact[], line: Line): readonly string[] => [
  ...facts.flatMap((fact) => [fact.say, ...placesOf(line, fact)]),
  say("not-today.noticed-on", { date: dateWords(Date.parse(line.at), languageCode) }),
];

/** The note as text, for a message to the practice. */
function Copy({ words }: { readonly words: string }): JSX.Element {
  const done = useSignal<"copied" | "not-copied" | null>(null);
  return (
    <p class="copy">
      <button
        type="button"
        class="text-btn"
        onClick={() => void copyText(words).then((ok) => (done.value = ok ? "copied" : "not-copied"))}
      >
        {say("not-today.copy")}
      </button>
      <span class="small" role="status">
        {done.value === null ? "" : say(`not-today.${done.value}`)}
      </span>
    </p>
  );
}

/** What was noticed, who and how soon, and what to say there. */
function Advice({
  facts,
  stop,
  line,
}: {
  readonly facts: readonly Fact[];
  readonly stop: Stop;
  readonly line: Line;
}): JSX.Element {
  const who = [
    ...new Set(facts.filter((fact) => soon(fact) <= SOONEST.indexOf(stop.timeframe)).map((fact) => fact.who)),
  ];
  return (
    <>
      <section>
        <h2 class="quiet">{say("not-today.you-told")}</h2>
        {facts.length === 0 && <p class="say">{say("not-today.unknown")}</p>}
        {facts.map(({ code, short }) => (
          <p key={code} class="say">
            {unasked(short)}
          </p>
        ))}
        <p class="quiet">{say("not-today.needs-clinician")}</p>
      </section>
      <section>
        <h2 class="quiet">{say("not-today.who")}</h2>
        {(who.length > 0 ? who : [say(`timeframe.${stop.timeframe}`)]).map((words) => (
          <p key={words} class="say">
            {words}
          </p>
        ))}
        {stop.timeframe !== "now" && (
          <p class="bar">
            {say("not-today.if-worse")} <b>{say("not-today.if-worse-call")}</b>
          </p>
        )}
      </section>
      <section>
        <h2 class="quiet">{say("not-today.say-there")}</h2>
        <blockquote class="sheet say">{sayThere(facts, line).join(" ")}</blockquote>
        <Copy words={sayThere(facts, line).join(" ")} />
      </section>
    </>
  );
}

/** For five minutes, and before the screen is left, a tick can have been a mistake. */
function Mistake({ onOpen }: { readonly onOpen: () => void }): JSX.Element | null {
  const line = heldStop.value;
  const left = useSignal(line === null ? 0 : mistakeMs(line, nowMs()));
  useEffect(() => {
    return every(1000, () => (left.value = line === null ? 0 : mistakeMs(line, nowMs())));
  }, [line?.id]);
  if (left.value === 0 || line === null || mistakeMs(line, nowMs()) === 0) return null;
  return (
    <p>
      <button type="button" class="text-btn" onClick={onOpen}>
        {say("not-today.mistake")}
      </button>
    </p>
  );
}

/** When the answer is no: calm, and no way round. */
export default function NotToday(): JSX.Element {
  const sheet = useSignal<"large" | "mistake" | "cleared" | null>(null);
  const loaded = rules.value;
  const line = heldStop.value;
  useEffect(() => {
    void loadRules().catch(() => undefined);
    return () => (justStopped.value = null);
  }, []);
  useEffect(() => {
    if (line === null) return;
    // What waits to be gone on with is over, and another window that guides hears of it; where this cannot be loaded now, the next visit closes it.
    import("../session-end.ts").then(
      ({ endStopped }) => endStopped(),
      () => undefined,
    );
  }, [line?.id]);
  const nothing = storage.value !== "loading" && line === null;
  useEffect(() => {
    if (nothing) go("/", "replace");
  }, [nothing]);
  if (loaded === null || line === null) return <Busy class="stop" />;
  const stop = heldVerdict(loaded);
  if (stop === null) return <Busy class="stop" />;
  const facts = factsOf(loaded, stop);
  const close = (): void => void (sheet.value = null);
  return (
    <div class="desk">
      <DeskTop />
      <main class="phone stop">
        <header class="top only-phone">
          <b>{say("app.name")}</b>
        </header>
        <div class="pad hello">
          <Leg />
          <Heading tab={say("not-today.tab")}>
            {say("verdict.stop")} {say(`timeframe.${stop.timeframe}`)}
          </Heading>
        </div>
        <Advice facts={facts} stop={stop} line={line} />
        <section class="last">
          <p class="small">{say("not-today.waits")}</p>
          <p>
            <button type="button" class="text-btn" onClick={() => (sheet.value = "cleared")}>
              {say("not-today.cleared")}
            </button>
          </p>
          <Mistake onOpen={() => (sheet.value = "mistake")} />
          {storage.value === "memory" && <p class="small">{say("today.keeps-nothing")}</p>}
        </section>
        <div class="dock nav-under">
          <div class="pair">
            <button type="button" class="btn dark" onClick={() => (sheet.value = "large")}>
              {say("not-today.show-large")}
            </button>
            <button type="button" class="btn" onClick={printPage}>
              {say("not-today.print")}
            </button>
          </div>
        </div>
        <Nav />
      </main>
      {sheet.value === "large" && <LargeNote words={sayThere(facts, line)} onClose={close} />}
      {sheet.value === "mistake" && <MistakeSheet line={line} facts={facts} onClose={close} />}
      {sheet.value === "cleared" && <ClearedSheet flags={stop.flags} onClose={close} />}
    </div>
  );
}
