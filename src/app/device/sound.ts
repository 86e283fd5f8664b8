import type { Cue, CueKind } from "#core";

/** The door every player of a session goes through; `atMs` of a cue and `nowMs` are on the same clock. */
export interface Player {
  readonly nowMs: () => number;
  /** Plays these cues at their times, in place of everything that was to come. */
  readonly play: (cues: readonly Cue[]) => void;
  /** From the hand of the person: browsers let sound begin only then. */
  readonly wake: () => void;
  /** Whether sound comes out: null until it is known. */
  readonly sounds: () => boolean;
  readonly dispose: () => void;
}

interface Tone {
  readonly hertz: readonly number[];
  /** Seconds: after the cue, and how long. */
  readonly after: number;
  readonly lasts: number;
  readonly gain: number;
}
const tone = (hertz: number | readonly number[], after: number, lasts: number, gain = 0.3): Tone => ({
  hertz: typeof hertz === "number" ? [hertz] : hertz,
  after,
  lasts,
  gain,
});
/** One sound for each kind of cue; the pairs of `enter` and `leave` belong to them alone. */
const EARCONS: Readonly<Record<CueKind, readonly Tone[]>> = {
  safety: [tone(330, 0, 0.25, 0.2)],
  "get-ready": [tone(523, 0, 0.14), tone(659, 0.2, 0.2)],
  enter: [tone([1046.5, 1568], 0, 0.16, 0.34)],
  leave: [tone([1760, 2637], 0, 0.36, 0.34)],
  pass: [tone(247, 0, 0.05, 0.34)],
  halfway: [tone(784, 0, 0.1), tone(784, 0.18, 0.1)],
  countdown: [tone(880, 0, 0.08, 0.26)],
  rest: [tone(587, 0, 0.16, 0.2), tone(440, 0.2, 0.24, 0.2)],
  "switch-sides": [tone(523, 0, 0.12), tone(784, 0.16, 0.12), tone(523, 0.32, 0.18)],
  next: [tone(523, 0, 0.12), tone(659, 0.16, 0.12), tone(784, 0.32, 0.18)],
  stretch: [tone([392, 494], 0, 0.5, 0.2)],
  "stretch-end": [tone([494, 392], 0, 0.3, 0.2), tone(330, 0.3, 0.4, 0.2)],
  done: [tone(523, 0, 0.2), tone(659, 0.2, 0.2), tone([784, 1046.5], 0.4, 0.7)],
};
/** Softer, each second of a contact: when the ticking stops, the person lets go. */
const TICK: readonly Tone[] = [tone(196, 0, 0.03, 0.16)];
const TICK_MS = 1000;
const FADE = 0.012;
/** Tones are made this far ahead, and made again this often; a hidden page looks once a minute at worst. */
const WINDOW_MS = 90_000;
const REFILL_MS = 1000;

/** Seconds of contact between an `enter` and its `leave`, as ticks. */
function ticks(cues: readonly Cue[]): readonly number[] {
  const entered = cues.findIndex(({ kind }) => kind === "enter");
  if (entered < 0) return [];
  const out: number[] = [];
  let from: number | null = null;
  for (const { kind, atMs } of cues) {
    if (kind === "enter") from = atMs;
    if (kind !== "leave" || from === null) continue;
    for (let at = from + TICK_MS; at < atMs - TICK_MS / 2; at += TICK_MS) out.push(at);
    from = null;
  }
  return out;
}

interface Planned {
  readonly atMs: number;
  readonly tones: readonly Tone[];
}
const plannedOf = (cues: readonly Cue[]): readonly Planned[] =>
  [
    ...cues.map(({ kind, atMs }) => ({ atMs, tones: EARCONS[kind] })),
    ...ticks(cues).map((atMs) => ({ atMs, tones: TICK })),
  ].toSorted((a, b) => a.atMs - b.atMs);

function sing(context: AudioContext, out: AudioNode, at: number, { hertz, after, lasts, gain }: Tone): void {
  for (const frequency of hertz) {
    const oscillator = new OscillatorNode(context, { type: "triangle", frequency });
    const envelope = new GainNode(context, { gain: 0 });
    const [start, end] = [at + after, at + after + lasts];
    // The peak is held, so that it is heard over music.
    envelope.gain.setValueAtTime(0, start);
    envelope.gain.linearRampToValueAtTime(gain / hertz.length, start + FADE);
    envelope.gain.setValueAtTime(gain / hertz.length, Math.max(start + FADE, end - FADE * 2));
    envelope.gain.linearRampToValueAtTime(0, end);
    oscillator.connect(envelope).connect(out);
    oscillator.start(start);
    oscillator.stop(end + FADE);
  }
}

/** A clock that goes on from one source to the other without a jump. */
function clockOf(context: AudioContext | null): () => number {
  let offset = 0;
  let by: "sound" | "page" = "page";
  return () => {
    const page = performance.now();
    if (context === null) return page;
    const now: typeof by = context.state === "running" && context.currentTime > 0 ? "sound" : by;
    const sound = context.currentTime * 1000;
    if (now !== by) offset = page - sound;
    by = now;
    return by === "sound" ? sound + offset : page;
  };
}

/** Plays through Web Audio, each tone made ahead on the sound's own clock; where there is none, only the clock runs. */
export function player(): Player {
  const context = typeof AudioContext === "undefined" ? null : new AudioContext({ latencyHint: "interactive" });
  const nowMs = clockOf(context);
  let bus: GainNode | null = null;
  let waiting: readonly Planned[] = [];
  function refill(): void {
    if (context === null || bus === null || context.state !== "running") return;
    const now = nowMs();
    const due = waiting.filter(({ atMs }) => atMs < now + WINDOW_MS);
    waiting = waiting.slice(due.length);
    for (const { atMs, tones } of due) {
      if (atMs < now - 250) continue;
      const at = context.currentTime + Math.max(0, atMs - now) / 1000;
      for (const each of tones) sing(context, bus, at, each);
    }
  }
  const timer = setInterval(refill, REFILL_MS);
  return {
    nowMs,
    play(cues) {
      bus?.disconnect();
      if (context === null) return;
      bus = new GainNode(context, { gain: 1 });
      bus.connect(context.destination);
      waiting = plannedOf(cues);
      refill();
    },
    wake: () => void context?.resume().then(refill, () => {}),
    sounds: () => context?.state === "running",
    dispose() {
      clearInterval(timer);
      void context?.close().catch(() => {});
    },
  };
}
