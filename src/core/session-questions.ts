import type { HeldFlag, SessionEvent, SessionState, StopCode, Todo } from "./session-state.ts";

/** Stop rules that leave a question open: the flag that a yes raises. */
const ASKS: Partial<Readonly<Record<StopCode, HeldFlag>>> = { SR5: "RF1", SR7: "RF11" };
const GOES_ON: readonly SessionEvent["kind"][] = [
  "resume",
  "skip",
  "switch",
  "shorten",
  "lengthen",
  "back",
  "forward",
  "replan",
];

/** The question of a stop rule stays open until it is answered, whatever happens to the screen that asks it. */
export function asking(state: SessionState, stop: StopCode): SessionState {
  const flag = ASKS[stop];
  return flag === undefined || state.asked.includes(flag) ? state : { ...state, asked: [...state.asked, flag] };
}

/** Nothing goes on while a question is open. */
export const isHeld = (state: SessionState, event: SessionEvent): boolean =>
  state.asked.length > 0 && GOES_ON.includes(event.kind);

/** An answer to a question that is open; a yes is kept for the record. */
export function answered(state: SessionState, flag: HeldFlag, yes: boolean): SessionState {
  if (!state.asked.includes(flag)) return state;
  const raised = yes ? [...state.raised, flag] : state.raised;
  return { ...state, asked: state.asked.filter((each) => each !== flag), raised };
}

/** What is asked once the open question was answered with no. */
export function askedNext({ asked, mode, crampMs }: SessionState): readonly Todo[] {
  if (asked.length > 0 || mode !== "paused") return [];
  return [{ do: "ask", what: crampMs === null ? "go-on" : "cramp-gone" }];
}
