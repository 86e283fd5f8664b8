import type { Asked } from "#track";
import type { Happens, Mixed, Output } from "./outputs.ts";

export type Cutting = Extract<Asked, { do: "cut" }>;

/** What the tests of the player see of the element, and what it is like. */
export interface MadePhone {
  /** Every track that began, or took the place of another. */
  readonly tracks: Cutting["cut"][];
  /** Those that began, and when; milliseconds since 1970. */
  readonly began: { readonly cut: Cutting["cut"]; readonly atMs: number }[];
  /** Whether a sound may begin, and whether its place goes on. */
  readonly plays: boolean;
  readonly goes: boolean;
  stops: number;
  /** What the element tells the player. */
  events: Happens | null;
}

/** An element whose place goes on by the clock of the test. */
export function madeElement(phone: MadePhone, on: Happens): Output {
  phone.events = on;
  let place: number | null = null;
  let playing = false;
  const take = (track: Mixed): unknown => phone.tracks.push((track as unknown as Cutting).cut);
  setInterval(() => {
    if (playing && phone.goes && place !== null) place += 10;
  }, 10);
  return {
    wake: () => (phone.plays ? undefined : on.silent()),
    start(track) {
      take(track);
      phone.began.push({ cut: phone.tracks.at(-1)!, atMs: Date.now() });
      [place, playing] = [0, true];
      on.began();
    },
    goOnIn: (track) => void take(track),
    placeMs: () => (place === null || place === 0 ? null : place),
    isPlaying: () => playing,
    stop() {
      phone.stops += 1;
      playing = false;
    },
    close: () => undefined,
  };
}
