import { expect, it } from "vitest";
import { hold } from "./lock.ts";

/** Locks of one browser: a name is held as long as the promise of its holder is open, and waited for until the signal. */
function browser(): Pick<LockManager, "request"> {
  let last: Promise<unknown> = Promise.resolve();
  const request = async (_: string, { signal }: LockOptions, act: () => Promise<void>): Promise<void> => {
    const late = new Promise((__, reject) => signal?.addEventListener("abort", () => reject(signal.reason as Error)));
    await Promise.race([last, late]);
    await (last = act());
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
it("a browser without locks, or one that refuses them, lets every window go on", async () => {
  const refusing = { request: () => Promise.reject(new Error("no origin")) } as unknown as LockManager;
  for (const locks of [null, refusing]) expect(await hold("session", locks)).not.toBeNull();
});
