/**
 * The last guard, in the audio thread: it needs neither the page nor its timers. A contact that nobody reported as
 * ended by its deadline (wall clock) sounds an alarm until it is.
 */
export {};
declare const sampleRate: number;
declare const currentTime: number;
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

interface Deadline {
  readonly id: number;
  /** Milliseconds since 1970, and from when it was sent: the date may be set, the audio clock stand. */
  readonly atMs: number;
  readonly leftMs: number;
}
interface Watched {
  readonly id: number;
  readonly atMs: number;
  /** Seconds of the audio clock. */
  readonly at: number;
}
/** Two tones in turn, four times a second, so long at most. */
const ALARM = { hertz: [1480, 1110], turnMs: 250, lastsMs: 20_000, gain: 0.6 } as const;

registerProcessor(
  "guard",
  class extends AudioWorkletProcessor {
    private deadlines: readonly Watched[] = [];
    /** The alarm that sounds, or sounded last, and how many samples of it. */
    private said: number | null = null;
    private frame = 0;

    constructor() {
      super();
      this.port.onmessage = ({ data }: MessageEvent<readonly Deadline[]>) => {
        this.deadlines = data.map(({ id, atMs, leftMs }) => ({ id, atMs, at: currentTime + leftMs / 1000 }));
      };
    }

    /** The first that is overdue by either clock, and by how much. */
    private due(): { readonly id: number; readonly lateMs: number } | null {
      const now = Date.now();
      for (const { id, atMs, at } of this.deadlines) {
        const lateMs = Math.max(now - atMs, (currentTime - at) * 1000);
        if (lateMs >= 0) return { id, lateMs };
      }
      return null;
    }

    process(_: unknown, [output]: readonly (readonly Float32Array[])[]): boolean {
      const [out] = output ?? [];
      const due = this.due();
      if (due === null || out === undefined) return true;
      if (this.said !== due.id) {
        this.port.postMessage(due);
        [this.said, this.frame] = [due.id, 0];
      }
      if (this.frame * 1000 > ALARM.lastsMs * sampleRate) return true;
      for (let i = 0; i < out.length; i++, this.frame++) {
        const turn = Math.floor((this.frame * 1000) / sampleRate / ALARM.turnMs) % 2;
        out[i] = ALARM.gain * Math.sin((2 * Math.PI * (ALARM.hertz[turn] ?? 0) * this.frame) / sampleRate);
      }
      return true;
    }
  },
);
