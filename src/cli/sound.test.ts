import { MPEGDecoder } from "mpg123-decoder";
import { describe, expect, it } from "vitest";
import { heardIn, RATE } from "#track";
import { desk, REQUEST } from "./desk.sample.ts";
import type { Desk } from "./desk.sample.ts";
import { run } from "./run.ts";

const files = { "r.json": JSON.stringify(REQUEST) };
async function typed(words: string, keys: [number, string][] = [], change: Partial<Desk> = {}) {
  const io = { ...desk(files, keys), ...change };
  const code = await run(words.split(" "), io, "1.2.3");
  return { code, ...io.said, written: io.written, played: io.played };
}
/** Kinds and seconds of the markers in a WAV file. */
const inWav = (wav: Uint8Array) =>
  heardIn(new Int16Array(wav.slice(44).buffer)).map(({ kind, at }) => ({
    kind,
    seconds: Math.round((at / RATE) * 100) / 100,
  }));

describe("keep", () => {
  it("writes the session as MP3 with chapters, every contact in it begun and ended", async () => {
    const { code, out, err, written } = await typed("keep r.json --out calf.mp3");
    expect([code, out, err]).toEqual([0, "", ""]);
    const mp3 = written.get("calf.mp3") ?? new Uint8Array();
    const text = String.fromCharCode(...mp3.subarray(0, 2000));
    expect(text.startsWith("ID3")).toBe(true);
    expect(text.match(/CHAP/g)?.length).toBe(2);
    const decoder = new MPEGDecoder();
    await decoder.ready;
    const { channelData } = decoder.decode(mp3);
    decoder.free();
    const kinds = heardIn(Int16Array.from(channelData[0] ?? [], (each) => each * 32_767)).map(({ kind }) => kind);
    expect(kinds.length).toBeGreaterThan(5);
    // A leave may be heard again while it rests; nothing else may follow another of its kind.
    const marks = kinds.filter((kind, n) => kind === "enter" || kinds[n - 1] !== "leave");
    expect(marks).toEqual(marks.map((_, n) => (n % 2 === 0 ? "enter" : "leave")));
  });
  it("writes its words with their times", async () => {
    const { written } = await typed("keep r.json --out calf.vtt");
    expect(new TextDecoder().decode(written.get("calf.vtt"))).toMatch(/^WEBVTT\n\n00:00:00.000 --> /);
    const lyrics = new TextDecoder().decode((await typed("keep r.json --out calf.lrc")).written.get("calf.lrc"));
    expect(lyrics).toMatch(/^\[00:00\.00\]/);
  });
  it("refuses a file of a kind that it does not make, and names the kinds", async () => {
    const { code, err, written } = await typed("keep r.json --out calf.ogg");
    expect(code).toBe(2);
    expect(err).toContain("--out: expected a file whose name ends in .mp3, .vtt, .lrc");
    expect(written.size).toBe(0);
    expect((await typed("keep r.json")).code).toBe(2);
  });
});

describe("keep into a place that cannot be written", () => {
  it.each(["vtt", "mp3"])("%s is refused by the option's name and the path", async (kind) => {
    const write = (): Promise<void> => Promise.reject(new Error("ENOENT"));
    const { code, out, err } = await typed(`keep r.json --out nowhere/calf.${kind}`, [], { write });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(`legwork: --out: nowhere/calf.${kind}: expected a file that can be written\n`);
  });
});

describe("guide --sound", () => {
  it("plays the session as one track from its beginning, and another one from every key on", async () => {
    const { code, played } = await typed("guide r.json --sound", [
      [25_000, "p"],
      [40_000, " "],
      [45_000, "q"],
    ]);
    expect(code).toBe(0);
    const tracks = played.map(({ atMs, wav }) => ({ atMs, heard: wav === null ? [] : inWav(wav) }));
    const [whole, paused, goesOn, ended] = tracks;
    expect(tracks.length).toBe(4);
    expect(whole?.atMs).toBe(0);
    expect(whole?.heard[0]).toMatchObject({ kind: "enter", seconds: 20 });
    // In the middle of a contact: let go at once, and nothing presses until it is gone on with.
    expect(paused?.heard).toEqual([0, 5, 10].map((seconds) => ({ kind: "leave", seconds })));
    expect(goesOn?.heard[0]).toEqual({ kind: "enter", seconds: 0 });
    expect(ended?.heard).toEqual([{ kind: "leave", seconds: 0 }]);
  });
  it("says that nothing plays here, and guides all the same", async () => {
    const { code, out, err } = await typed("guide r.json --sound", [], { sounder: null });
    expect(code).toBe(0);
    expect(err).toContain("No program here plays sound");
    expect(out).toContain("Done.");
  });
  it("has one speed", async () => expect((await typed("guide r.json --sound --fast 2")).code).toBe(2));
});
