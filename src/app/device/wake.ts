/** Keeps the screen on while a session runs. A hidden page loses it, so it is asked for again on the way back. */
export interface Wake {
  /** `refused` where the browser cannot or the phone will not: then the person is told. */
  readonly ask: () => Promise<"on" | "refused">;
  readonly release: () => void;
}

export function wakeLock(onChange: (state: "on" | "refused") => void): Wake {
  let held: WakeLockSentinel | null = null;
  let wanted = false;
  async function ask(): Promise<"on" | "refused"> {
    wanted = true;
    // Each tap asks: a second lock beside the first would outlive the session.
    if (held !== null && !held.released) return "on";
    try {
      const lock = await navigator.wakeLock.request("screen");
      if (!wanted || (held !== null && !held.released)) {
        await lock.release();
        return "on";
      }
      held = lock;
      // A phone that is low on battery takes it away while the page is seen.
      held.addEventListener("release", () => {
        if (wanted && document.visibilityState === "visible") onChange("refused");
      });
      onChange("on");
      return "on";
    } catch {
      onChange("refused");
      return "refused";
    }
  }
  const back = (): void => {
    if (wanted && document.visibilityState === "visible") void ask();
  };
  document.addEventListener("visibilitychange", back);
  return {
    ask,
    release() {
      wanted = false;
      document.removeEventListener("visibilitychange", back);
      void held?.release().catch(() => {});
    },
  };
}
