// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from "vitest";
import type { Asked } from "#track";
import { mixer } from "./mixer.ts";

/** A worker that answers, or dies, when it is told to. */
class FakeWorker extends EventTarget {
  static all: FakeWorker[] = [];
  readonly posted: Asked[] = [];
  isClosed = false;
  constructor() {
    super();
    FakeWorker.all.push(this);
  }
  postMessage(message: Asked): void {
    this.posted.push(message);
  }
  terminate(): void {
    this.isClosed = true;
  }
  answer(id: number): void {
    this.dispatchEvent(new MessageEvent("message", { data: { id, refused: null } }));
  }
  get cuts(): readonly number[] {
    return this.posted.flatMap((each) => (each.do === "cut" ? [each.id] : []));
  }
}
vi.mock("#track/worker?worker", () => ({
  default: class {
    constructor() {
      return new FakeWorker();
    }
  },
}));

type Cutting = Parameters<ReturnType<typeof mixer>["cut"]>[0];
const cutting = (startMs: number): Cutting => ({
  cut: { startMs, cues: [], open: null, longestMs: [], steps: [], then: "over", talk: "full" },
  sentences: [],
  added: {},
  as: "file",
});
const newest = (): FakeWorker => FakeWorker.all.at(-1)!;
const VOICE = new Map([["let-go", new Int16Array(3)]]);

beforeEach(() => {
  FakeWorker.all = [];
});

it("mixes one after the other, and of those that wait only the newest", async () => {
  const mix = mixer();
  const answers = [1, 2, 3].map((at) => mix.cut(cutting(at)));
  expect(newest().cuts).toEqual([1]);
  newest().answer(1);
  expect(await answers[0]).toMatchObject({ id: 1 });
  expect(await answers[1]).toBeNull();
  expect(newest().posted.at(-1)).toMatchObject({ cut: { startMs: 3 } });
  newest().answer(2);
  expect(await answers[2]).toMatchObject({ id: 2 });
});

it.each(["error", "messageerror"])("tries once more with another worker and the same voice after %s", async (event) => {
  const mix = mixer();
  await mix.speak(VOICE);
  const answer = mix.cut(cutting(1));
  const dead = newest();
  dead.dispatchEvent(new Event(event));
  expect(dead.isClosed).toBe(true);
  expect(FakeWorker.all.length).toBe(2);
  expect(newest().posted.map((each) => each.do)).toEqual(["voice", "cut"]);
  // What the dead one still says is not heard.
  dead.answer(newest().cuts[0]!);
  newest().answer(newest().cuts[0]!);
  expect(await answer).toMatchObject({ refused: null });
});

it("gives up what kills a worker twice, and goes on with the next", async () => {
  const mix = mixer();
  const answer = mix.cut(cutting(1));
  newest().dispatchEvent(new Event("error"));
  newest().dispatchEvent(new Event("error"));
  expect(await answer).toEqual({ id: 0, refused: [] });
  const later = mix.cut(cutting(2));
  newest().answer(newest().cuts[0]!);
  expect(await later).toMatchObject({ refused: null });
});

it("leaves a dead worker's work for what is newer", async () => {
  const mix = mixer();
  const [old, newer] = [mix.cut(cutting(1)), mix.cut(cutting(2))];
  newest().dispatchEvent(new Event("error"));
  expect(await old).toBeNull();
  expect(newest().posted.at(-1)).toMatchObject({ cut: { startMs: 2 } });
  newest().answer(newest().cuts[0]!);
  expect(await newer).toMatchObject({ refused: null });
});

it("begins again when it is asked to, and gives nothing any more once it is closed", async () => {
  const mix = mixer();
  const [old, waiting] = [mix.cut(cutting(1)), mix.cut(cutting(2))];
  mix.restart();
  expect(await old).toBeNull();
  expect(newest().cuts.length).toBe(1);
  mix.close();
  expect(await waiting).toBeNull();
  expect(await mix.cut(cutting(3))).toBeNull();
  expect(FakeWorker.all.every(({ isClosed }) => isClosed)).toBe(true);
});
