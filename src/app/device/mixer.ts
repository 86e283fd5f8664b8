import type { Answered, Asked } from "#track";
import MixerWorker from "#track/worker?worker";
import type { Clips } from "#track";
import { breath } from "./clock.ts";

/**
 * Mixes tracks beside the page, one after the other. Of those that wait for one that is being mixed only the newest is,
 * the others are answered with null. A worker that dies is replaced by another.
 */
export interface Mixer {
  /** Hands the voice over, a little at a time so that the page answers meanwhile; what is cut after it has all of it. */
  readonly speak: (clips: Clips) => Promise<void>;
  readonly cut: (asked: Cutting) => Promise<Answered | null>;
  /** Gives up what is being mixed, and begins again with another worker. */
  readonly restart: () => void;
  readonly close: () => void;
}

/** Samples that are handed over in one piece of work; a voice has some eight million. [design] */
const PIECE = 400_000;
function piecesOf(clips: Clips): readonly Clips[] {
  const pieces: Map<string, Int16Array<ArrayBuffer>>[] = [];
  let room = 0;
  for (const [name, clip] of clips) {
    if (room < clip.length) {
      pieces.push(new Map());
      room = PIECE;
    }
    pieces.at(-1)?.set(name, clip);
    room -= clip.length;
  }
  return pieces;
}

type Cutting = Omit<Extract<Asked, { do: "cut" }>, "do" | "id">;
interface Waiting {
  readonly asked: Cutting;
  readonly tries: number;
  readonly answer: (answer: Answered | null) => void;
}
/** What a mixer gives that cannot mix: a track without a fault of its own that is not played either. */
const FAILED: Answered = { id: 0, refused: [] };

export function mixer(): Mixer {
  let worker = begun();
  let voice: readonly Clips[] = [];
  let now: Waiting | null = null;
  /** The newest one that waits; those before it nobody wants any more. */
  let next: Waiting | null = null;
  let last = 0;
  let isClosed = false;

  function begun(): Worker {
    const made = new MixerWorker({ name: "mixer" });
    made.addEventListener("message", ({ data }: MessageEvent<Answered>) => {
      if (made !== worker || data.id !== last || now === null) return;
      now.answer(data);
      goOn();
    });
    for (const event of ["error", "messageerror"]) made.addEventListener(event, () => made === worker && died());
    return made;
  }
  function post(waiting: Waiting): void {
    now = waiting;
    last += 1;
    worker.postMessage({ do: "cut", id: last, ...waiting.asked } satisfies Asked);
  }
  function goOn(): void {
    const waiting = next;
    now = next = null;
    if (waiting !== null) post(waiting);
  }
  /** Another worker with the same voice. */
  function renew(): void {
    worker.terminate();
    worker = begun();
    for (const clips of voice) worker.postMessage({ do: "voice", clips } satisfies Asked);
  }
  /** What it was mixing is tried once more by another one; what kills that as well is given up. */
  function died(): void {
    renew();
    const lost = now;
    if (lost === null) return;
    if (lost.tries === 0 && next === null) return post({ ...lost, tries: 1 });
    lost.answer(next === null ? FAILED : null);
    goOn();
  }
  return {
    async speak(clips) {
      for (const piece of piecesOf(clips)) {
        voice = [...voice, piece];
        worker.postMessage({ do: "voice", clips: piece } satisfies Asked);
        // A page that nobody sees has nothing to answer, and its timers are slow.
        if (document.visibilityState === "visible") await breath();
      }
    },
    cut(asked) {
      return new Promise((answer) => {
        const waiting: Waiting = { asked, tries: 0, answer };
        if (isClosed) return answer(null);
        if (now === null) return post(waiting);
        next?.answer(null);
        next = waiting;
      });
    },
    restart() {
      if (isClosed) return;
      renew();
      now?.answer(null);
      goOn();
    },
    close() {
      isClosed = true;
      worker.terminate();
      now?.answer(null);
      next?.answer(null);
    },
  };
}
