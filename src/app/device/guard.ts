import guardAddress from "./guard.worklet.ts?worker&url";
import { deadlinesOf } from "#track";
import { wallAt, wallFrom } from "../wall-time.ts";
import type { Contact, Deadline } from "#track";

export interface Guard {
  /** From the hand of the person, like all sound. */
  readonly wake: () => void;
  /** Watches these contacts and no others; `nowMs` is the session's clock now, and a contact that goes on keeps its deadline. */
  readonly watch: (contacts: readonly Pick<Contact, "sinceMs" | "leaveMs">[], nowMs: number) => void;
  /** Everything that ended by then is ended. */
  readonly passed: (nowMs: number) => void;
  readonly close: () => void;
}

/** So long after a tap its thread may take to run. */
const RUNS_MS = 3000;

/**
 * Runs in the audio thread; `onAlarm` tells of an alarm. Where there is no such thread, or it does not run after a tap,
 * or not any more, `onRuns` tells so: the page still has its own clocks.
 */
export function guard(onAlarm: (lateMs: number) => void, onRuns: (runs: boolean) => void = () => {}): Guard {
  const context = typeof AudioContext === "undefined" ? null : new AudioContext({ latencyHint: "playback" });
  let node: AudioWorkletNode | null = null;
  let watched: readonly Deadline[] = [];
  let woken = false;
  const tell = (): void => {
    if (woken && context?.state !== "closed") onRuns(node !== null && context?.state === "running");
  };
  context?.addEventListener("statechange", tell);
  let wall = wallFrom(performance.now(), Date.now());
  /** A date that is set back puts no deadline off. */
  const wallMs = (): number => (wall = wallAt(wall, performance.now(), Date.now())).ms;
  function send(): void {
    const now = wallMs();
    node?.port.postMessage(watched.map(({ id, atMs }) => ({ id, atMs: Date.now() + atMs - now, leftMs: atMs - now })));
  }
  async function start(): Promise<void> {
    if (context?.audioWorklet === undefined) return;
    await context.audioWorklet.addModule(guardAddress);
    node = new AudioWorkletNode(context, "guard", { numberOfInputs: 0 });
    node.port.onmessage = ({ data }: MessageEvent<{ lateMs: number }>) => onAlarm(data.lateMs);
    node.connect(context.destination);
    send();
    if (context.state === "running") tell();
  }
  void start().catch(() => {});
  async function wake(): Promise<void> {
    setTimeout(() => {
      woken = true;
      tell();
    }, RUNS_MS);
    await context?.resume();
  }
  return {
    // What it could not do it tells.
    wake: () => void wake().catch(() => {}),
    watch(contacts, nowMs) {
      watched = deadlinesOf(contacts, { session: nowMs, wall: wallMs() }, watched);
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
