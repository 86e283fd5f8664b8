import type { Contact } from "./contacts.ts";
import { soundOf, tones } from "./earcons.ts";
import { BLOCK, samplesIn } from "./mix.ts";
import type { Track } from "./mix.ts";
import { samplesOf } from "./pcm.ts";
import { TICK_GAP_MS } from "./rhythm.ts";
import { GAIN } from "./score.ts";
import type { Placed, Score } from "./score.ts";

/** Of a marker so many parts are looked at, each of which is as loud as planned or not much less. */
const PARTS = 4;
const LEAST_SHARE = 0.7;
/** No words and no tick end so shortly before a `leave`: what sounds there is the bed. */
const QUIET_MS = 430;
const QUIET_MOST = 400;
/** An `enter` and the silence after it. */
const ENTER_MS = 260;

let known: ReadonlyMap<string, Int16Array> | null = null;
const toneOf = (name: string): Int16Array => (known ??= tones()).get(name) ?? new Int16Array(0);

function range(track: Track, from: number, to: number): Int16Array {
  const out = new Int16Array(Math.max(0, to - from));
  let block = samplesIn(track, Math.floor(from / BLOCK));
  for (let i = 0; i < out.length; i++) {
    const at = (from + i) % BLOCK;
    if (at === 0) block = samplesIn(track, Math.floor((from + i) / BLOCK));
    out[i] = block[at] ?? 0;
  }
  return out;
}
/** How loud a sound is in samples, against itself; by the steps from sample to sample, in which low tones are small. */
function shareIn(samples: Int16Array, sound: Int16Array, from: number, to: number): number {
  let [both, own] = [0, 0];
  for (let i = Math.max(1, from); i < to; i++) {
    const step = sound[i]! - sound[i - 1]!;
    both += (samples[i]! - samples[i - 1]!) * step;
    own += step * step;
  }
  return own === 0 ? 0 : both / own;
}

/** Whether a marker is heard from its beginning to its end, as loud as it should be. */
export function isWhole(track: Track, { kind, at }: Score["markers"][number]): boolean {
  const sound = toneOf(soundOf(kind));
  const samples = range(track, at, at + sound.length);
  const part = Math.floor(sound.length / PARTS);
  return Array.from({ length: PARTS }, (_, n) => shareIn(samples, sound, n * part, (n + 1) * part)).every(
    (share) => share >= LEAST_SHARE * GAIN.exact,
  );
}

/** A tick that is heard; one under words is as good as the words. */
function isHeard(track: Track, { name, at, gain }: Placed): boolean {
  const sound = toneOf(name);
  if (gain < GAIN.tick) return true;
  return shareIn(range(track, at, at + sound.length), sound, 0, sound.length) >= LEAST_SHARE * gain;
}

const edges = ({ enterMs, leaveMs }: Contact, startMs: number): readonly [number, number] => [
  samplesOf((enterMs ?? startMs) - startMs),
  samplesOf(leaveMs - startMs),
];

/** Contacts in which it does not tick for longer than a person may wait. */
export function withoutTicks(track: Track, { contacts, placed }: Score, startMs: number): readonly Contact[] {
  const names = [soundOf("turn"), soundOf("beat")];
  const ticks = placed.filter((each) => names.includes(each.name) && isHeard(track, each)).map(({ at }) => at);
  return contacts.filter((contact) => {
    const [from, to] = edges(contact, startMs);
    const marks = [from, ...ticks.filter((at) => at > from && at < to), to].toSorted((a, b) => a - b);
    return marks.slice(1).some((at, n) => at - (marks[n] ?? 0) > samplesOf(TICK_GAP_MS + 2));
  });
}

/** Contacts whose `leave` comes out of another sound. */
export function withoutQuiet(track: Track, { contacts }: Score, startMs: number): readonly Contact[] {
  return contacts.filter((contact) => {
    const [from, to] = edges(contact, startMs);
    const first = contact.enterMs === null ? Math.max(0, from) : from + samplesOf(ENTER_MS);
    return range(track, Math.max(first, to - samplesOf(QUIET_MS)), to).some((each) => Math.abs(each) > QUIET_MOST);
  });
}
