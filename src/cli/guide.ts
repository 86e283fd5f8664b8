import { newSession, session, workedOf } from "#core";
import type { Limits, Plan, SessionEvent, SessionState, Todo } from "#core";
import { facts, knowledge, tellCue } from "#knowledge";
import type { Fact } from "#knowledge";
import type { Io } from "./io.ts";
import { clock, regionName, say } from "./words.ts";

type Language = Fact<"languages">;
type Kind = Exclude<SessionEvent["kind"], "pain" | "answered">;

/** How often the clock is looked at, and from when on nobody knows what happened in between; real milliseconds. */
const TICK_MS = 50;
const LOST_MS = 3000;
const BELL = "\u0007";
const BELLS: readonly string[] = ["enter", "leave", "stretch", "stretch-end", "done"];
const END_KEYS: readonly string[] = ["q", "\u0003", "\u0004"];

export interface Guided {
  readonly plan: Plan;
  readonly limits: Limits;
  readonly language: Language;
  /** Times real time. */
  readonly fast: number;
}

function kindOf(key: string, state: SessionState): Kind | null {
  if (END_KEYS.includes(key)) return "end";
  if (key === " " || key === "p") return state.mode === "paused" ? "resume" : "pause";
  const kinds: Readonly<Record<string, Kind>> = { k: "skip", t: "too-much", y: "better", n: "numb-or-red" };
  return Object.hasOwn(kinds, key) ? (kinds[key] ?? null) : null;
}

function askText({ language }: Guided, state: SessionState, what: Extract<Todo, { do: "ask" }>["what"]): string {
  if (what === "RF11") return facts.flags.find(({ code }) => code === "RF11")?.question ?? what;
  if (what !== "easier") return say(language, `ask.${what}`);
  const technique = state.touched === null ? undefined : state.plan.steps[state.touched]?.technique;
  return facts.techniques.find(({ code }) => code === technique)?.easier ?? "";
}

function shown(guided: Guided, state: SessionState, todo: Todo): string {
  if (todo.do === "end") return "";
  if (todo.do === "ask") return `        ? ${askText(guided, state, todo.what)}\n`;
  const { atMs, kind, say: said } = todo.cue;
  if (kind === "pass") return "";
  const bell = BELLS.includes(kind) ? BELL : "";
  return `${bell}${clock(atMs / 1000).padStart(6)}  ${tellCue(guided.language, said)}\n`;
}

/** The session in the terminal, until it is done or ended; gives what was really done. */
export async function guide(io: Io, guided: Guided): Promise<SessionState> {
  let state = newSession(guided.plan, { knowledge, limits: guided.limits });
  const pressed: string[] = [];
  let open = true;
  const stop = io.keys((key) => (key === null ? (open = false) : pressed.push(key)));
  const began = io.now();
  let last = began;
  const happen = (kind: Kind, at: number) => {
    const [next, todos] = session(state, { kind, atMs: Math.round((at - began) * guided.fast) });
    state = next;
    for (const todo of todos) io.out(shown(guided, state, todo));
  };
  io.out(`${say(guided.language, "guide.keys")}\n`);
  happen("start", began);
  while (state.mode !== "ended") {
    await io.sleep(TICK_MS);
    const now = io.now();
    happen(now - last > LOST_MS ? "gap" : "tick", now);
    last = now;
    for (const key of pressed.splice(0)) {
      const kind = kindOf(key, state);
      if (kind !== null) happen(kind, now);
    }
    // Nobody is left who could go on.
    if (!open && state.mode === "paused") happen("end", now);
  }
  stop();
  io.out(doneText(guided.language, state));
  return state;
}

function doneText(language: Language, state: SessionState): string {
  const rows = workedOf(state).map(({ region, side, seconds, stop }) => {
    const where = side === "middle" ? regionName(region) : `${regionName(region)}, ${say(language, `side.${side}`)}`;
    return `  ${where}: ${seconds} s${stop === null ? "" : ` (${stop})`}`;
  });
  return `${[say(language, "guide.done"), ...rows].join("\n")}\n`;
}
