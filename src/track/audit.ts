import { DOSE } from "#core";
import { longestMs } from "./contacts.ts";
import type { Contact } from "./contacts.ts";
import { heard } from "./heard.ts";
import type { Heard } from "./heard.ts";
import { BLOCK, samplesIn } from "./mix.ts";
import type { Track } from "./mix.ts";
import { fullScale, msOf, PEAK, QUIETEST_DBFS, samplesOf } from "./pcm.ts";
import type { Marker, Score } from "./score.ts";
import { isWhole, withoutQuiet, withoutTicks } from "./whole.ts";

/** Why a track is not played; `atMs` counts from its beginning. */
export interface Fault {
  readonly fault:
    /** A contact that no `leave` ends, in the plan of the track or in its sound. */
    | "no-end"
    /** A contact is longer than its cap, or than any spot may last, or than its place has left. */
    | "too-long"
    /** The sound of a marker is not where the plan has it, or not whole, or not as loud. */
    | "missing"
    /** A marker that the plan does not have. */
    | "unplanned"
    /** A contact in which it does not tick, and one whose `leave` does not come out of silence. */
    | "no-ticks"
    | "not-clear"
    /** Ten seconds so quiet that a phone may stop the page, or a sample too loud. */
    | "too-quiet"
    | "too-loud";
  readonly atMs: number;
}

/** How far a marker may be off. */
const OFF_MS = 2;

/** Whether it ends with the first sample: sooner no track can end it, and without one nothing would. */
const isEndedAtOnce = ({ enterMs, leaveMs }: Contact, startMs: number): boolean =>
  enterMs === null && leaveMs <= startMs;
/** To the millisecond: the clock of the sound has fractions, and a difference of two of them is never quite a minute. */
const isTooLong = ({ sinceMs, leaveMs, capMs }: Contact): boolean =>
  sinceMs === null || Math.round(leaveMs - sinceMs) > longestMs(capMs);

/** So much may a place be off by clocks that have fractions. */
const PLACE_OFF_MS = 50;
/** Contacts with which their place is pressed longer than it may be, with what was pressed of it before. */
function beyondPlace(contacts: readonly Contact[], startMs: number): readonly Contact[] {
  const sums = new Map<string, number>();
  return contacts.filter(({ enterMs, leaveMs, place, leftMs }) => {
    const ms = Math.max(0, leaveMs - Math.max(startMs, enterMs ?? startMs));
    const sum = (sums.get(place) ?? 0) + ms;
    sums.set(place, sum);
    return ms > 0 && sum > Math.min(leftMs, DOSE.regionInSession.value * 1000) + PLACE_OFF_MS;
  });
}

/** The plan of the track: every contact ends, within its cap, with what was pressed of it before the track. */
function planned({ contacts, unended }: Score, startMs: number): readonly Fault[] {
  const beyond = beyondPlace(contacts, startMs);
  const long = contacts.filter((c) => (isTooLong(c) && !isEndedAtOnce(c, startMs)) || beyond.includes(c));
  return [
    ...(unended === null ? [] : [{ fault: "no-end", atMs: Math.max(0, unended - startMs) } as const]),
    ...long.map((c) => ({ fault: "too-long", atMs: Math.max(0, (c.enterMs ?? startMs) - startMs) }) as const),
  ];
}

/** What of a contact was pressed before its `enter`, or before the track where it has none; milliseconds. */
const heldMs = ({ enterMs, sinceMs }: Contact, startMs: number): number =>
  sinceMs === null ? Number.POSITIVE_INFINITY : Math.max(0, (enterMs ?? startMs) - sinceMs);

