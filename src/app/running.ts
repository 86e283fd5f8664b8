import { signal } from "@preact/signals";
import type { ReadonlySignal } from "@preact/signals";
import { DOSE, SOUND } from "#core";
import type { Ahead, Cue, SessionEvent, SessionState, Todo } from "#core";
import type { Rules } from "./engine.ts";
import type { Begun, RunningRecord } from "./running-record.ts";
import { JITTER_MS, wallAt, wallFrom } from "./wall-time.ts";

export type Question = Extract<Todo, { readonly do: "ask" }>["what"];
type Happening = SessionEvent extends infer E ? (E extends SessionEvent ? Omit<E, "atMs"> : never) : never;

export type Durability = "strict" | "relaxed";

/** What a running session needs of the world; a test gives it a clock and a disk of its own. */
export interface Outside {
  /** The clock that the sound is played by, milliseconds; it stands still when the sound does. */
  readonly soundMs: () => number;
  /** Milliseconds since 1970; it can be set. */
  readonly wallMs: () => number;
  /** Milliseconds of a clock that cannot be set; it may stand while the device sleeps. */
  readonly pageMs: () => number;
  /** Whether that clock is the place in a track that sounds: what passes on it was heard, also where no page looked. */
  readonly heard: () => boolean;
  /** Whether something presses by what was heard: a `leave` that is on its way was not heard yet. */
  readonly presses: () => boolean;
  /** Writes one event down: `strict` outlives a power cut, `relaxed` a killed browser. */
  readonly keep: (event: SessionEvent, seenAtMs: number, durability: Durability) => void;
  /** Plays this instead of all that were to come; `atMs` is on the sound's clock. */
  readonly play: (ahead: Ahead) => void;
  /** Cues whose time has come, for captions and for the hand. */
  readonly told: (cues: readonly Cue[]) => void;
}

/** Longer than this without a look, and nobody knows what happened: it counts as pressed. */
const LOST_MS = 2500;
/**
 * The most that a place may be pressed longer than it is counted: sound that falls behind the wall clock further is
 * followed by the wall clock. The place owes it, over pauses and rests, whatever happens in them.
 */
const OWED_MS = SOUND.owed.value * 1000;
/** A countdown that stood for so long does not look like one any more. */
const STANDS_MS = 600;
/**
 * Every look is written down, so that a kill loses no more than the time between two. A power cut loses no more while
 * something presses; else so much, for a phone wears with each strict write.
 */
const STRICT_MS = 1000;
/** Where the wall clock cannot be right, the place counts as used up. */
const UNKNOWN_MS = DOSE.regionInSession.value * 1000;

export interface Running {
  readonly head: Begun;
  readonly state: ReadonlySignal<SessionState>;
  readonly question: ReadonlySignal<Question | null>;
  /** Whether the countdown stands because its sound is not there yet: then it says so. */
  readonly stands: ReadonlySignal<boolean>;
  /** Plays on to now; called a few times a second. */
  readonly look: () => void;
  readonly happen: (what: Happening) => void;
  /** Ready before the time is up: what is left of the way to a step, or of a rest, is left out. */
  readonly hurry: () => void;
}

export function setupOf(rules: Rules, { plan, request }: Pick<Begun, "plan" | "request">) {
  return { knowledge: rules.knowledge, limits: rules.limitsOf(plan, rules.knowledge, request) };
}

const runs = ({ mode }: SessionState): boolean => mode === "running";
const presses = (state: SessionState): boolean => runs(state) && state.phase?.kind === "contact";
function placeOf({ steps }: SessionState["plan"], index: number | null): string | null {
  const step = index === null ? undefined : steps[index];
  return step === undefined ? null : `${step.region}.${step.side}`;
}
/** Which place is pressed. */
const placePressed = (state: SessionState): string | null =>
  presses(state) ? placeOf(state.plan, state.phase?.step ?? null) : null;
/** Said late they would be wrong. */
const isCounted = ({ kind }: Cue): boolean => kind === "pass" || kind === "halfway" || kind === "countdown";

