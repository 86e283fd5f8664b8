import { RATE, samplesOf } from "./pcm.ts";

/** The sounds that need no language. `enter` and `leave` begin and end contact; `stop` is a stop rule. */
export const EARCONS = [
  "ready",
  "enter",
  "leave",
  "rest",
  "switch",
  "halfway",
  "count",
  "next",
  "stretch",
  "release",
  "stop",
  "safety",
  "done",
] as const;
export type Earcon = (typeof EARCONS)[number];

/** One tone of a sound: its partials begin at `hertz` and glide to `to` where that is given. */
interface Note {
  readonly fromMs: number;
  readonly ms: number;
  readonly hertz: readonly number[];
  readonly to?: readonly number[];
  /** Share of full scale at its height. */
  readonly gain: number;
  readonly attackMs?: number;
  /** Dies away like something struck, instead of being held: the held ones are heard over music. */
  readonly struck?: boolean;
}
const note = (fromMs: number, ms: number, hertz: readonly number[], more: Partial<Note> = {}): Note => ({
  fromMs,
  ms,
  hertz,
  gain: 0.5,
  ...more,
});

/** These two pairs belong to `enter` and `leave` alone, so that a finished track can be searched for them. */
export const ENTER_HERTZ = [1046.5, 1568] as const;
export const LEAVE_HERTZ = [1760, 2637] as const;

const NOTES: Readonly<Record<Earcon, readonly Note[]>> = {
  ready: [note(0, 100, [392]), note(130, 100, [494]), note(260, 190, [587])],
  enter: [note(0, 160, ENTER_HERTZ, { gain: 0.56 })],
  leave: [note(0, 360, LEAVE_HERTZ, { gain: 0.56 })],
  rest: [note(0, 220, [440, 880]), note(240, 420, [294, 588])],
  switch: [0, 1, 2, 3].map((n) => note(n * 150, 90, n % 2 === 0 ? [349] : [698])),
  halfway: [note(0, 90, [220, 1240], { struck: true }), note(190, 90, [220, 1240], { struck: true })],
  count: [note(0, 80, [932])],
  next: [note(0, 420, [262, 524], { to: [523, 1046] })],
  stretch: [note(0, 1000, [196, 247, 294], { attackMs: 260 })],
  release: [note(0, 800, [587, 1174], { to: [220, 440], attackMs: 60 })],
  stop: [0, 1, 2].map((n) => note(n * 190, 130, [156, 165, 312], { gain: 0.62 })),
  safety: [note(0, 300, [330, 415], { attackMs: 40, gain: 0.34 })],
  done: [note(0, 180, [523]), note(200, 180, [659]), note(400, 180, [784]), note(600, 700, [523, 659, 784])],
};

/** A turn of the stroke, there and back; between them, and while a spot is held, a softer beat each second. */
export const TICKS = {
  turn: [note(0, 60, [247, 494, 3100], { struck: true, gain: 0.44 })],
  beat: [note(0, 36, [196, 3700], { struck: true, gain: 0.26 })],
} as const;
export type Tick = keyof typeof TICKS;

/** Four seconds in and six out, soft, under a held spot and under hands that rest. */
export const BREATH = { inMs: 4000, outMs: 6000 } as const;
const BREATHS = {
  in: [note(0, BREATH.inMs - 300, [147], { to: [220], attackMs: 1600, gain: 0.09 })],
  out: [note(0, BREATH.outMs - 300, [220], { to: [147], attackMs: 1200, gain: 0.09 })],
} as const;
export type Breath = keyof typeof BREATHS;

const RELEASE_MS = 14;
const ATTACK_MS = 6;

/** From 0 to 1: how loud a note is so many samples into it. */
function envelope({ ms, attackMs = ATTACK_MS, struck = false }: Note, at: number): number {
  const [all, attack, release] = [samplesOf(ms), samplesOf(attackMs), samplesOf(Math.max(RELEASE_MS, attackMs))];
  const ends = Math.min(1, at / attack, (all - at) / release);
  return struck ? ends * Math.exp((-5 * at) / all) : ends;
}

function add(out: Float64Array, each: Note): void {
  const [from, all] = [samplesOf(each.fromMs), samplesOf(each.ms)];
  each.hertz.forEach((hertz, n) => {
    const to = each.to?.[n] ?? hertz;
    let phase = 0;
    for (let at = 0; at < all; at++) {
      phase += (2 * Math.PI * (hertz + ((to - hertz) * at) / all)) / RATE;
      out[from + at]! += (Math.sin(phase) * each.gain * envelope(each, at)) / each.hertz.length;
    }
  });
}

function rendered(notes: readonly Note[]): Int16Array {
  const out = new Float64Array(Math.max(...notes.map(({ fromMs, ms }) => samplesOf(fromMs) + samplesOf(ms))));
  for (const each of notes) add(out, each);
  return Int16Array.from(out, (value) => Math.round(Math.max(-1, Math.min(1, value)) * 32_767));
}

/** Name of the sound of an earcon, a tick or a breath among the sounds of a track. */
export const soundOf = (name: Earcon | Tick | `breath-${Breath}`): string => `~${name}`;

/** Every sound that is made here and not spoken, by its name. */
export function tones(): ReadonlyMap<string, Int16Array> {
  return new Map([
    ...EARCONS.map((name) => [soundOf(name), rendered(NOTES[name])] as const),
    ...(["turn", "beat"] as const).map((name) => [soundOf(name), rendered(TICKS[name])] as const),
    ...(["in", "out"] as const).map((name) => [soundOf(`breath-${name}`), rendered(BREATHS[name])] as const),
  ]);
}
