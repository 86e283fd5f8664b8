import type { Answered, Asked } from "#track";
import MixerWorker from "#track/worker?worker";
import type { Clips } from "#track";

/** Mixes tracks beside the page, one after the other; an answer that a later request overtook is never given. */
export interface Mixer {
  readonly speak: (clips: Clips) => void;
  readonly cut: (asked: Omit<Extract<Asked, { do: "cut" }>, "do" | "id">) => Promise<Answered | null>;
  readonly close: () => void;
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
    speak: (clips) => worker.postMessage({ do: "voice", clips } satisfies Asked),
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
