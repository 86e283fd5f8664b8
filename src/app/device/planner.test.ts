import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Advice, Knowledge, Request } from "#core";
import { adviseBeside } from "./planner.ts";

type Listener = (event: { data: unknown }) => void;
/** A worker that answers when it is told to. */
class FakeWorker {
  static opened: FakeWorker[] = [];
  readonly posted: unknown[] = [];
  readonly listeners = new Map<string, Listener>();
  isClosed = false;
  constructor() {
    FakeWorker.opened.push(this);
  }
  addEventListener(kind: string, listener: Listener): void {
    this.listeners.set(kind, listener);
  }
  postMessage(message: unknown): void {
    this.posted.push(structuredClone(message));
  }
  terminate(): void {
    this.isClosed = true;
  }
  answer(id: number, advice: unknown): void {
    this.listeners.get("message")?.({ data: { id, advice } });
  }
}
vi.mock("./planner.worker.ts?worker", () => ({
  default: class {
    constructor() {
      return new FakeWorker();
    }
  },
}));

const knowledge = { edition: "a" } as unknown as Knowledge;
const request = (minutes: number): Request => ({ minutes }) as Request;
const plan = (name: string): Advice => ({ kind: name }) as unknown as Advice;

beforeEach(() => {
  FakeWorker.opened = [];
  vi.stubGlobal("Worker", FakeWorker);
});
afterEach(() => void vi.unstubAllGlobals());

it("gives each question its own answer, and the knowledge only once", async () => {
  const [first, second] = [adviseBeside(knowledge, request(5)), adviseBeside(knowledge, request(10))];
  const [worker] = FakeWorker.opened;
  const ids = worker?.posted.flatMap((m) => ("id" in (m as object) ? [(m as { id: number }).id] : [])) ?? [];
  expect(worker?.posted).toHaveLength(3);
  worker?.answer(ids[1] ?? 0, plan("ten"));
  worker?.answer(ids[0] ?? 0, plan("five"));
  expect(await first).toEqual(plan("five"));
  expect(await second).toEqual(plan("ten"));
});
it("another knowledge gets a planner of its own", async () => {
  void adviseBeside({ edition: "b" } as unknown as Knowledge, request(5));
  void adviseBeside({ edition: "c" } as unknown as Knowledge, request(5));
  expect(FakeWorker.opened.map(({ isClosed }) => isClosed)).toEqual([true, false]);
});
it("a planner that was stopped leaves the question to the page, and the next one opens a new one", async () => {
  const asked = adviseBeside({ edition: "d" } as unknown as Knowledge, request(5));
  FakeWorker.opened.at(-1)?.listeners.get("error")?.({ data: null });
  expect(await asked).toBeNull();
  void adviseBeside({ edition: "d" } as unknown as Knowledge, request(5));
  expect(FakeWorker.opened).toHaveLength(2);
});
it("without workers the page asks core itself", async () => {
  vi.unstubAllGlobals();
  expect("Worker" in globalThis).toBe(false);
  expect(await adviseBeside(knowledge, request(5))).toBeNull();
});