/** The sound alone: each `enter` has its `leave`, and soon enough for its contact, with what was pressed of it before. */
function alone(found: readonly Heard[], contacts: readonly Contact[], startMs: number): readonly Fault[] {
  const faults: Fault[] = [];
  let nth = 0;
  // A track that begins inside a contact holds it from its first sample on.
  let entered: number | null = contacts[0]?.enterMs === null ? 0 : null;
  for (const { kind, at } of found) {
    if (kind === "enter" && entered !== null) faults.push({ fault: "no-end", atMs: msOf(entered) });
    if (kind === "leave" && entered !== null) {
      const contact = contacts[nth++];
      const most = contact === undefined ? 0 : longestMs(contact.capMs) - heldMs(contact, startMs);
      const inTrackMs = msOf(at - entered);
      const atOnce = contact !== undefined && isEndedAtOnce(contact, startMs) && inTrackMs <= OFF_MS;
      if (inTrackMs > most + OFF_MS && !atOnce) faults.push({ fault: "too-long", atMs: msOf(entered) });
    }
    entered = kind === "enter" ? at : null;
  }
  return entered === null ? faults : [...faults, { fault: "no-end", atMs: msOf(entered) }];
}

/** The markers that are heard against the planned ones, as sets: none found is not the same as none wrong. */
function compared(found: readonly Heard[], wanted: readonly Marker[]): readonly Fault[] {
  const off = samplesOf(OFF_MS);
  const same = (a: Marker, b: Marker): boolean => a.kind === b.kind && Math.abs(a.at - b.at) <= off;
  return [
    ...wanted
      .filter((w) => !found.some((f) => same(f, w)))
      .map((w) => ({ fault: "missing", atMs: msOf(w.at) }) as const),
    ...found
      .filter((f) => !wanted.some((w) => same(f, w)))
      .map((f) => ({ fault: "unplanned", atMs: msOf(f.at) }) as const),
  ];
}

const WINDOW_BLOCKS = 20;
/** Level over ten seconds and the loudest sample. */
function levels(track: Track): readonly Fault[] {
  const faults: Fault[] = [];
  const known = new Map<Int16Array, number>();
  const power = track.blocks.map((_, index) => {
    const block = samplesIn(track, index);
    const sum = known.get(block) ?? powerOf(block);
    known.set(block, sum);
    if (sum === Number.POSITIVE_INFINITY) faults.push({ fault: "too-loud", atMs: msOf(index * BLOCK) });
    return sum;
  });
  const least = fullScale(QUIETEST_DBFS) ** 2 * BLOCK;
  for (let from = 0; from + WINDOW_BLOCKS <= power.length; from += WINDOW_BLOCKS / 2) {
    const window = power.slice(from, from + WINDOW_BLOCKS);
    if (window.reduce((a, b) => a + b, 0) < least * window.length)
      faults.push({ fault: "too-quiet", atMs: msOf(from * BLOCK) });
  }
  return faults;
}
function powerOf(block: Int16Array): number {
  let [sum, most] = [0, 0];
  for (let i = 0; i < block.length; i++) {
    const sample = block[i]!;
    sum += sample * sample;
    most = Math.max(most, sample, -sample);
  }
  return most > PEAK ? Number.POSITIVE_INFINITY : sum;
}

/** What is heard of each contact: its ticks, the silence before its end, and markers that nobody takes for another sound. */
function whole(track: Track, score: Score, startMs: number): readonly Fault[] {
  const at = ({ enterMs }: Contact): number => Math.max(0, (enterMs ?? startMs) - startMs);
  return [
    ...score.markers
      .filter((marker) => !isWhole(track, marker))
      .map((marker) => ({ fault: "missing", atMs: msOf(marker.at) }) as const),
    ...withoutTicks(track, score, startMs).map((c) => ({ fault: "no-ticks", atMs: at(c) }) as const),
    ...withoutQuiet(track, score, startMs).map((c) => ({ fault: "not-clear", atMs: at(c) }) as const),
  ];
}

/** Everything that speaks against playing a track; none: it may be played. */
export function audit(track: Track, score: Score, startMs: number): readonly Fault[] {
  const found = heard(track);
  return [
    ...planned(score, startMs),
    ...alone(found, score.contacts, startMs),
    ...compared(found, score.markers),
    ...whole(track, score, startMs),
    ...levels(track),
  ];
}
