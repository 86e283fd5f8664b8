import { afterEach, beforeEach, expect, it, vi } from "vitest";

/** An audio thread as the test says: what it loads, and whether it runs after a tap. */
const thread = { loads: true, runs: true, state: "suspended", changed: () => {} };
class FakeContext {
  audioWorklet = { addModule: () => (thread.loads ? Promise.resolve() : Promise.reject(new Error("no module"))) };
  destination = {};
  get state(): string {
    return thread.state;
  }
  addEventListener(_: string, changed: () => void): void {
    thread.changed = changed;
  }
  resume(): Promise<void> {
    if (!thread.runs) return Promise.reject(new DOMException("", "NotAllowedError"));
    thread.state = "running";
    thread.changed();
    return Promise.resolve();
  }
  close = (): Promise<void> => Promise.resolve();
}
const sent: unknown[] = [];
class FakeNode {
  port = { postMessage: (message: unknown) => void sent.push(message), onmessage: null };
  connect = (): void => undefined;
}
vi.mock("./guard.worklet.ts?worker&url", () => ({ default: "guard.js" }));
vi.stubGlobal("AudioContext", FakeContext);
vi.stubGlobal("AudioWorkletNode", FakeNode);
const { guard } = await import("./guard.ts");

let told: boolean[];
beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(thread, { loads: true, runs: true, state: "suspended" });
  told = [];
});
afterEach(() => vi.useRealTimers());
async function woken(): Promise<void> {
  const each = guard(
    () => undefined,
    (runs) => told.push(runs),
  );
  await vi.advanceTimersByTimeAsync(10);
  expect(told).toEqual([]);
  each.wake();
  await vi.advanceTimersByTimeAsync(3500);
}

it("tells that it runs", async () => {
  await woken();
  expect(told.at(-1)).toBe(true);
});
it("tells that it does not where its thread cannot be loaded", async () => {
  thread.loads = false;
  await woken();
  expect(told.at(-1)).toBe(false);
});
it("tells that it does not where no sound may begin", async () => {
  thread.runs = false;
  await woken();
  expect(told.at(-1)).toBe(false);
});
it("tells when a phone takes its thread away, and when it comes back", async () => {
  await woken();
  thread.state = "interrupted";
  thread.changed();
  expect(told.at(-1)).toBe(false);
  thread.state = "running";
  thread.changed();
  expect(told.at(-1)).toBe(true);
});

it("hands each contact to its thread, and takes back what has ended", async () => {
  const each = guard(
    () => undefined,
    () => undefined,
  );
  await vi.advanceTimersByTimeAsync(10);
  const contact = { sinceMs: 5000, enterMs: 5000, leaveMs: 65_000 } as unknown as Parameters<typeof each.watch>[0][0];
  const handed = (): unknown => (sent.at(-1) as readonly unknown[]).length;
  each.watch([contact], 0);
  expect(handed()).toBe(1);
  each.passed(64_000);
  expect(handed()).toBe(1);
  each.passed(66_000);
  expect(handed()).toBe(0);
});
