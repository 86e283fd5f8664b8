import { expect, it } from "vitest";
import { hold } from "./lock.ts";

type Act = (lock: object | null) => Promise<void>;
/** Locks of one browser: a name is held as long as the promise of its holder is open, and waited for until the signal. */
function browser(): Pick<LockManager, "request"> {
  let last: Promise<unknown> = Promise.resolve();
  let isFree = true;
  const request = async (_: string, { signal, ifAvailable }: LockOptions, act: Act): Promise<void> => {
    if (ifAvailable === true && !isFree) return act(null);
    const late = new Promise((__, reject) => signal?.addEventListener("abort", () => reject(signal.reason as Error)));
    await Promise.race([last, late]);
    isFree = false;
    await (last = act({}));
    isFree = true;
  };
  return { request } as unknown as Pick<LockManager, "request">;
}

it("one window at a time holds a name, the next one once it was let go of", async () => {
  const locks = browser();
  const free = await hold("session", locks);
  expect(free).not.toBeNull();
  expect(await hold("session", locks)).toBeNull();
  free?.();
  expect(await hold("session", locks)).not.toBeNull();
});
it("a window that is busy for longer than it waits still gets what nobody holds", async () => {
  const locks = browser();
  // What waits with a clock is answered when its time is over.
  const busy = ((name: string, options: LockOptions, act: Act) => {
    const { signal } = options;
    if (signal === undefined) return locks.request(name, options, act as never);
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));
  }) as LockManager["request"];
  expect(await hold("session", { request: busy })).not.toBeNull();
});
it("a browser without locks, or one that refuses them, lets every window go on", async () => {
  const refusing = { request: () => Promise.reject(new Error("no origin")) } as unknown as LockManager;
  for (const locks of [null, refusing]) expect(await hold("session", locks)).not.toBeNull();
});
