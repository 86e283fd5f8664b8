import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readFiles } from "./reader.ts";

type Listener = (event: { data: unknown }) => void;
/** A worker that hangs: it says only what the test has it say. */
class FakeWorker {
  static last: FakeWorker | null = null;
  readonly posted: unknown[] = [];
  readonly listeners = new Map<string, Listener>();
  isClosed = false;
  constructor() {
    FakeWorker.last = this;
  }
  addEventListener(kind: string, listener: Listener): void {
    this.listeners.set(kind, listener);
  }
  postMessage(message: unknown): void {
    this.posted.push(message);
  }
  terminate(): void {
    this.isClosed = true;
  }
}
vi.mock("#runs/worker?worker", () => ({
  default: class {
    constructor() {
      return new FakeWorker();
    }
  },
}));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const begun = () => {
  const took: unknown[] = [];
  const reader = readFiles({ files: [] }, (news) => took.push(news));
  const worker = FakeWorker.last!;
  return { reader, worker, took, say: (data: unknown) => worker.listeners.get("message")?.({ data }) };
};

it("stops a worker that does not hear within a few seconds, and says that it was cancelled", async () => {
  const { reader, worker } = begun();
  reader.cancel();
  await vi.advanceTimersByTimeAsync(1500);
  expect([worker.posted.at(-1), worker.isClosed]).toEqual([{ cancel: true }, false]);
  await vi.advanceTimersByTimeAsync(4000);
  expect(await reader.ended).toBe("cancelled");
  expect(worker.isClosed).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});
it("a worker that hears ends by itself", async () => {
  const { reader, worker, say } = begun();
  reader.cancel();
  say({ kind: "cancelled" });
  expect(await reader.ended).toBe("cancelled");
  expect([worker.isClosed, vi.getTimerCount()]).toEqual([true, 0]);
});
it("a worker that says nothing for a minute is given up; one that tells of its progress is not", async () => {
  const { reader, worker, took, say } = begun();
  const gaveUp = reader.ended.catch(() => "gave up");
  for (let minute = 0; minute < 3; minute++) {
    await vi.advanceTimersByTimeAsync(50_000);
    say({ kind: "progress" });
  }
  expect([took.length, worker.isClosed]).toEqual([3, false]);
  await vi.advanceTimersByTimeAsync(65_000);
  expect([await gaveUp, worker.isClosed]).toEqual(["gave up", true]);
});
