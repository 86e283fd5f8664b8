import { describe, expect, it } from "vitest";
import { limitsAhead, newSession, timeline } from "#core";
import { knowledge } from "#knowledge";
import { audit } from "./audit.ts";
import { MPEGDecoder } from "mpg123-decoder";
import { createMp3Encoder } from "wasm-media-encoders";
import { heardIn } from "./heard.ts";
import { id3Of } from "./id3.ts";
import { captions, chaptersOf, cutToKeep, linesOf, lyrics } from "./keep.ts";
import { mp3Bytes, mp3Of } from "./mp3.ts";
import { msOf, RATE } from "./pcm.ts";
import { made, planFor, voice } from "./track.sample.ts";

const plan = planFor();
const cues = timeline(plan, knowledge);
const cut = cutToKeep(cues, limitsAhead(newSession(plan, { knowledge })), "full");

describe("a session to keep", () => {
  it("says first that it is for today, and then holds the whole session, audited", () => {
    const { score, track } = made(cut);
    expect(audit(track, score, 0)).toEqual([]);
    expect(score.placed.filter(({ name }) => !name.startsWith("~"))[0]?.name).toBe("this-is-for-today");
    expect(score.markers.length).toBeGreaterThanOrEqual(
      cues.filter(({ kind }) => kind === "enter" || kind === "leave").length,
    );
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

describe("a session kept as MP3", () => {
  const { score, track } = made(cut);
  const chapters = chaptersOf(cut.cues, (step) => `Größe ${step}: ${plan.steps[step]?.name}`);

  it("still holds every marker at its time when it is decoded, and is as large as it was said to be", async () => {
    const frames = mp3Of(track, await createMp3Encoder());
    const bytes = Uint8Array.from(frames.flatMap((frame) => [...frame]));
    expect(Math.abs(bytes.length - mp3Bytes(msOf(track.length) / 1000))).toBeLessThan(2000);
    const decoder = new MPEGDecoder();
    await decoder.ready;
    const { channelData, sampleRate } = decoder.decode(bytes);
    decoder.free();
    expect(sampleRate).toBe(RATE);
    const samples = Int16Array.from(channelData[0] ?? [], (sample) => sample * 32_767);
    const found = heardIn(samples);
    expect(found.map(({ kind }) => kind)).toEqual(score.markers.map(({ kind }) => kind));
    // The codec is late by one and the same time for all of them.
    const late = found.map(({ at }, n) => msOf(at - (score.markers[n]?.at ?? 0)));
    for (const ms of late) expect(Math.abs(ms - (late[0] ?? 0))).toBeLessThanOrEqual(5);
    expect(Math.abs(late[0] ?? 0)).toBeLessThan(60);
  });
  it("has a chapter for each step, without a gap and in order", () => {
    expect(chapters.length).toBe(plan.steps.length);
    for (const { fromMs, toMs } of chapters) expect(toMs).toBeGreaterThan(fromMs);
    expect(chapters.slice(1).map(({ fromMs }) => fromMs)).toEqual(chapters.slice(0, -1).map(({ toMs }) => toMs));
    for (const { atMs, step } of cut.cues.filter(({ kind }) => kind === "enter"))
      expect(chapters.findIndex(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs)).toBe(step);
  });
  it("begins with a tag that names it and its chapters", () => {
    const tag = id3Of({ title: "Legwork 2026-11-23", artist: "Legwork", chapters });
    const view = new DataView(tag.buffer);
    const word = (at: number, length: number): string => String.fromCharCode(...tag.subarray(at, at + length));
    expect(word(0, 3)).toBe("ID3");
    expect([...tag.subarray(6, 10)].reduce((size, seven) => size * 128 + seven, 0)).toBe(tag.length - 10);
    const told: string[] = [];
    const times: number[][] = [];
    const utf16 = new TextDecoder("utf-16le");
    for (let at = 10; at < tag.length; at += 10 + view.getUint32(at + 4)) {
      told.push(word(at, 4));
      if (word(at, 4) !== "CHAP") continue;
      const idEnd = tag.indexOf(0, at + 10) + 1;
      times.push([view.getUint32(idEnd), view.getUint32(idEnd + 4)]);
      const title = idEnd + 16;
      expect(word(title, 4)).toBe("TIT2");
      expect(utf16.decode(tag.subarray(title + 13, title + 10 + view.getUint32(title + 4)))).toBe(
        chapters[times.length - 1]?.title,
      );
    }
    expect(told).toEqual(["TIT2", "TPE1", "CTOC", ...chapters.map(() => "CHAP")]);
    expect(times).toEqual(chapters.map(({ fromMs, toMs }) => [fromMs, toMs]));
  });
  it("has its words as lyrics, in order", () => {
    const lines = lyrics(linesOf(cut.cues, voice.tell)).trimEnd().split("\n");
    expect(lines[0]).toMatch(/^\[00:00\.00\]This is for today/);
    expect(lines.every((line) => /^\[\d\d:\d\d\.\d\d\]\S/.test(line))).toBe(true);
    expect(lines.toSorted()).toEqual(lines);
  });
});
