import type { Ahead, Cue } from "#core";
import { piecesOf } from "#knowledge/spoken";
import { contactsOf } from "./contacts.ts";
import type { Contact } from "./contacts.ts";
import { soundOf } from "./earcons.ts";
import { announced, tickingRule } from "./early.ts";
import { msOf, samplesOf } from "./pcm.ts";
import { beatsOf } from "./rhythm.ts";
import { earconOf, isSpoken, weightOf } from "./talk.ts";
import type { Talk } from "./talk.ts";

/** A sound at its place in the track; `at` and all lengths count samples from the track's beginning. */
export interface Placed {
  readonly at: number;
  readonly name: string;
  readonly gain: number;
}
export interface Marker {
  readonly kind: "enter" | "leave";
  readonly at: number;
}
export interface Score {
  readonly length: number;
  readonly placed: readonly Placed[];
  readonly markers: readonly Marker[];
  readonly contacts: readonly Contact[];
  /** When a contact began that no cue ends; such a score is refused. */
  readonly unended: number | null;
  /** Clips that the voice lacks: their sentences are shown and not heard. */
  readonly missing: readonly string[];
}
export interface Cut extends Ahead {
  /** The session's clock at the track's first sample. */
  readonly startMs: number;
  /** Whether the session is over with the last of them, waits for the person, or goes on in a track that follows. */
  readonly then: "over" | "waits" | "goes-on";
  readonly talk: Talk;
}
export interface Voice {
  /** Samples of each clip and tone, by its name. */
  readonly lengths: ReadonlyMap<string, number>;
  /** The sentence of a cue in the language of the voice. */
  readonly tell: (cue: Cue) => string;
}

/** From a counted second to a `leave`, its tone included. */
const COUNT_CLEAR_MS = 600;
/** From an `enter` to a counted second: its own tone, and a moment of silence. */
const ENTER_CLEAR_MS = 300;
const GAP_MS = { earconToVoice: 150, betweenSounds: 90 } as const;
/** How long before the next exact sound everything else is over. */
const CLEAR_MS: Readonly<Record<string, number>> = { enter: 120, leave: 500, countdown: 60 };
export const GAIN = { voice: 1, earcon: 0.7, exact: 1, tick: 0.5, ducked: 0.18, breath: 1 } as const;
/** A waiting track goes on so long, with a soft beat now and then; and how a track fades out. */
const WAIT = { lastsMs: 300_000, beatMs: 10_000 } as const;
const TAIL_MS = 800;
/** A `leave` is heard again so long after it, where nothing else is: who did not hear it hears that one. */
const AGAIN_MS = [5000, 10_000] as const;

const isExact = ({ kind }: Cue): boolean => kind === "enter" || kind === "leave" || kind === "countdown";

/** One cue's earcon and phrases, as long as they are. */
interface Item {
  readonly cue: Cue;
  readonly wantedMs: number;
  readonly earcon: string | null;
  readonly pieces: readonly { readonly clip: string; readonly ms: number; readonly pauseMs: number }[];
}

function itemOf(cue: Cue, cut: Cut, voice: Voice, withEarcon: boolean, missing: Set<string>): Item {
  const earcon = withEarcon ? earconOf(cue) : null;
  const sentence = isSpoken(cut.talk, cue) ? voice.tell(cue) : "";
  const pieces = piecesOf(sentence, (clip) => voice.lengths.has(clip));
  for (const { clip } of pieces) if (!voice.lengths.has(clip)) missing.add(clip);
  const whole = pieces.every(({ clip }) => voice.lengths.has(clip));
  return {
    cue,
    wantedMs: Math.max(cue.atMs, cut.startMs),
    earcon: earcon === null ? null : soundOf(earcon),
    pieces: whole ? pieces.map(({ clip, pauseMs }) => ({ clip, pauseMs, ms: msOf(voice.lengths.get(clip) ?? 0) })) : [],
  };
}

