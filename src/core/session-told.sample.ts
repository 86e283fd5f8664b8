import type { Plan } from "./advice.ts";
import { heldSpots, planOf } from "./session.sample.ts";
import { newSession, session, workedOf } from "./session.ts";
import type { SessionEvent, Todo } from "./session-state.ts";
import { SMALL } from "./small.sample.ts";

/** Short plans for transcripts: both calves; held spots, then another place; one calf; one calf with longer sets. */
export const PLANS = {
  sides: planOf([
    { sets: 2, setSeconds: 20 },
    { sets: 2, setSeconds: 20, side: "right" },
  ]),
  spots: planOf([
    { ...heldSpots(2, 20), tool: "tennis-ball", stretch: null },
    {
      technique: "T12",
      region: "quads",
      tool: "rolling-pin",
      position: "chair",
      sets: 1,
      pain: { target: 3, ceiling: 4 },
      stretch: null,
    },
  ]),
  one: planOf([{ sets: 2, setSeconds: 20, stretch: null }]),
  long: planOf([{ sets: 2, setSeconds: 45, stretch: null }]),
} as const;

/** "pause@25" is a pause at 25 s, "pain4@26" a pain of 4 told at 26 s. */
function eventOf(text: string): SessionEvent {
  const [, kind = "", value, at = ""] = /^([a-z-]+?)(-?\d+)?@([\d.]+)$/.exec(text) ?? [];
  const atMs = Math.round(Number(at) * 1000);
  return (value === undefined ? { kind, atMs } : { kind, atMs, value: Number(value) }) as SessionEvent;
}

function line(todo: Todo): string {
  if (todo.do === "end") return "end";
  if (todo.do === "ask") return `ask ${todo.what}`;
  return `${todo.cue.atMs / 1000} ${todo.cue.kind} ${todo.cue.say.key.replace("cue.", "")}`;
}

/** What is said and asked in a session, without passes and counting, and how it ends. */
export function told(plan: Plan, log: string): { readonly said: string; readonly end: string } {
  let state = newSession(plan, { knowledge: SMALL });
  const said: string[] = [];
  for (const text of log.split(" ")) {
    const [next, todo] = session(state, eventOf(text));
    state = next;
    said.push(...todo.map(line).filter((each) => !/ (pass|countdown|halfway) /.test(each)));
  }
  const rows = workedOf(state).map(
    ({ region, side, seconds, highest, stop }) => `${region}.${side} ${seconds} ${highest ?? "-"} ${stop ?? "-"}`,
  );
  return { said: said.join("; "), end: `${state.mode} [${state.queue.join(",")}] ${rows.join("; ")}`.trim() };
}
