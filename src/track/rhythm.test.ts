import { describe, expect, it } from "vitest";
import { timeline } from "#core";
import type { Cue } from "#core";
import { knowledge } from "#knowledge";
import { contactsOf } from "./contacts.ts";
import type { Contact } from "./contacts.ts";
import { beatsOf } from "./rhythm.ts";
import { cut, planFor } from "./track.sample.ts";

const cues = timeline(planFor(), knowledge);
const { contacts } = contactsOf(cut(cues));
const beats = (contact: Contact) => beatsOf(contact, cues, 0);
const named = (contact: Contact, name: string) => beats(contact).filter(({ sound }) => sound.startsWith(name));

describe("the metronome", () => {
  it("turns with every pass of the stroke, and nowhere else", () => {
    const rolled = contacts.filter(({ holds, breathes }) => !holds && !breathes);
    expect(rolled.length).toBeGreaterThan(2);
    for (const contact of rolled) {
      const [from, to] = [(contact.enterMs ?? 0) + 260, contact.leaveMs - 500];
      const passes = cues.filter(({ kind, atMs }) => kind === "pass" && atMs >= from && atMs <= to);
      expect(named(contact, "turn").map(({ atMs }) => atMs)).toEqual(passes.map(({ atMs }) => atMs));
      expect(named(contact, "breath")).toEqual([]);
    }
  });
});

describe("the breath", () => {
  const held: Contact = {
    enterMs: 10_000,
    sinceMs: 10_000,
    leaveMs: 40_000,
    capMs: 30_000,
    holds: true,
    place: "calf-gastroc.left",
    leftMs: 120_000,
    breathes: false,
  };
  it("goes in for four seconds and out for six under what is held, and under hands that rest", () => {
    for (const contact of [held, { ...held, holds: false, breathes: true }]) {
      const breaths = named(contact, "breath");
      expect(breaths.map(({ sound }) => sound)).toEqual(["breath-in", "breath-out", "breath-in", "breath-out"]);
      expect(breaths.slice(1).map(({ atMs }, n) => atMs - (breaths[n]?.atMs ?? 0))).toEqual([4000, 6000, 4000]);
    }
  });
  it("is never cut off: what has no time to end is not begun", () => {
    for (let lastsMs = 1000; lastsMs <= 30_000; lastsMs += 500) {
      const breaths = named({ ...held, leaveMs: 10_000 + lastsMs }, "breath");
      const last = breaths.at(-1);
      expect(last === undefined || (last.sound === "breath-out" && last.atMs + 6000 <= 10_000 + lastsMs - 500)).toBe(
        true,
      );
    }
  });
  it("paces also what is left of a hold that was paused, or cut anew inside it", () => {
    const cue = (atMs: number, kind: Cue["kind"], key: string): Cue => ({
      ...cues[0]!,
      atMs,
      kind,
      step: 0,
      stroke: "press",
      say: { key, values: {} },
    });
    const steps = [{ place: "glute-max.left", leftMs: 60_000, holds: true }];
    const left = (presses: boolean) =>
      contactsOf({
        open: { step: 0, sinceMs: -5000, presses },
        longestMs: [30_000],
        steps,
        cues: [...(presses ? [] : [cue(0, "enter", "stop.resumed")]), cue(25_000, "leave", "cue.leave")],
      }).contacts[0]!;
    for (const contact of [left(true), left(false)]) expect(named(contact, "breath").length).toBe(4);
  });
  it("runs under a held spot without stopping its ticks", () => {
    const ticks = beats(held).filter(({ sound }) => !sound.startsWith("breath"));
    expect(ticks.length).toBeGreaterThanOrEqual(27);
  });
});