interface Span {
  readonly placed: readonly Placed[];
  readonly voiced: readonly (readonly [number, number])[];
  readonly endMs: number;
}
/** The items one after the other, none before its time. */
function inTurn(items: readonly Item[], startMs: number, voice: Voice): Span {
  const placed: Placed[] = [];
  const voiced: (readonly [number, number])[] = [];
  let atMs = items[0]?.wantedMs ?? startMs;
  let endMs = atMs;
  for (const { cue, wantedMs, earcon, pieces } of items) {
    atMs = Math.max(atMs, wantedMs);
    if (earcon !== null) {
      placed.push({ at: samplesOf(atMs - startMs), name: earcon, gain: isExact(cue) ? GAIN.exact : GAIN.earcon });
      endMs = atMs + msOf(voice.lengths.get(earcon) ?? 0);
      atMs = endMs + (pieces.length > 0 ? GAP_MS.earconToVoice : GAP_MS.betweenSounds);
    }
    const from = atMs;
    for (const { clip, ms, pauseMs } of pieces) {
      placed.push({ at: samplesOf(atMs - startMs), name: clip, gain: GAIN.voice });
      endMs = atMs + ms;
      atMs = endMs + pauseMs;
    }
    if (pieces.length > 0) voiced.push([from, endMs]);
  }
  return { placed, voiced, endMs };
}

/** Without the words that weigh least, the later ones first; then without the last sound that need not be exact. */
function lighter(items: readonly Item[]): readonly Item[] | null {
  const spoken = items.filter(({ pieces }) => pieces.length > 0);
  if (spoken.length > 0) {
    const least = Math.min(...spoken.map(({ cue }) => weightOf(cue)));
    const out = spoken.findLast(({ cue }) => weightOf(cue) === least);
    return items.map((item) => (item === out ? { ...item, pieces: [] } : item));
  }
  const soft = items.findLastIndex(({ cue, earcon }) => earcon !== null && !isExact(cue));
  return soft < 0 ? null : items.filter((_, at) => at !== soft);
}

function fitted(items: readonly Item[], limitMs: number, startMs: number, voice: Voice): Span {
  const span = inTurn(items, startMs, voice);
  const less = span.endMs > limitMs ? lighter(items) : null;
  return less === null ? span : fitted(less, limitMs, startMs, voice);
}

/** Cues from one exact sound to the next; the first group may begin without one. */
function groups(items: readonly Item[]): readonly (readonly Item[])[] {
  const out: Item[][] = [[]];
  for (const item of items) {
    if (isExact(item.cue)) out.push([]);
    out.at(-1)?.push(item);
  }
  return out.filter((group) => group.length > 0);
}

function ticksOf(cut: Cut, contacts: readonly Contact[], voiced: Span["voiced"]): readonly Placed[] {
  const isVoiced = (atMs: number): boolean => voiced.some(([from, to]) => atMs >= from - 60 && atMs <= to);
  return contacts
    .flatMap((contact) => beatsOf(contact, cut.cues, cut.startMs))
    .filter(({ atMs }) => atMs >= cut.startMs)
    .map(({ atMs, sound }) => {
      const tick = isVoiced(atMs) ? GAIN.ducked : GAIN.tick;
      const gain = sound.startsWith("breath") ? GAIN.breath : tick;
      return { at: samplesOf(atMs - cut.startMs), name: soundOf(sound), gain };
    });
}

function waitingBeats(): readonly Placed[] {
  const beats = Array.from({ length: WAIT.lastsMs / WAIT.beatMs - 1 }, (_, n) => (n + 1) * WAIT.beatMs);
  return beats.map((ms) => ({ at: samplesOf(ms), name: soundOf("beat"), gain: GAIN.ducked }));
}

