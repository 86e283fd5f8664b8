import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { element } from "./element.ts";
import type { Mixed } from "./outputs.ts";

/** An audio element as a browser has it: what it does at once, and what it tells of later. */
class Fake extends EventTarget {
  static all: Fake[] = [];
  static may = true;
  preload = "";
  private file = "";
  paused = true;
  ended = false;
  playbackRate = 1;
  currentTime = 0;
  /** How long after `play` it begins to sound; null: never. */
  beginsMs: number | null = 20;
  private begin: ReturnType<typeof setTimeout> | undefined;
  private clock: ReturnType<typeof setInterval> | undefined;
  constructor() {
    super();
    Fake.all.push(this);
  }
  get src(): string {
    return this.file;
  }
  /** Another file: it stands at its beginning and waits, and nothing tells of a pause. */
  set src(file: string) {
    this.stop();
    this.file = file;
    this.paused = true;
    this.currentTime = 0;
  }
  private stop(): void {
    clearTimeout(this.begin);
    clearInterval(this.clock);
  }
  play(): Promise<void> {
    if (!Fake.may) return Promise.reject(new DOMException("not allowed", "NotAllowedError"));
    if (!this.paused) return Promise.resolve();
    this.paused = false;
    setTimeout(() => this.dispatchEvent(new Event("play")), 0);
    if (this.beginsMs === null) return new Promise(() => undefined);
    this.begin = setTimeout(() => {
      this.dispatchEvent(new Event("playing"));
      this.clock = setInterval(() => (this.currentTime += 0.01), 10);
    }, this.beginsMs);
    return Promise.resolve();
  }
  pause(): void {
    this.stop();
    if (this.paused) return;
    this.paused = true;
    setTimeout(() => this.dispatchEvent(new Event("pause")), 5);
  }
  removeAttribute(): void {
    this.src = "";
  }
}
const track = (name: string): Mixed => ({ file: new Blob([name]) }) as unknown as Mixed;
const sounding = (): readonly Fake[] => Fake.all.filter(({ paused }) => !paused);
const told = () => vi.fn<() => void>();
const on = { began: told(), held: told(), unseen: told(), silent: told() };

beforeEach(() => {
  vi.useFakeTimers();
  Fake.all = [];
  Fake.may = true;
  for (const each of Object.values(on)) each.mockReset();
  vi.stubGlobal("Audio", Fake);
  vi.stubGlobal("navigator", {});
  let files = 0;
  vi.stubGlobal("URL", { createObjectURL: () => `blob:${(files += 1)}`, revokeObjectURL: () => undefined });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
async function playing(): Promise<ReturnType<typeof element>> {
  const output = element(on);
  output.wake();
  await vi.advanceTimersByTimeAsync(500);
  output.start(track("first"));
  await vi.advanceTimersByTimeAsync(500);
  return output;
}

describe("two elements that take turns", () => {
  it("wakes both in the same tap, and lets one of them sound", async () => {
    const output = element(on);
    output.wake();
    expect(sounding().length).toBe(2);
    await vi.advanceTimersByTimeAsync(500);
    expect(sounding().length).toBe(1);
    expect(output.placeMs()).toBeNull();
    expect(on.held).not.toHaveBeenCalled();
  });
  it("takes the old track away only when the new one sounds, and its place is the clock from then on", async () => {
    const output = await playing();
    const [old] = sounding();
    const before = output.placeMs();
    expect(before).toBeGreaterThan(300);
    output.start(track("second"));
    await vi.advanceTimersByTimeAsync(25);
    expect(old?.paused).toBe(false);
    expect(output.placeMs()).toBeNull();
    await vi.advanceTimersByTimeAsync(200);
    expect(old?.paused).toBe(true);
    expect(sounding().length).toBe(1);
    expect(output.placeMs()).toBeLessThan(before ?? 0);
    expect(output.placeMs()).toBeGreaterThan(100);
  });
  it("goes on at the same place in a longer track, without its clock standing still", async () => {
    const output = await playing();
    const places: number[] = [];
    output.goOnIn(track("longer"));
    for (let n = 0; n < 20; n++) {
      places.push(output.placeMs() ?? Number.NaN);
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(places.slice(1).every((place, n) => place >= (places[n] ?? 0))).toBe(true);
    expect((places.at(-1) ?? 0) - (places[0] ?? 0)).toBeGreaterThan(350);
    expect((places.at(-1) ?? 0) - (places[0] ?? 0)).toBeLessThan(480);
  });
  it("is cut anew twice in a moment and takes no pause of its own for somebody else's", async () => {
    const output = await playing();
    output.start(track("second"));
    await vi.advanceTimersByTimeAsync(10);
    output.start(track("third"));
    await vi.advanceTimersByTimeAsync(300);
    expect(on.held).not.toHaveBeenCalled();
    expect(output.isPlaying()).toBe(true);
    expect(sounding().length).toBe(1);
  });
  it("gives the file to the element that sounds where the other one does not begin", async () => {
    const output = await playing();
    const [old] = sounding();
    for (const each of Fake.all) if (each !== old) each.beginsMs = null;
    const file = old?.src;
    output.start(track("second"));
    await vi.advanceTimersByTimeAsync(1000);
    expect(old?.src).toBe(file);
    await vi.advanceTimersByTimeAsync(600);
    expect(old?.src).not.toBe(file);
    expect(sounding()).toEqual([old]);
  });
});

describe("somebody else takes the sound", () => {
  it("both elements stop, it is told once, and neither begins again by itself", async () => {
    const output = await playing();
    const [heard] = sounding();
    output.start(track("second"));
    heard?.pause();
    await vi.advanceTimersByTimeAsync(300);
    expect(on.held).toHaveBeenCalledTimes(1);
    expect(sounding()).toEqual([]);
    // The phone hangs up, and lets the element go on.
    await heard?.play();
    await vi.advanceTimersByTimeAsync(10);
    expect(sounding()).toEqual([]);
    expect(output.isPlaying()).toBe(false);
  });
  it("the next tap brings the bed, and not what was interrupted", async () => {
    const output = await playing();
    const [heard] = sounding();
    const file = heard?.src;
    heard?.pause();
    await vi.advanceTimersByTimeAsync(100);
    output.wake();
    await vi.advanceTimersByTimeAsync(100);
    expect(sounding().length).toBe(1);
    expect(sounding()[0]?.src).not.toBe(file);
    expect(output.placeMs()).toBeNull();
  });
});

it("says where no sound may begin", async () => {
  Fake.may = false;
  element(on).wake();
  await vi.advanceTimersByTimeAsync(10);
  expect(on.silent).toHaveBeenCalled();
});
