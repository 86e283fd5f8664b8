import { newSession, session, workedOf } from "#core";
import type { Limits, Plan, SessionEvent, SessionState, Todo } from "#core";
import { tellCue } from "#knowledge";
import { aloud } from "./aloud.ts";
import type { Io } from "./io.ts";
import { regionName, say } from "./speech.ts";
import type { Speech } from "./speech.ts";
import { clock } from "./words.ts";

type Kind = Exclude<SessionEvent["kind"], "pain" | "answered" | "replan">;

/** How often the clock is looked at, and from when on nobody knows what happened in between; real milliseconds. */
const TICK_MS = 50;
const LOST_MS = 3000;
const BELL = "\u0007";
const BELLS: readonly string[] = ["enter", "leave", "stretch", "stretch-end", "done"];
const END_KEYS: readonly string[] = ["q", "\u0003", "\u0004"];

export interface Guided {
  readonly plan: Plan;
  readonly limits: Limits;
  readonly speech: Speech;
  /** Times real time. */
  readonly fast: number;
  /** Whether it is heard as well. */
  readonly sound?: boolean;
}

function kindOf(key: string, state: SessionState): Kind | null {
  if (END_KEYS.includes(key)) return "end";
  if (key === " " || key === "p") return state.mode === "paused" ? "resume" : "pause";
  return Object.hasOwn(KINDS, key) ? (KINDS[key] ?? null) : null;
}
const KINDS: Readonly<Record<string, Kind>> = {
  k: "skip",
  t: "too-much",
  y: "better",
  n: "numb-or-red",
  s: "sharp",
  d: "dizzy",
  c: "cramp",
  b: "bruise",
  a: "cannot-breathe",
  "-": "shorten",
  "+": "lengthen",
  x: "switch",
  ",": "back",
  ".": "forward",
};

/** What a key means now: the answer to an open question, a pain from 0 to 9, or what it always means. */
function eventOf(key: string, state: SessionState, atMs: number): SessionEvent | null {
  const flag = state.asked[0];
  if (flag !== undefined && (key === "y" || key === "n")) return { kind: "answered", atMs, flag, yes: key === "y" };
  if (/^\d$/.test(key)) return { kind: "pain", atMs, value: Number(key) };
  const kind = kindOf(key, state);
  return kind === null ? null : { kind, atMs };
}

const flagOf = ({ facts }: Speech, code: string) => facts.flags.find((flag) => flag.code === code);
const questionOf = (speech: Speech, code: string): string =>
  say(speech, "terminal.yes-no", { question: flagOf(speech, code)?.question ?? code });

function askText({ speech }: Guided, state: SessionState, what: Extract<Todo, { do: "ask" }>["what"]): string {
  if (what === "RF11") return questionOf(speech, what);
  if (what !== "easier") return say(speech, `ask.${what}`);
  const technique = state.touched === null ? undefined : state.plan.steps[state.touched]?.technique;
  return speech.facts.techniques.find(({ code }) => code === technique)?.easier ?? "";
}

function shown(guided: Guided, state: SessionState, todo: Todo): string {
  if (todo.do === "end") return "";
  if (todo.do === "ask") return `        ? ${askText(guided, state, todo.what)}\n`;
  const { atMs, kind, say: said } = todo.cue;
  if (kind === "pass") return "";
  const bell = BELLS.includes(kind) ? BELL : "";
  return `${bell}${clock(atMs / 1000).padStart(6)}  ${tellCue(guided.speech.language, said)}\n`;
}

/** The session in the terminal, until it is done or ended; gives what was really done. */
export async function guide(io: Io, guided: Guided): Promise<SessionState> {
  const heard = guided.sound === true ? await aloud(io, guided.speech) : null;
  let state = newSession(guided.plan, { knowledge: guided.speech.knowledge, limits: guided.limits });
  const pressed: string[] = [];
  let open = true;
  const stop = io.keys((key) => (key === null ? (open = false) : pressed.push(key)));
  const began = io.now();
  let last = began;
  const atMs = (at: number): number => Math.round((at - began) * guided.fast);
  const happen = (event: SessionEvent) => {
    const [next, todos] = session(state, event);
    const opened = next.asked.filter((flag) => !state.asked.includes(flag));
    const before = state;
    state = next;
    for (const todo of todos) io.out(shown(guided, state, todo));
    const said = todos.flatMap((todo) => (todo.do === "ask" ? [todo.what as string] : []));
    for (const flag of opened) if (!said.includes(flag)) io.out(`        ? ${questionOf(guided.speech, flag)}\n`);
    // Time that goes by is in the track already; everything else is another track.
    if (event.kind !== "tick")
      heard?.from(
        before,
        state,
        todos.flatMap((todo) => (todo.do === "cue" ? [todo.cue] : [])),
      );
  };
  io.out(`${say(guided.speech, "guide.keys")}\n`);
  happen({ kind: "start", atMs: 0 });
  // A question that a stop rule opened is asked to its end.
  while (state.mode !== "ended" || (state.asked.length > 0 && open)) {
    await io.sleep(TICK_MS);
    const now = io.now();
    happen({ kind: now - last > LOST_MS ? "gap" : "tick", atMs: atMs(now) });
    last = now;
    for (const key of pressed.splice(0)) {
      const event = eventOf(key, state, atMs(now));
      if (event !== null) happen(event);
    }
    // Nobody is left who could go on.
    if (!open && state.mode === "paused") happen({ kind: "end", atMs: atMs(now) });
  }
  stop();
  io.out(doneText(guided.speech, state));
  // A yes, and a question that nobody answered, send to somebody who can look at it.
  for (const code of new Set([...state.raised, ...state.asked]))
    io.out(`${flagOf(guided.speech, code)?.who ?? code}\n`);
  return state;
}

function doneText(speech: Speech, state: SessionState): string {
  const rows = workedOf(state).map(({ region, side, seconds, stop }) => {
    const where =
      side === "middle" ? regionName(speech, region) : `${regionName(speech, region)}, ${say(speech, `side.${side}`)}`;
    return `  ${where}: ${seconds} s${stop === null ? "" : ` (${stop})`}`;
  });
  return `${[say(speech, "guide.done"), ...rows].join("\n")}\n`;
}