/** Every `leave` once more and once more, until the next `enter`, and only in silence: words say as well that it rests. */
function leavesAgain(cut: Cut, placed: readonly Placed[], voice: Voice, lastsMs: number): readonly Marker[] {
  const lengthOf = (name: string): number => voice.lengths.get(name) ?? 0;
  const [lasts, clear] = [lengthOf(soundOf("leave")), samplesOf(CLEAR_MS["leave"] ?? 0)];
  const isFree = (at: number): boolean =>
    !placed.some((each) => each.at < at + lasts + clear && each.at + lengthOf(each.name) > at - clear);
  return markersOf(cut).flatMap(({ kind, at }): readonly Marker[] => {
    const times = kind === "leave" ? AGAIN_MS.map((ms) => at + samplesOf(ms)) : [];
    const next = markersOf(cut).find((mark) => mark.at > at)?.at ?? samplesOf(lastsMs);
    return times
      .filter((time) => time + lasts + clear < next && isFree(time))
      .map((time) => ({ kind: "leave", at: time }));
  });
}

/**
 * A second that is counted shortly before a `leave`, or just after an `enter`, would drown it: it is left out. So is one
 * where nothing presses: the `leave` of a contact that is gone on with, and the silence after it, may lie in its seconds.
 */
function isClear(cue: Cue, cues: readonly Cue[]): boolean {
  const last = cues.findLast(({ kind, atMs }) => (kind === "enter" || kind === "leave") && atMs <= cue.atMs);
  if (cue.kind === "countdown" && last?.kind === "leave") return false;
  const leave = cues.find(({ kind, atMs }) => kind === "leave" && atMs >= cue.atMs);
  const enter = cues.findLast(({ kind, atMs }) => kind === "enter" && atMs <= cue.atMs);
  const afterEnter = enter === undefined || cue.atMs - enter.atMs >= ENTER_CLEAR_MS;
  return cue.kind !== "countdown" || ((leave === undefined || leave.atMs - cue.atMs >= COUNT_CLEAR_MS) && afterEnter);
}

/** Everything that is heard from here on, each sound at its sample. */
export function scoreOf(cut: Cut, voice: Voice): Score {
  const missing = new Set<string>();
  const extra = [...tickingRule(cut.cues), ...announced(cut.cues)];
  const items = [
    ...cut.cues
      .filter((cue) => cue.kind !== "pass" && isClear(cue, cut.cues))
      .map((cue) => itemOf(cue, cut, voice, true, missing)),
    ...extra.map((cue) => itemOf(cue, cut, voice, false, missing)),
  ].toSorted((a, b) => a.cue.atMs - b.cue.atMs);
  const all = groups(items);
  const spans = all.map((group, at) => {
    const next = all[at + 1]?.[0];
    const limit = next === undefined ? Number.POSITIVE_INFINITY : next.wantedMs - (CLEAR_MS[next.cue.kind] ?? 0);
    return fitted(group, limit, cut.startMs, voice);
  });
  const { contacts, unended } = contactsOf(cut);
  const ticks = ticksOf(
    cut,
    contacts,
    spans.flatMap(({ voiced }) => voiced),
  );
  const endMs = Math.max(cut.startMs, ...spans.map((span) => span.endMs), ...cut.cues.map(({ atMs }) => atMs));
  const waits = cut.then === "waits";
  const lastsMs = Math.max(endMs - cut.startMs + TAIL_MS, cut.then === "over" ? 0 : WAIT.lastsMs);
  const said = spans.flatMap(({ placed }) => placed);
  const again = leavesAgain(cut, said, voice, waits ? lastsMs : endMs - cut.startMs);
  const leaves = again.map(({ at }) => ({ at, name: soundOf("leave"), gain: GAIN.exact }));
  const beats = waits ? waitingBeats().filter(({ at }) => !leaves.some((leave) => isNear(at, leave.at))) : [];
  return {
    length: samplesOf(lastsMs),
    placed: [...said, ...leaves, ...ticks, ...beats],
    markers: [...markersOf(cut), ...again].toSorted((a, b) => a.at - b.at),
    contacts,
    unended,
    missing: [...missing],
  };
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) < samplesOf(1000);
const markersOf = ({ cues, startMs }: Cut): readonly Marker[] =>
  cues.flatMap(({ kind, atMs }) =>
    kind === "enter" || kind === "leave" ? [{ kind, at: samplesOf(Math.max(atMs, startMs) - startMs) }] : [],
  );
