import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { audit } from "./audit.ts";
import { longestMs } from "./contacts.ts";
import type { Contact } from "./contacts.ts";
import { deadlinesOf } from "./deadlines.ts";
import { bedOf } from "./mix.ts";
import type { Score } from "./score.ts";

const contact = (change: Partial<Contact>): Contact => ({
  enterMs: 0,
  sinceMs: change.enterMs === undefined ? 0 : change.enterMs,
  leaveMs: 60_000,
  capMs: 60_000,
  holds: false,
  place: "",
  leftMs: 120_000,
  breathes: false,
  ...change,
});
/** Of a track of bed alone: that it does not tick is another fault. */
const lengthFaults = (score: Score): readonly string[] =>
  audit({ length: 0, blocks: [], bed: bedOf() }, score, 0)
    .map(({ fault }) => fault)
    .filter((fault) => fault !== "no-ticks");
/** A track of bed alone, and a plan whose facts were reckless: what its audit says about the length of that contact. */
function faultsOf(leaveMs: number): readonly string[] {
  const contacts = [contact({ leaveMs, capMs: 600_000 })];
  const score: Score = { length: 0, placed: [], markers: [], contacts, unended: null, missing: [] };
  return lengthFaults(score);
}

describe("a contact in a track", () => {
  it("may last as long as its cap at any fraction of a millisecond, and not one longer", () => {
    const faults = (enterMs: number, leaveMs: number): readonly string[] => {
      const contacts = [contact({ enterMs, leaveMs, capMs: 60_000 })];
      const score: Score = { length: 0, placed: [], markers: [], contacts, unended: null, missing: [] };
      return lengthFaults(score);
    };
    const fraction = fc.double({ min: 0, max: 4_000_000, noNaN: true });
    fc.assert(
      fc.property(fraction, (at) => {
        expect(faults(20_000 + at, 80_000 + at)).toEqual([]);
        expect(faults(20_000 + at, 80_001 + at)).toEqual(["too-long"]);
      }),
      { examples: [[56_420.21499999985], [69_070.44000000134], [93_872.04000000097]] },
    );
  });
  it("ends by 105 s, whatever its cap says, and by its cap where that is shorter", () => {
    expect(faultsOf(105_000)).toEqual([]);
    expect(faultsOf(105_001)).toEqual(["too-long"]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900_000 }), (capMs) => {
        expect(longestMs(capMs)).toBe(Math.min(capMs, 105_000));
      }),
    );
  });
});

describe("the guard", () => {
  const wall = 1_790_000_000_000;
  it("sounds 113 s after a contact began, seven before the limit of a spot, and not for what has ended", () => {
    const watched = deadlinesOf(
      [contact({ enterMs: -9000, leaveMs: -1 }), contact({}), contact({ enterMs: 80_000, leaveMs: 110_000 })],
      { session: 0, wall },
    );
    expect(watched.map(({ atMs }) => atMs - wall)).toEqual([113_000, 193_000]);
  });
  it("is never put off by a track that is cut anew inside a contact, however often", () => {
    const cuts = fc.array(
      fc.record({ afterMs: fc.integer({ min: 0, max: 15_000 }), told: fc.boolean(), lagMs: fc.nat(3000) }),
    );
    fc.assert(
      fc.property(cuts, (later) => {
        let now = { session: 0, wall };
        let watched = deadlinesOf([contact({ leaveMs: 1e9 })], now);
        for (const { afterMs, told, lagMs } of later) {
          // The sound may fall behind the wall clock; the deadline is the wall clock's.
          now = { session: now.session + afterMs, wall: now.wall + afterMs + lagMs };
          watched = deadlinesOf([contact({ enterMs: told ? 0 : null, leaveMs: 1e9 })], now, watched);
          expect(watched.length).toBe(1);
          expect(watched[0]?.atMs).toBeLessThanOrEqual(wall + 113_000);
          expect(watched[0]?.atMs).toBeGreaterThan(wall + 105_000);
        }
      }),
    );
  });
  it("watches a contact that is to end now until it is reported as ended, and is the same one however often it is told of", () => {
    const before = deadlinesOf([contact({})], { session: 0, wall });
    const now = { session: 20_000, wall: wall + 20_000 };
    const ends = deadlinesOf([contact({ enterMs: null, sinceMs: 0, leaveMs: 20_000 })], now, before);
    expect(ends).toEqual([{ id: before[0]?.id, leaveMs: 20_000, atMs: wall + 113_000 }]);
    // Nobody was told of one that had ended before it was watched.
    expect(deadlinesOf([contact({ leaveMs: 20_000 })], now)).toEqual([]);
  });
  it("drops none that has begun, whatever else is to be heard: only a report ends it", () => {
    const before = deadlinesOf([contact({}), contact({ enterMs: 80_000, leaveMs: 110_000 })], { session: 0, wall });
    const now = { session: 20_000, wall: wall + 20_000 };
    const kept = [{ id: before[0]?.id, leaveMs: 20_000, atMs: wall + 113_000 }];
    expect(deadlinesOf([], now, before)).toEqual(kept);
    expect(deadlinesOf([], now, deadlinesOf([], now, before))).toEqual(kept);
  });
  it("counts a contact that begins after another ended from its own beginning", () => {
    const before = deadlinesOf([contact({})], { session: 0, wall });
    const after = deadlinesOf(
      [contact({ enterMs: 61_000, leaveMs: 90_000 })],
      { session: 61_000, wall: wall + 61_000 },
      before,
    );
    expect(after.map(({ leaveMs, atMs }) => [leaveMs, atMs - wall])).toEqual([
      [60_000, 113_000],
      [90_000, 174_000],
    ]);
  });
});
