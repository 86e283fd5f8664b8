import guardAddress from "./guard.worklet.ts?worker&url";
import type { Contact } from "../track/contacts.ts";

/** The guard sounds so long after a contact began; the limit of one spot is 120 s, and a person needs time to let go. */
export const GUARD_MS = 113_000;

export interface Guard {
  /** From the hand of the person, like all sound. */
  readonly wake: () => void;
  /** Watches these contacts and no others; `nowMs` is the session's clock now, and a contact that goes on keeps its deadline. */
  readonly watch: (contacts: readonly Contact[], nowMs: number) => void;
  /** Everything that ended by then is ended. */
  readonly passed: (nowMs: number) => void;
  readonly close: () => void;
}
interface Watched {
  readonly id: number;
  readonly atMs: number;
  readonly leaveMs: number;
}

/** Runs in the audio thread. Where there is no such thread the page still has its own clocks; `onAlarm` tells of an alarm. */
export function guard(onAlarm: (lateMs: number) => void): Guard {
  const context = typeof AudioContext === "undefined" ? null : new AudioContext({ latencyHint: "playback" });
  let node: AudioWorkletNode | null = null;
  let watched: readonly Watched[] = [];
  let id = 0;
  const send = (): void => node?.port.postMessage(watched.map(({ id: n, atMs }) => ({ id: n, atMs })));
  async function start(): Promise<void> {
    if (context?.audioWorklet === undefined) return;
    await context.audioWorklet.addModule(guardAddress);
    node = new AudioWorkletNode(context, "guard", { numberOfInputs: 0 });
    node.port.onmessage = ({ data }: MessageEvent<{ lateMs: number }>) => onAlarm(data.lateMs);
    node.connect(context.destination);
    send();
  }
  void start().catch(() => {});
  return {
    wake: () => void context?.resume().catch(() => {}),
    watch(contacts, nowMs) {
      const wall = Date.now();
      const open = watched.find(({ atMs }) => atMs - GUARD_MS <= wall);
      watched = contacts
        .filter(({ leaveMs }) => leaveMs > nowMs)
        .map(({ enterMs, leaveMs }) => {
          id += 1;
          const begins = wall + (enterMs ?? nowMs) - nowMs;
          const atMs = enterMs === null && open !== undefined ? open.atMs : begins + GUARD_MS;
          return { id, leaveMs, atMs };
        });
      send();
    },
    passed(nowMs) {
      const left = watched.filter(({ leaveMs }) => leaveMs > nowMs);
      if (left.length === watched.length) return;
      watched = left;
      send();
    },
    close: () => void context?.close().catch(() => {}),
  };
}