/** Milliseconds that nobody saw since the last event. */
export function unseenMs(seenAtMs: number, wallMs: number): number {
  return wallMs < seenAtMs ? UNKNOWN_MS : wallMs - seenAtMs;
}

/** Begins a session, or goes on with one that was interrupted: that one comes back paused, and asks. */
export function run(rules: Rules, from: Begun | RunningRecord, outside: Outside): Running {
  const interrupted = "events" in from ? from : null;
  const setup = setupOf(rules, from);
  const state = signal(
    interrupted === null
      ? rules.newSession(from.plan, setup)
      : rules.replay(interrupted.plan, interrupted.events, setup),
  );
  const question = signal<Question | null>(null);
  let time = wallFrom(outside.pageMs(), outside.wallMs());
  let seen = { sound: outside.soundMs(), wall: time.ms, date: outside.wallMs() };
  /** Where the sound's clock stood when the session's clock stood at `session`. */
  let anchor = { sound: seen.sound, session: state.peek().clockMs };
  /** The wall and the session's clock where nothing was owed. */
  let due = { wall: seen.wall, session: anchor.session };
  /** What each place owes while it is not pressed; milliseconds. */
  const debts = new Map<string, number>();
  let savedMs = state.peek().clockMs;
  let strictMs = savedMs;
  const stands = signal(false);
  let moved = { clock: state.peek().clockMs, wall: seen.wall };

  const now = (): number => state.peek().clockMs;
  const here = () => ({ wall: seen.wall, session: now() });
  /** What passed on the wall since something presses, and was not counted. */
  const owedMs = (): number => seen.wall - due.wall - (now() - due.session);
  /** Whether since the last look the wall clock was set back, so that nobody knows how long that was. */
  let unknown = false;
  function see(): void {
    time = wallAt(time, outside.pageMs(), outside.wallMs());
    unknown ||= time.setBack;
    seen = { sound: outside.soundMs(), wall: time.ms, date: outside.wallMs() };
  }
  function keep(event: SessionEvent, durability: Durability = "strict"): void {
    savedMs = event.atMs;
    if (durability === "strict") strictMs = savedMs;
    outside.keep(event, seen.date, durability);
  }
  /**
   * What is owed goes with its place: it stays owed while something presses before and after, waits while nothing does,
   * and is owed again by the next contact there. One that begins owes what passed since the last look as well, for nobody
   * knows when in that it began.
   */
  function owe(before: string | null, next: string | null): void {
    if (before === next && next !== null) return;
    // Two clocks that are read by turns differ so much; only that much is given back.
    if (before !== null) debts.set(before, Math.max(-JITTER_MS, owedMs()));
    const ms = before === null ? Math.max(0, owedMs()) : 0;
    due = here();
    if (next !== null) due = { ...due, wall: due.wall - ms - (debts.get(next) ?? 0) };
  }
  /** A contact that the session has ended and whose `leave` was not heard: so long it is owed. */
  function oweUnheard(wallMs: number): void {
    const { plan, touched } = state.peek();
    const place = placeOf(plan, touched);
    if (place === null || presses(state.peek()) || !outside.presses()) return;
    debts.set(place, (debts.get(place) ?? 0) + wallMs);
  }
  /** Every change of the session goes through here. */
  function turn(event: SessionEvent): readonly Cue[] {
    const before = placePressed(state.peek());
    const [next, todos] = rules.session(state.peek(), event);
    if (next.mode === "running" && event.kind !== "tick") question.value = null;
    for (const todo of todos) if (todo.do === "ask") question.value = todo.what;
    if (next.mode === "ended") question.value = null;
    if (question.peek() === "pain" && next.easing.is === "none") question.value = null;
    state.value = next;
    owe(before, placePressed(next));
    return todos.flatMap((todo) => (todo.do === "cue" ? [todo.cue] : []));
  }
  /** From here the cues are other ones: those of this moment at once, then all that are to come. */
  function playFrom(before: SessionState, now: readonly Cue[]): void {
    anchor = { sound: seen.sound, session: state.peek().clockMs };
    const soundAt = (atMs: number): number => anchor.sound + atMs - anchor.session;
    const ahead = rules.aheadOf(before, state.peek(), now);
    outside.play({
      ...ahead,
      cues: ahead.cues.map((cue) => ({ ...cue, atMs: soundAt(cue.atMs) })),
      open: ahead.open && { ...ahead.open, sinceMs: soundAt(ahead.open.sinceMs) },
    });
  }
  function lost(ms: number): void {
    unknown = false;
    const before = state.peek();
    const at = now();
    if (savedMs < at) keep({ kind: "tick", atMs: at });
    const gap: SessionEvent = { kind: "gap", atMs: at + ms };
    const cues = turn(gap);
    keep(gap);
    playFrom(before, cues);
    outside.told(cues);
  }
  function tick(atMs: number): readonly Cue[] {
    const before = state.peek();
    const cues = turn({ kind: "tick", atMs });
    const marks = cues.some(({ kind }) => kind !== "pass" && kind !== "countdown");
    const pressed = presses(before) && atMs > savedMs;
    const strict = marks || pressed || atMs - strictMs >= STRICT_MS || state.peek().mode !== before.mode;
    if (strict || (runs(before) && atMs > savedMs)) keep({ kind: "tick", atMs }, strict ? "strict" : "relaxed");
    outside.told(cues);
    return cues;
  }
  function look(): void {
    playOn();
    const { mode, clockMs } = state.peek();
    if (clockMs !== moved.clock || mode !== "running") moved = { clock: clockMs, wall: seen.wall };
    stands.value = seen.wall - moved.wall > STANDS_MS;
  }
  function playOn(): void {
    const { mode } = state.peek();
    if (mode === "ended" || mode === "waiting") return;
    const was = seen;
    see();
    if (unknown && presses(state.peek())) return lost(UNKNOWN_MS);
    const sound = seen.sound - was.sound;
    const wall = seen.wall - was.wall;
    oweUnheard(wall);
    // A blocked or a hidden page looks late; what a track said meanwhile was said.
    const unseen = outside.heard() ? wall - sound : Math.max(sound, wall);
    if (unseen > LOST_MS) return lost(Math.round(Math.max(sound, wall, owedMs())));
    unknown = false;
    tick(now() + Math.max(0, Math.round(anchor.session + (seen.sound - anchor.sound) - now())));
    // Where nothing presses a late sound makes the session late, and cuts no sentence off.
    if (owedMs() > OWED_MS) catchUp();
  }
  /** What is owed is counted, at most to the end of the contact; what was to be heard in it is heard now. */
  function catchUp(): void {
    const before = state.peek();
    const { phase, elapsedMs } = before;
    if (phase === null) return;
    const cues = tick(now() + Math.min(Math.round(owedMs()), phase.ms - elapsedMs));
    playFrom(
      before,
      cues.filter((cue) => !isCounted(cue)).map((cue) => ({ ...cue, atMs: now() })),
    );
  }
  function happen(what: Happening): void {
    look();
    const before = state.peek();
    const event = { ...what, atMs: now() } as SessionEvent;
    const cues = turn(event);
    keep(event);
    see();
    playFrom(before, cues);
    outside.told(cues);
  }
  function hurry(): void {
    look();
    const before = state.peek();
    const { mode, phase, elapsedMs } = before;
    if (mode !== "running" || phase === null || phase.kind === "contact") return;
    const event: SessionEvent = { kind: "tick", atMs: now() + phase.ms - elapsedMs };
    const cues = turn(event).slice(-1);
    keep(event);
    playFrom(before, cues);
    outside.told(cues);
  }

  if (interrupted !== null && state.peek().mode !== "ended") lost(unseenMs(interrupted.seenAtMs, seen.date));
  return { head: from, state, question, stands, look, happen, hurry };
}
