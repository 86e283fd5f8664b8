import { beforeEach, expect, it, vi } from "vitest";

interface Processor {
  readonly port: { onmessage: (event: { data: unknown }) => void; postMessage: (message: unknown) => void };
  readonly process: (input: unknown, output: Float32Array[][]) => boolean;
}
/** The audio thread: its clock, and what was registered in it. */
const thread = { currentTime: 0, date: 1_790_000_000_000, told: [] as { id: number; lateMs: number }[] };
let make: new () => Processor;

beforeEach(async () => {
  Object.assign(thread, { currentTime: 0, date: 1_790_000_000_000, told: [] });
  vi.stubGlobal("sampleRate", 1000);
  vi.stubGlobal(
    "AudioWorkletProcessor",
    class {
      port = { onmessage: () => {}, postMessage: (told: { id: number; lateMs: number }) => thread.told.push(told) };
    },
  );
  vi.stubGlobal("registerProcessor", (_: string, processor: new () => Processor) => (make = processor));
  Object.defineProperty(globalThis, "currentTime", { get: () => thread.currentTime, configurable: true });
  vi.spyOn(Date, "now").mockImplementation(() => thread.date);
  vi.resetModules();
  await import("./guard.worklet.ts");
});

/** Whether anything sounds in the next second, after both clocks went on by so much. */
function sounds(guard: Processor, { audio, date }: { readonly audio: number; readonly date: number }): boolean {
  thread.currentTime += audio / 1000;
  thread.date += date;
  const out = new Float32Array(1000);
  guard.process(null, [[out]]);
  return out.some((sample) => sample !== 0);
}
const watching = (id: number, leftMs: number, guard = new make()): Processor => {
  guard.port.onmessage({ data: [{ id, atMs: thread.date + leftMs, leftMs }] });
  return guard;
};

it.each([
  ["both clocks go on", { audio: 5001, date: 5001 }],
  ["the date is set back", { audio: 5001, date: -3_600_000 }],
  ["the date is set forward", { audio: 1, date: 3_600_000 }],
  ["the audio clock stood", { audio: 0, date: 60_000 }],
])("sounds when its time has come by either clock: %s", (_, passes) => {
  const guard = watching(1, 5000);
  expect(sounds(guard, { audio: 0, date: 0 })).toBe(false);
  expect(sounds(guard, passes)).toBe(true);
  expect(thread.told).toMatchObject([{ id: 1 }]);
});

it("sounds once for a contact that is told of anew, and not at all for one that was reported as ended", () => {
  const guard = watching(1, 5000);
  expect(sounds(guard, { audio: 5001, date: 5001 })).toBe(true);
  watching(1, -1, guard);
  expect(sounds(guard, { audio: 1000, date: 1000 })).toBe(true);
  expect(thread.told.length).toBe(1);
  guard.port.onmessage({ data: [] });
  expect(sounds(guard, { audio: 1000, date: 1000 })).toBe(false);
});

it("sounds for twenty seconds at most", () => {
  const guard = watching(1, 0);
  const heard = Array.from({ length: 30 }, () => sounds(guard, { audio: 1000, date: 1000 }));
  expect(heard.filter(Boolean).length).toBeGreaterThanOrEqual(20);
  expect(heard.at(-1)).toBe(false);
});
