import { computed, signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { FlagCode, ProfileCode } from "#core";
import { breath, instantNow, newId, nowMs, today } from "../device/clock.ts";
import { changeDraft, draft } from "../draft.ts";
import { toldNow } from "../request.ts";
import type { Rules } from "../engine.ts";
import { loadRules, rules } from "../engine.ts";
import { AskedAgain } from "../parts/asked-again.tsx";
import { Busy } from "../parts/busy.tsx";
import { Back } from "../parts/frame.tsx";
import { Heading } from "../parts/heading.tsx";
import { Question } from "../parts/question.tsx";
import { Seen } from "../parts/seen.tsx";
import {
  askedAgain,
  asking,
  answersFor,
  detailsOf,
  followUps,
  missingOf,
  NOT_SAID,
  regionsAsked,
  verdictOn,
} from "../questions.ts";
import type { Answered, Questions, Told } from "../questions.ts";
import { addLine, refreshRecord, storage } from "../record.ts";
import { go } from "../route.ts";
import { justStopped } from "../stopped.ts";
import { placeName, say } from "../words.ts";
import "./check.css";

const NONE: Questions = { session: [], places: [], profile: [] };
const ticked = signal<ReadonlySet<string>>(new Set());
const told = signal<Readonly<Record<string, readonly Told[]>>>({});
const seen = signal<ReadonlySet<string>>(new Set());
const questions = signal<Questions>(NONE);
/** The question that is being asked again, alone. */
const again = signal<FlagCode | null>(null);
const open = computed<readonly FlagCode[]>(() =>
  rules.value === null || questions.value === NONE ? [] : followUps(rules.value, questions.value, ticked.value),
);

/** Nothing of an earlier session is kept here, and nothing counts as read. */
function begin(loaded: Rules): ReturnType<typeof asking> {
  // Nothing is ticked but what was said a moment ago, under a kind of pain.
  ticked.value = new Set(Object.entries(toldNow()).flatMap(([code, yes]) => (yes ? [code] : [])));
  told.value = {};
  seen.value = new Set();
  again.value = null;
  return asking(loaded);
}
function show(now: ReturnType<typeof asking>): void {
  if (now.kind === "stopped") go("/not-today", "replace");
  else questions.value = now.questions;
}

/** Every question in the order in which it stands, follow-ups under their parent. */
function inOrder(loaded: Rules): readonly string[] {
  const { session, places, profile } = questions.value;
  const parentOf = new Map(loaded.facts.flags.map(({ code, parent }) => [code, parent]));
  const flags = [...session, ...places].flatMap((code) => [
    code,
    ...open.value.filter((f) => parentOf.get(f) === code),
  ]);
  return [...flags, ...profile];
}

function tick(code: string): void {
  const next = new Set(ticked.value);
  if (!next.delete(code)) next.add(code);
  ticked.value = next;
}

const isPlaced = (loaded: Rules, code: string): boolean =>
  loaded.facts.flags.some((fact) => fact.code === code && fact.placed) ||
  loaded.facts.profile.some((fact) => fact.code === code && fact.placed);
const asksDay = (code: string): boolean => code.startsWith("RF");
const NOTHING_SAID: readonly Told[] = [NOT_SAID];
const toldOf = (code: string): readonly Told[] => told.value[code] ?? NOTHING_SAID;
const tell = (code: string, next: readonly Told[]): void => {
  told.value = { ...told.value, [code]: next };
};

/** The first ticked question that still wants a place or a day. */
function firstMissing(loaded: Rules, codes: readonly string[]): { code: string; what: "where" | "since" } | null {
  for (const code of codes) {
    if (!ticked.value.has(code) || !isPlaced(loaded, code)) continue;
    const what = toldOf(code)
      .map((each) => missingOf(each, asksDay(code), today()))
      .find((missing) => missing !== null);
    if (what) return { code, what };
  }
  return null;
}

function answered(loaded: Rules, codes: readonly string[]): Answered {
  const flags = codes.filter((code) => code.startsWith("RF")) as FlagCode[];
  const placed = (prefix: string): string[] =>
    codes.filter((code) => code.startsWith(prefix) && ticked.value.has(code) && isPlaced(loaded, code));
  const details = (prefix: string): Answered["details"] =>
    placed(prefix).flatMap((code) => detailsOf(code, toldOf(code), today()));
  const profile = questions.value.profile.filter((code) => ticked.value.has(code));
  return {
    answers: answersFor(flags, ticked.value),
    details: details("RF"),
    profile: questions.value.profile.length === 0 ? null : { codes: profile, details: details("PF") },
    regions: regionsAsked(loaded),
  };
}

/** Keeps what was answered, a stop first of all, and only then changes the screen. */
async function goOn(loaded: Rules, alone: Answered["answers"] = {}): Promise<void> {
  // Another window may have stopped since.
  await refreshRecord();
  const told = answered(loaded, inOrder(loaded));
  const all = { ...told, answers: { ...told.answers, ...alone } };
  const verdict = verdictOn(loaded, all);
  // A no that held has just run out: everything is asked anew.
  if (verdict.verdict === "ask") return show(begin(loaded));
  // What was just answered alone is not asked a third time.
  const code = verdict.verdict === "cleared" ? askedAgain(loaded, draft.value.spots, all.answers) : null;
  if (code !== null && alone[code] === undefined) return void (again.value = code);
  const kept = () => ({ v: 1 as const, id: newId(), at: instantNow() });
  if (verdict.verdict === "stop") {
    const { flags } = verdict;
    const details = all.details.filter(({ code }) => flags.some((flag) => flag === code));
    const line = { ...kept(), kind: "stopped" as const, flags, ...(details.length > 0 && { details }) };
    await addLine(line);
    justStopped.value = line.id;
  }
  if (all.profile !== null)
    await addLine({
      ...kept(),
      kind: "profile",
      codes: all.profile.codes,
      details: all.profile.details.map((detail) => ({ ...detail, code: detail.code as ProfileCode })),
    });
  await addLine({ ...kept(), kind: "answered", answers: all.answers, regions: all.regions });
  changeDraft(
    verdict.verdict === "stop"
      ? { answers: {}, details: [], answeredAtMs: null }
      : { answers: all.answers, details: all.details, answeredAtMs: nowMs() },
  );
  // That it is kept is one piece of work, the next screen another.
  await breath();
  go(verdict.verdict === "stop" ? "/not-today" : "/plan", verdict.verdict === "stop" ? "replace" : "push");
}

/** A second touch while the first is being kept keeps nothing twice. */
let keeping = false;
function once(keep: () => Promise<void>): void {
  if (keeping) return;
  keeping = true;
  void keep().finally(() => (keeping = false));
}

/** "For upper calf and sole of the foot". */
function groupWords(loaded: Rules): string {
  const names = regionsAsked(loaded).map(placeName);
  const list =
    names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${say("check.and")} ${names.at(-1)}`;
  return say("check.for-places", { places: list });
}

function Group(props: { readonly loaded: Rules; readonly codes: readonly string[] }): JSX.Element {
  const parents = new Map(props.loaded.facts.flags.map(({ code, parent }) => [code, parent]));
  const rows = props.codes.flatMap((code) => [code, ...open.value.filter((f) => parents.get(f) === code)]);
  return (
    <ul class="qs">
      {rows.map((code) => (
        <Question
          key={code}
          code={code}
          rules={props.loaded}
          under={parents.get(code as FlagCode) ?? null}
          ticked={ticked.value.has(code)}
          onTick={tick}
          told={toldOf(code)}
          onTold={tell}
          asksDay={asksDay(code)}
        />
      ))}
    </ul>
  );
}

/** The session's questions, those of the marked places, and the profile when it is due: all on one screen. */
export default function Check(): JSX.Element {
  const loaded = rules.value;
  // Without the record nobody knows whether a stop holds, or which answers do.
  const ready = storage.value !== "loading";
  useEffect(() => {
    let gone = false;
    const ask = async (): Promise<void> => {
      const all = await loadRules();
      // That they came is one piece of work, what they ask another.
      await breath();
      if (gone) return;
      const now = begin(all);
      // So is drawing them.
      await breath();
      if (!gone) show(now);
    };
    if (ready) void ask();
    return () => {
      gone = true;
      questions.value = NONE;
    };
  }, [ready]);
  if (loaded === null) return <Busy class="check" />;
  const alone = again.value;
  if (alone !== null)
    return (
      <AskedAgain
        code={alone}
        rules={loaded}
        onAnswer={(yes) => once(() => goOn(loaded, { [alone]: yes }))}
        onBack={() => (again.value = null)}
      />
    );
  const { session, places, profile } = questions.value;
  const codes = inOrder(loaded);
  // "None of these" stands under questions or not at all: there is no session that asks none.
  const asks = codes.length > 0;
  const missing = firstMissing(loaded, codes);
  const any = codes.some((code) => ticked.value.has(code));
  const words = missing === null ? say(any ? "check.go-on" : "check.none") : say(`check.${missing.what}-missing`);
  return (
    <main class="phone check" aria-busy={!asks}>
      <header class="top">
        <Back href="/">{say("app.today")}</Back>
        {asks && <span class="small num pr">{say("check.count", { n: codes.length })}</span>}
      </header>
      <div class="pad">
        <Heading tab={say("check.title")}>{say("check.question")}</Heading>
        <p class="quiet">{say("check.how")}</p>
      </div>
      <Group loaded={loaded} codes={session} />
      {places.length > 0 && (
        <>
          <h2 class="split">{groupWords(loaded)}</h2>
          <Group loaded={loaded} codes={places} />
        </>
      )}
      {profile.length > 0 && (
        <>
          <h2 class="split">{say("check.about-you")}</h2>
          <p class="pad quiet">{say("check.about-you-why")}</p>
          <Group loaded={loaded} codes={profile} />
        </>
      )}
      <p class="hide" role="status">
        {open.value.length > 0 ? say("check.follow-up", { n: open.value.length }) : ""}
      </p>
      {storage.value === "memory" && <p class="pad small">{say("check.cannot-keep")}</p>}
      {asks && (
        <Seen
          codes={codes}
          seen={seen}
          wait={missing !== null}
          words={words}
          onGo={() => {
            if (missing === null) once(() => goOn(loaded));
            else document.getElementById(`${missing.what}-${missing.code}`)?.focus();
          }}
        />
      )}
    </main>
  );
}
