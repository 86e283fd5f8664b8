import { bedOf, wavHeader } from "#track";
import type { Happens, Output } from "./outputs.ts";
import { sayKind } from "./outputs.ts";

/** A place this far behind its beginning is no sound yet: an element stands there for a second or two when it is cold. */
const BEGUN_MS = 45;
/** How soon it is looked whether a track sounds. A hidden page looks at its timers late, but hears `timeupdate`. */
const LOOK_MS = 8;
/** An element that does not begin in this time will not: the one that sounds takes its file. */
const GIVES_UP_MS = 1500;
/** From the tap on play to the first sound; a track that goes on in another begins so much later in it. */
const LEAD_MS = 60;

/** Half a minute of the bed: an element plays it before the first track is mixed, and holds it while it is spare. */
let bedKept: Blob | null = null;
function bedFile(): Blob {
  const bed = bedKept === null ? bedOf() : [];
  const blocks = [...bed, ...bed, ...bed];
  return (bedKept ??= new Blob([wavHeader(blocks.length * (bed[0]?.length ?? 0)), ...blocks], { type: "audio/wav" }));
}

/** One `<audio>` element and the file in it. */
function deck(on: { readonly playing: () => void; readonly taken: () => void; readonly moved: () => void }) {
  const audio = new Audio();
  audio.preload = "auto";
  let address: string | null = null;
  let wanted = false;
  let fromMs = 0;
  audio.addEventListener("playing", on.playing);
  audio.addEventListener("timeupdate", on.moved);
  audio.addEventListener("pause", () => {
    // Told of later than it happened: what was let go and asked for again meanwhile plays.
    if (wanted && audio.paused && !audio.ended) on.taken();
  });
  // A phone may let it sound again by itself after a call; nobody knows whether the person is ready.
  audio.addEventListener("play", () => {
    if (!wanted) audio.pause();
  });
  // A track at another speed is another dose.
  audio.addEventListener("ratechange", () => {
    if (audio.playbackRate !== 1) audio.playbackRate = 1;
  });
  return {
    put(file: Blob, from = 0) {
      const old = address;
      address = URL.createObjectURL(file);
      fromMs = from;
      audio.src = address;
      if (from > 0) audio.currentTime = from / 1000;
      if (old !== null) URL.revokeObjectURL(old);
    },
    /** Rejects where no sound may begin. */
    async play(): Promise<void> {
      wanted = true;
      await audio.play();
    },
    pause() {
      wanted = false;
      audio.pause();
    },
    isEmpty: () => address === null,
    isPlaying: () => wanted && !audio.paused && !audio.ended,
    placeMs: () => audio.currentTime * 1000,
    sounds: () => !audio.paused && audio.currentTime * 1000 >= fromMs + BEGUN_MS,
    close() {
      wanted = false;
      audio.pause();
      audio.removeAttribute("src");
      if (address !== null) URL.revokeObjectURL(address);
    },
  };
}
type Deck = ReturnType<typeof deck>;

/** Whatever was begun later interrupts what was begun before; anything else means that there is no sound. */
const isOvertaken = (error: unknown): boolean => error instanceof DOMException && error.name === "AbortError";

/**
 * Tracks in `<audio>` elements: they play on behind a lock screen, do not heed a ring switch, and stop other music. There
 * are two, so that a new track sounds before the old one is taken away: an element that is given another file is silent
 * for 60 to 250 ms. The place of the one that sounds is the clock of the session.
 */
export function element(on: Happens): Output {
  let tracked = false;
  function taken(): void {
    if (!tracked) return;
    change?.end();
    for (const each of decks) each.pause();
    on.held();
  }
  const made = (): Deck => deck({ playing: () => on.began(), taken, moved: () => change?.look() });
  const decks = [made(), made()] as const;
  let [active, spare]: readonly [Deck, Deck] = decks;
  /** A track that is about to sound in place of another. */
  let change: { readonly look: () => void; readonly end: () => void } | null = null;
  /** Whether the place of what sounds is already that of the newest track. */
  let placed = false;

  function begin(which: Deck): void {
    which.play().catch((error: unknown) => {
      if (!isOvertaken(error)) on.silent();
    });
  }
  /** The spare element takes over as soon as it sounds. */
  function changeTo(file: Blob, fromMs: number): void {
    change?.end();
    spare.pause();
    spare.put(file, fromMs);
    const timers = [setInterval(() => change?.look(), LOOK_MS), setTimeout(() => giveUp(), GIVES_UP_MS)];
    const end = (): void => {
      timers.forEach(clearTimeout);
      change = null;
    };
    function look(): void {
      if (!spare.sounds()) return;
      end();
      active.pause();
      [active, spare] = [spare, active];
      placed = true;
      // Its track is as long as a session; nobody needs it any more.
      spare.put(bedFile());
    }
    function giveUp(): void {
      if (change?.end !== end) return;
      end();
      spare.pause();
      active.put(file, fromMs);
      placed = true;
      begin(active);
    }
    change = { look, end };
    spare.play().catch((error: unknown) => {
      if (!isOvertaken(error)) giveUp();
    });
  }
  return {
    wake() {
      sayKind("playback");
      // What was interrupted is not to be heard again; the bed is, until its track is there.
      if (active.isEmpty() || (tracked && !active.isPlaying() && change === null)) {
        tracked = false;
        active.put(bedFile());
      }
      begin(active);
      if (spare.isEmpty()) {
        // A tap lets each element sound only once it was played in it.
        spare.put(bedFile());
        void spare.play().then(
          () => change === null && spare.pause(),
          () => {},
        );
      }
    },
    start(track) {
      if (track.file === null) return;
      tracked = true;
      placed = false;
      changeTo(track.file, 0);
    },
    goOnIn(track) {
      if (track.file !== null) changeTo(track.file, active.placeMs() + LEAD_MS);
    },
    placeMs: () => (tracked && placed && active.placeMs() >= BEGUN_MS ? active.placeMs() : null),
    isPlaying: () => active.isPlaying(),
    stop() {
      change?.end();
      for (const each of decks) each.pause();
    },
    close() {
      change?.end();
      for (const each of decks) each.close();
    },
  };
}
