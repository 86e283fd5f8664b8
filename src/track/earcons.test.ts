import { describe, expect, it } from "vitest";
import { EARCONS, soundOf, tones } from "./earcons.ts";
import type { Earcon } from "./earcons.ts";
import { chance, RATE, samplesOf } from "./pcm.ts";

const made = tones();
const sound = (name: Earcon): Int16Array => made.get(soundOf(name)) ?? new Int16Array(0);

/**
 * How a sound is known: its spectrum in thirds of an octave and its rhythm in steps of 20 ms, each as shares of one.
 * The distance of two sounds is the half sum of both differences: 0 is the same, 1 has nothing in common.
 */
const BANDS = Array.from({ length: 18 }, (_, n) => 120 * 2 ** (n / 3.5));
const FRAME = samplesOf(20);
const FRAMES = 64;
const shares = (values: readonly number[]): readonly number[] => {
  const all = values.reduce((a, b) => a + b, 0);
  return values.map((value) => value / (all || 1));
};
/** Short pieces are summed up, so that a band is as wide as an ear's. */
const PIECE = samplesOf(12);
const wave = (hertz: number, of: (angle: number) => number): Float64Array =>
  Float64Array.from({ length: PIECE }, (_, i) => of((2 * Math.PI * hertz * i) / RATE));
const WAVES = new Map(BANDS.map((hertz) => [hertz, [wave(hertz, Math.cos), wave(hertz, Math.sin)] as const]));
function powerAt(samples: ArrayLike<number>, hertz: number): number {
  const [cos, sin] = WAVES.get(hertz)!;
  let sum = 0;
  for (let from = 0; from + PIECE <= samples.length; from += PIECE) {
    let re = 0;
    let im = 0;
    for (let i = 0; i < PIECE; i++) {
      re += samples[from + i]! * cos[i]!;
      im += samples[from + i]! * sin[i]!;
    }
    sum += re * re + im * im;
  }
  return sum;
}
interface Known {
  readonly spectrum: readonly number[];
  readonly rhythm: readonly number[];
}
function known(samples: ArrayLike<number>, noise = 0): Known {
  // Steady hiss is heard as hiss: what it would give in a band alone is taken off.
  const power = BANDS.map((hertz) => Math.max(0, powerAt(samples, hertz) - noise * noise * samples.length));
  const rhythm = Array.from({ length: FRAMES }, (_, n) => {
    let sum = 0;
    for (let i = n * FRAME; i < Math.min(samples.length, (n + 1) * FRAME); i++) sum += (samples[i] ?? 0) ** 2;
    return Math.sqrt(Math.max(0, sum / FRAME - noise * noise));
  });
  return { spectrum: shares(power), rhythm: shares(rhythm) };
}
const apart = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, n) => sum + Math.abs(value - (b[n] ?? 0)), 0) / 2;
const distance = (a: Known, b: Known): number => (apart(a.spectrum, b.spectrum) + apart(a.rhythm, b.rhythm)) / 2;

const all = new Map(EARCONS.map((name) => [name, known(sound(name))]));
const LEAST = 0.25;

/** The sound in a noisy room: noise as strong as the sound itself, louder or softer, a little early or late. */
function inNoise(name: Earcon, next: () => number): Known {
  const clean = sound(name);
  const strength = Math.sqrt(clean.reduce((sum, s) => sum + s * s, 0) / clean.length);
  const gain = 0.5 + next();
  const late = Math.floor(next() * samplesOf(16));
  const out = Float64Array.from({ length: FRAME * FRAMES }, (_, i) => {
    const hiss = (next() + next() + next() - 1.5) * 2 * strength * gain;
    return (clean[i - late] ?? 0) * gain + hiss;
  });
  return known(out, strength * gain);
}
function named(heard: Known): Earcon {
  return EARCONS.reduce((best, name) =>
    distance(heard, all.get(name)!) < distance(heard, all.get(best)!) ? name : best,
  );
}

describe("the sounds", () => {
  it("are told apart by spectrum and rhythm, each from each", () => {
    const pairs = EARCONS.flatMap((a, n) =>
      EARCONS.slice(n + 1).map((b) => ({ pair: `${a} ${b}`, apart: distance(all.get(a)!, all.get(b)!) })),
    );
    expect(pairs.length).toBe((EARCONS.length * (EARCONS.length - 1)) / 2);
    expect(pairs.filter(({ apart: d }) => d < LEAST)).toEqual([]);
  });
  it("are named rightly nine times of ten in noise as loud as they are", () => {
    const next = chance(7);
    for (const name of EARCONS) {
      const right = Array.from({ length: 10 }, () => named(inNoise(name, next))).filter((each) => each === name);
      expect(right.length, name).toBeGreaterThanOrEqual(9);
    }
  });
  it("are measured by something that can fail", () => {
    const same = known(sound("rest"));
    expect(distance(same, known(sound("rest")))).toBe(0);
    expect(distance(same, known(sound("done")))).toBeGreaterThan(LEAST);
  });
  it("begin and end without a click, and keep below full scale", () => {
    for (const [name, samples] of made) {
      expect(Math.abs(samples[0] ?? 0), name).toBeLessThan(400);
      expect(Math.abs(samples.at(-1) ?? 0), name).toBeLessThan(700);
      expect(
        samples.every((sample) => Math.abs(sample) < 32_767),
        name,
      ).toBe(true);
    }
  });
});
