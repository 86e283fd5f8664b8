/** How hard the phone was moved at one moment, meters per second squared, without gravity. */
export interface Jolt {
  readonly atMs: number;
  readonly force: number;
}
/** A tap is a jolt out of stillness: a phone that is carried or lies on somebody who rolls is never still. [design] */
const TAP = { force: 4, still: 1.2, stillMs: 700, settlesMs: 90 } as const;
/** Two taps are so far apart; a third makes it something else. [design] */
const APART_MS = { least: 120, most: 650 } as const;

/** The beginnings of jolts, each with what follows within the time that a phone rings on. */
function joltsIn(jolts: readonly Jolt[]): readonly number[] {
  const begins: number[] = [];
  for (const { atMs, force } of jolts)
    if (force >= TAP.force && atMs - (begins.at(-1) ?? Number.NEGATIVE_INFINITY) > TAP.settlesMs) begins.push(atMs);
  return begins;
}

/** Whether the jolts up to now end in two taps on a phone that lay still, and enough time has passed for no third. */
export function isTwoTaps(jolts: readonly Jolt[], nowMs: number): boolean {
  const begins = joltsIn(jolts);
  const [first, second] = begins.slice(-2);
  if (first === undefined || second === undefined) return false;
  const apart = second - first;
  const quiet = jolts.every(({ atMs, force }) => {
    const ringing = begins.some((tap) => atMs >= tap && atMs - tap <= TAP.settlesMs);
    return atMs < first - TAP.stillMs || ringing || force <= TAP.still;
  });
  const alone = begins.filter((tap) => tap >= first - TAP.stillMs).length === 2;
  return apart >= APART_MS.least && apart <= APART_MS.most && quiet && alone && nowMs - second > APART_MS.most;
}

const KEPT_MS = 3000;

/** Calls back at two taps on the phone. To be called from the hand of the person: some phones ask for leave. */
export function onTwoTaps(callback: () => void): () => void {
  let jolts: readonly Jolt[] = [];
  let stopped = false;
  function moved({ acceleration, timeStamp }: DeviceMotionEvent): void {
    const { x, y, z } = acceleration ?? {};
    const force = Math.hypot(x ?? 0, y ?? 0, z ?? 0);
    jolts = [...jolts.filter(({ atMs }) => timeStamp - atMs < KEPT_MS), { atMs: timeStamp, force }];
    if (!isTwoTaps(jolts, timeStamp)) return;
    jolts = [];
    callback();
  }
  async function listen(): Promise<void> {
    if (typeof DeviceMotionEvent === "undefined") return;
    const ask = (DeviceMotionEvent as unknown as { readonly requestPermission?: () => Promise<string> })
      .requestPermission;
    if (ask !== undefined && (await ask.call(DeviceMotionEvent)) !== "granted") return;
    if (!stopped) addEventListener("devicemotion", moved);
  }
  void listen().catch(() => {});
  return () => {
    stopped = true;
    removeEventListener("devicemotion", moved);
  };
}
