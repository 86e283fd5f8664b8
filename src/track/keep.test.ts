import { describe, expect, it } from "vitest";
import { timeline } from "#core";
import { knowledge } from "#knowledge";
import { audit } from "./audit.ts";
import { captions, cutToKeep, linesOf } from "./keep.ts";
import { made, planFor, voice } from "./track.sample.ts";

const cues = timeline(planFor(), knowledge);
const cut = cutToKeep(cues, "full");

describe("a session to keep", () => {
  it("says first that it is for today, and then holds the whole session, audited", () => {
    const { score, track } = made(cut);
    expect(audit(track, score, 0)).toEqual([]);
    expect(score.placed.filter(({ name }) => !name.startsWith("~"))[0]?.name).toBe("this-is-for-today");
    expect(score.markers.length).toBe(cues.filter(({ kind }) => kind === "enter" || kind === "leave").length);
    expect(score.missing).toEqual([]);
  });
  it("has captions that never stand on one another", () => {
    const text = captions(linesOf(cut.cues, voice.tell));
    expect(text.startsWith("WEBVTT\n\n00:00:00.000 --> ")).toBe(true);
    expect(text).toContain("Let go.");
    const times = [...text.matchAll(/(\d+):(\d+):(\d+)\.(\d+)/g)].map(
      ([, h, m, s, ms]) => Number(h) * 3_600_000 + Number(m) * 60_000 + Number(s) * 1000 + Number(ms),
    );
    expect(times.length).toBeGreaterThan(20);
    times.slice(1).forEach((ms, n) => expect(ms).toBeGreaterThanOrEqual(times[n] ?? 0));
  });
});
