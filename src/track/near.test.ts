import { expect, it } from "vitest";
import { timeline } from "#core";
import type { Cue } from "#core";
import { knowledge } from "#knowledge";
import { audit } from "./audit.ts";
import { contactsOf } from "./contacts.ts";
import { isQuiet, nearOf } from "./near.ts";
import { cut, made, planFor } from "./track.sample.ts";

const cues = timeline(planFor(), knowledge);
const endsIn = (of: readonly Cue[]): boolean => contactsOf(cut(of)).unended === null;

it("begins with a part in which every contact ends, and which passes the audit of a track", () => {
  for (const from of [0, 20_000, 70_000, 130_000]) {
    const before = cues.filter(({ atMs }) => atMs < from);
    const later = cues.filter(({ atMs }) => atMs >= from && endsIn(before));
    const near = nearOf(later, from);
    if (later.length === 0) continue;
    expect(endsIn(near)).toBe(true);
    expect(later.slice(0, near.length)).toEqual(near);
    const { score, track } = made(cut(near, { startMs: from, then: "goes-on" }));
    expect(audit(track, score, from)).toEqual([]);
  }
  const near = nearOf(cues, 0);
  expect(near.length).toBeGreaterThan(4);
  expect(near.length).toBeLessThan(cues.length / 2);
});
it("is the whole of what is nearly over", () => {
  const end = cues.at(-1)?.atMs ?? 0;
  const last = cues.filter(({ atMs }) => atMs > end - 80_000);
  expect(nearOf(last, end - 80_000)).toBe(last);
});
it("knows a quiet moment", () => {
  const spans = [
    [1000, 2000],
    [5000, 5500],
  ] as const;
  expect(isQuiet(spans, 2100, 400)).toBe(true);
  expect(isQuiet(spans, 1500, 400)).toBe(false);
  expect(isQuiet(spans, 4700, 400)).toBe(false);
});
