import { describe, expect, it } from "vitest";
import { isTwoTaps } from "./taps.ts";
import type { Jolt } from "./taps.ts";

/** A phone that is asked sixty times a second: still, but for a jolt that rings on for 60 ms at each of these times. */
function phone(taps: readonly number[], lastsMs: number, rest: (atMs: number) => number = () => 0.1): readonly Jolt[] {
  return Array.from({ length: Math.floor(lastsMs / 16) }, (_, n): Jolt => {
    const atMs = n * 16;
    const since = Math.min(...taps.filter((tap) => tap <= atMs).map((tap) => atMs - tap));
    return { atMs, force: since <= 60 ? 9 * Math.exp(-since / 40) : rest(atMs) };
  });
}
/** Whether it was ever taken for two taps. */
const heard = (jolts: readonly Jolt[]): boolean =>
  jolts.some(({ atMs }, n) => isTwoTaps(jolts.slice(Math.max(0, n - 187), n + 1), atMs));

describe("two taps on a phone that lies still", () => {
  it.each([150, 250, 400, 600])("are heard %i ms apart", (apart) =>
    expect(heard(phone([1500, 1500 + apart], 4000))).toBe(true),
  );
  it("are heard once", () => {
    const jolts = phone([1500, 1800], 4000);
    const times = jolts.filter(({ atMs }, n) => isTwoTaps(jolts.slice(0, n + 1), atMs));
    // The caller forgets what it has heard; until then the answer stands.
    expect(times[0]?.atMs).toBeGreaterThan(1800 + 650);
  });
});
describe("everything else is not two taps", () => {
  it("one tap, three taps, two that are far apart", () => {
    expect(heard(phone([1500], 4000))).toBe(false);
    expect(heard(phone([1500, 1800, 2100], 4000))).toBe(false);
    expect(heard(phone([1500, 2700], 4500))).toBe(false);
  });
  it("a phone that is carried, or lies on somebody who rolls", () => {
    expect(heard(phone([1500, 1800], 4000, (atMs) => 2.5 + 2 * Math.sin(atMs / 160)))).toBe(false);
    expect(heard(phone([], 20_000, (atMs) => 5 * Math.max(0, Math.sin(atMs / 120))))).toBe(false);
  });
});
