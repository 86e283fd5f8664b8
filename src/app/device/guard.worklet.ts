/**
 * The last guard, in the audio thread: it needs neither the page nor its timers. A contact that nobody reported as
 * ended by its deadline (wall clock) sounds an alarm until it is.
 */
declare const sampleRate: number;
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

interface Deadline {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly atMs: number;
}
/** Two tones in turn, four times a second, so long at most. */
const ALARM = { hertz: [1480, 1110], turnMs: 250, lastsMs: 20_000, gain: 0.6 } as const;

registerProcessor(
  "guard",
  class extends AudioWorkletProcessor {
    private deadlines: readonly Deadline[] = [];
    private frame = 0;
    private said: number | null = null;

    constructor() {
      super();
      this.port.onmessage = ({ data }: MessageEvent<readonly Deadline[]>) => {
        this.deadlines = data;
      };
    }

    process(_: unknown, [output]: readonly (readonly Float32Array[])[]): boolean {
      const now = Date.now();
      const due = this.deadlines.find(({ atMs }) => now >= atMs && now < atMs + ALARM.lastsMs);
      const [out] = output ?? [];
      if (due === undefined || out === undefined) {
        this.frame = 0;
        return true;
      }
      if (this.said !== due.id) this.port.postMessage({ id: due.id, lateMs: now - due.atMs });
      this.said = due.id;
      for (let i = 0; i < out.length; i++, this.frame++) {
        const turn = Math.floor((this.frame * 1000) / sampleRate / ALARM.turnMs) % 2;
        out[i] = ALARM.gain * Math.sin((2 * Math.PI * (ALARM.hertz[turn] ?? 0) * this.frame) / sampleRate);
      }
      return true;
    }
  },
);
