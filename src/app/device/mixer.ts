import type { Answered, Asked } from "#track";
import MixerWorker from "#track/worker?worker";
import type { Clips } from "#track";
import { breath } from "./clock.ts";

/** Mixes tracks beside the page, one after the other; an answer that a later request overtook is never given. */
export interface Mixer {
  /** Hands the voice over, a little at a time so that the page answers meanwhile; what is cut after it has all of it. */
  readonly speak: (clips: Clips) => Promise<void>;
  readonly cut: (asked: Omit<Extract<Asked, { do: "cut" }>, "do" | "id">) => Promise<Answered | null>;
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

export function mixer(): Mixer {
  const worker = new MixerWorker({ name: "mixer" });
  const waiting = new Map<number, (answer: Answered | null) => void>();
  let last = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<Answered>) => {
    waiting.get(data.id)?.(data.id === last ? data : null);
    waiting.delete(data.id);
  });
  return {
    async speak(clips) {
      for (const piece of piecesOf(clips)) {
        worker.postMessage({ do: "voice", clips: piece } satisfies Asked);
        // A page that nobody sees has nothing to answer, and its timers are slow.
        if (document.visibilityState === "visible") await breath();
      }
    },
    cut(asked) {
      last += 1;
      worker.postMessage({ do: "cut", id: last, ...asked } satisfies Asked);
      return new Promise((resolve) => waiting.set(last, resolve));
    },
    close() {
      worker.terminate();
      for (const resolve of waiting.values()) resolve(null);
    },
  };
}
