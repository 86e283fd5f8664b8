import { describe, expect, it } from "vitest";
import { desk, REQUEST } from "./desk.sample.ts";
import { lineAnswer, run } from "./run.ts";

const json = (value: unknown): string => JSON.stringify(value);
async function typed(words: string, files: Readonly<Record<string, string>> = {}, keys: [number, string][] = []) {
  const io = desk({ "r.json": json(REQUEST), ...files }, keys);
  const code = await run(words.split(" ").filter(Boolean), io, "1.2.3");
  return { code, ...io.said };
}

describe("answers", () => {
  it("a plan as JSON, worth with six decimals", async () => {
    const { code, out, err } = await typed("advise r.json --json");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/"worth":\d+\.\d{6},"steps"/);
    expect(JSON.parse(out)).toMatchObject({ verdict: "plan", plan: { steps: [{ technique: "T10" }, {}] } });
  });

  it("a plan as text, with names", async () => {
    const { out } = await typed("advise r.json");
    expect(out).toContain("Calf on foam roller");
    expect(out).not.toMatch(/undefined|null|calf-gastroc/);
  });

  it("in German where the request, --lang or the terminal says so; the decision is the same", async () => {
    const files = { "d.json": json({ ...REQUEST, language: "de" }) };
    const [asked, typedSo, english] = [
      await typed("advise d.json", files),
      await typed("advise r.json --lang de"),
      await typed("advise d.json --lang en", files),
    ];
    expect(asked.out).toContain("Wade auf der Faszienrolle");
    expect(asked.out).not.toMatch(/\b(the|and|never|stretch|session)\b/i);
    expect(typedSo.out).toBe(asked.out);
    expect(english.out).toContain("Calf on foam roller");
    const bare = ({ out }: { out: string }) => out.replaceAll(/"name":"[^"]*"/g, "");
    expect(bare(await typed("advise d.json --json", files))).toBe(bare(await typed("advise r.json --json")));
    expect((await typed("know tools --lang de")).out).toContain("Nudelholz");
    expect((await typed("know tools --json")).out).toContain("Rolling pin");
    const io = { ...desk({}), locale: "de_AT.UTF-8" };
    await run(["know", "tools"], io, "1");
    expect(io.said.out).toContain("Nudelholz");
  });
  it.each(["--lang xx", "--lang"])("%s is refused by name", async (words) => {
    const { code, err } = await typed(`know tools ${words}`);
    expect([code, err]).toEqual([2, "legwork: --lang: expected one of en, de\n"]);
  });

  it.each([
    ["stop", { answers: { ...REQUEST.answers, RF1: true } }, "Not today."],
    ["ask", { answers: {} }, "Some questions first."],
    [
      "cannot",
      {
        spots: [{ region: "foot", side: "left", soreness: 9 }],
        answers: { ...REQUEST.answers, RF11: false, RF14: false },
      },
      "left alone",
    ],
  ])("%s is an answer, for every command that reads a request", async (verdict, change, words) => {
    const files = { "x.json": json({ ...REQUEST, ...change }) };
    const { code, out } = await typed("advise x.json --json", files);
    expect([code, JSON.parse(out).verdict]).toEqual([0, verdict]);
    const cues = await typed("timeline x.json --json", files);
    expect([cues.code, JSON.parse(cues.out)]).toEqual([0, []]);
    expect(cues.err).toContain(words);
    for (const name of ["advise", "timeline", "guide"])
      expect((await typed(`${name} x.json`, files)).out).toContain(words);
  });

  it("names the moment where nothing fits it", async () => {
    const change = { moment: "pre", spots: [{ region: "chest", side: "left", soreness: 2 }] };
    const answers = { ...REQUEST.answers, RF20: false, RF21: false, RF23: false, RF24: false };
    const files = { "x.json": json({ ...REQUEST, ...change, answers }) };
    const { out } = await typed("advise x.json", files);
    expect(out).toContain("Nothing fits the tools, positions and moment you chose. Moment: Before a run.");
    expect(out).toContain("Not at this moment: Before a run.");
  });
  it("one answer a line, the unreadable in their place", async () => {
    const lines = `${json(REQUEST)}\n{"at":1}\n\n${json(REQUEST)}\n`;
    const { code, out } = await typed("advise - --lines", { "-": lines });
    const answers = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(code).toBe(2);
    expect(answers.map((a) => a.verdict ?? a.refused.field)).toEqual(["plan", "at", "request", "plan"]);
    expect(Object.keys(answers[1].refused)).toEqual(["field", "expected"]);
  });

  it("one answer a line in the language of --lang, else in the line's own", async () => {
    const lines = `${json(REQUEST)}\n${json({ ...REQUEST, language: "de" })}\n`;
    const named = async (words: string): Promise<readonly string[]> =>
      (await typed(words, { "-": lines })).out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).plan.steps[0].name);
    const [english, german] = await named("advise - --lines");
    expect(english).toContain("Calf");
    expect(german).toContain("Wade");
    expect(await named("advise - --lines --lang de")).toEqual([german, german]);
    expect(await named("advise - --lines --lang en")).toEqual([english, english]);
  });

  it("a fault of the program in the place of its line, told and alone", async () => {
    const told: unknown[] = [];
    const broken = (): never => {
      throw new RangeError("no such array");
    };
    expect(await lineAnswer(json(REQUEST), null, (fault) => told.push(fault), broken)).toEqual({
      refused: { field: "request", expected: "a request that can be answered" },
    });
    expect(told).toEqual([new RangeError("no such array")]);
    expect(await lineAnswer(json(REQUEST), null, (fault) => told.push(fault))).toMatchObject({ verdict: "plan" });
    expect(told).toHaveLength(1);
  });

  it.each([
    ...[0.1, 1 / 3, 12.345, 59.999, 1e-9].map((seconds) => [seconds, "plan"] as const),
    // A set more would be above the calf's 90 s.
    [60.001, "cannot"] as const,
  ])("a whole answer after %s seconds of a step: %s", async (seconds, verdict) => {
    const row = { technique: "T10", region: "calf-gastroc", side: "left", stop: null, over: false, stretch: null };
    const { code, out } = await typed("advise - --json", { "-": json({ ...REQUEST, done: [{ ...row, seconds }] }) });
    expect([code, JSON.parse(out).verdict]).toEqual([0, verdict]);
  });

  it("every line read: exit 0", async () =>
    expect((await typed("advise - --lines", { "-": json(REQUEST) })).code).toBe(0));

  it("a timeline with the fields of the contract in their order", async () => {
    const cues = JSON.parse((await typed("timeline r.json --json")).out);
    expect(Object.keys(cues[0])).toEqual(["atMs", "kind", "step", "side", "text", "captions"]);
    expect(cues[0]).toMatchObject({ atMs: 0, kind: "safety", text: expect.stringContaining("painkiller") });
    expect(cues.at(-1).kind).toBe("done");
    expect(json(cues)).not.toMatch(/cue\.|\{\w+\}/);
  });

  it.each([
    "techniques",
    "tools",
    "regions",
    "flags",
    "profile",
    "stretches",
    "strokes",
    "nogo",
    "complaints",
    "claims",
    "sources",
  ])("know %s", async (what) => {
    const rows = JSON.parse((await typed(`know ${what} --json`)).out);
    expect(rows.length).toBeGreaterThan(5);
    expect((await typed(`know ${what}`)).out.split("\n")).toHaveLength(rows.length + 1);
  });

  it("help, also of a command, and the version", async () => {
    expect((await typed("--help")).out).toContain("advise REQUEST");
    const guide = (await typed("guide --help")).out;
    expect(guide).toContain("--fast N");
    for (const key of ["space or p", "minus, plus", "comma, dot", "0 to 9", ..."kxtynsbcdaq"])
      expect(guide).toMatch(new RegExp(`[ .]${key}: `));
    expect((await typed("keep --help")).out).not.toContain("Keys:");
    expect((await typed("--version")).out).toBe("1.2.3\n");
  });
});

const GPX = `<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="test"><trk><type>running</type><trkseg>${Array.from(
  { length: 60 },
  (_, n) =>
    `<trkpt lat="${47 + n * 0.0002}" lon="8"><ele>400</ele><time>2026-05-02T06:${String(Math.floor(n / 10)).padStart(2, "0")}:${String((n % 10) * 6).padStart(2, "0")}Z</time></trkpt>`,
).join("")}</trkseg></trk></gpx>`;

describe("recordings", () => {
  it("are read, and what is none has a row", async () => {
    const { code, out } = await typed("read a.gpx b.fit --json", { "a.gpx": GPX, "b.fit": "hello" });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      { file: "a.gpx", ok: true, run: { sport: "running" } },
      { file: "b.fit", ok: false, problem: "unknown-format" },
    ]);
  });

  it("say their sport in the language that is asked for", async () => {
    expect((await typed("read a.gpx", { "a.gpx": GPX })).out).toContain("a.gpx: running, 2026");
    expect((await typed("read a.gpx --lang de", { "a.gpx": GPX })).out).toContain("a.gpx: Laufen, 2026");
  });
  it("one that is not there does not lose the others", async () => {
    const { code, out, err } = await typed("read a.gpx nowhere.fit --json", { "a.gpx": GPX });
    expect([code, JSON.parse(out).length]).toEqual([2, 2]);
    expect(err).toContain("nowhere.fit");
  });

  it("of a folder are read, what is none is passed over", async () => {
    const { code, out } = await typed("read runs --json", { "runs/a.gpx": GPX, "runs/notes.txt": "hello" });
    expect([code, JSON.parse(out).map((result: { file: string }) => result.file)]).toEqual([0, ["runs/a.gpx"]]);
  });
  it("give the load of each muscle, day by day", async () => {
    const [day, ...more] = JSON.parse((await typed("load a.gpx --json", { "a.gpx": GPX })).out);
    expect(more).toEqual([]);
    expect(day.day).toBe("2026-05-02");
    expect(day.muscles).toHaveLength(13);
    expect(Object.keys(day.muscles[0])).toEqual(["muscle", "region", "demand", "soreness"]);
    expect((await typed("load a.gpx", { "a.gpx": GPX })).out).toMatch(/^2026-05-02\n +\d+\.\d {2}/);
    expect((await typed("load a.gpx --lang de", { "a.gpx": GPX })).out).toMatch(/^2026-05-02\n +\d+,\d {2}/);
  });

  it("what brings no load is told and why, and what is ahead stands below the muscles", async () => {
    const ride = GPX.replace("running", "cycling");
    const alone = await typed("load ride.gpx", { "ride.gpx": ride });
    expect([alone.code, alone.out]).toEqual([0, ""]);
    expect(alone.err).toContain("1 recording is not counted: it was no run.");
    const { out, err } = await typed("load a.gpx", { "a.gpx": GPX });
    expect(err).toBe("");
    expect(out).toContain("What may talk in the days after the last run:\n  2026-05-03  ");
    expect(out).toContain("Four weeks of runs are needed for a trend.");
  });
  it("a run dated ahead of today is told, and is not the last one", async () => {
    const ahead = GPX.replaceAll("2026-05-02", "2027-05-02");
    const own = await typed("load a.gpx", { "a.gpx": GPX });
    const { out, err } = await typed("load a.gpx b.gpx", { "a.gpx": GPX, "b.gpx": ahead });
    expect(err).toContain("1 run is dated ahead of today");
    const after = (text: string): string => text.slice(text.indexOf("What may talk"));
    expect(out.slice(out.lastIndexOf("2027"))).toContain("2027-05-02\n");
    expect(after(out)).toBe(after(own.out));
  });
  it("of three hours says hours", async () => {
    const long = GPX.replaceAll("2026-05-02T06:00:00Z", "2026-05-02T02:30:00Z");
    expect((await typed("read a.gpx", { "a.gpx": long })).out).toMatch(/, \d:\d\d:\d\d/);
  });

  it("a file that brings nothing is named in words, exit 2, and the others are still counted", async () => {
    const { code, out, err } = await typed("load a.gpx b.fit --json", { "a.gpx": GPX, "b.fit": "nothing at all" });
    expect([code, JSON.parse(out).length]).toEqual([2, 1]);
    expect(err).toContain("b.fit: This is not a recording that Legwork can read.");
    expect(err).toContain("b.fit: expected a recording");
    expect((await typed("load b.fit", { "b.fit": "" })).out).toBe("");
  });

  it("a path where nothing lies has its result, and exit 2", async () => {
    const { code, out, err } = await typed("read missing.fit --json");
    expect([code, JSON.parse(out)]).toEqual([
      2,
      [{ file: "missing.fit", ok: false, problem: "not-found", detail: "no file or folder" }],
    ]);
    expect(err).toContain("missing.fit: expected");
  });
});

describe("guide", () => {
  it("runs to the end and says what was done", async () => {
    const { code, out } = await typed("guide r.json --fast 20");
    expect(code).toBe(0);
    expect(out).toContain("Done.");
    expect(out).toMatch(/really done:\n {2}.*60 s\n/);
  });

  it("goes ten seconds on and back: a contact is so much shorter, and whole again", async () => {
    // The first set is over by then, and the next one has not begun.
    const pressed = async (...keys: [number, string][]): Promise<string | undefined> =>
      /: (\d+) s\n$/.exec((await typed("guide r.json", {}, [...keys, [52_000, "q"]])).out)?.[1];
    expect(await pressed()).toBe("30");
    expect(await pressed([25_000, "."])).toBe("20");
    expect(await pressed([25_000, "."], [35_000, ","])).toBe("30");
  });
  it("pauses, goes on and ends by keys", async () => {
    const { out } = await typed("guide r.json", {}, [
      [30_000, "p"],
      [50_000, " "],
      [55_000, "q"],
    ]);
    expect(out).toContain("Paused. Let go.");
    expect(out).toContain("Going on.");
    expect(out).toMatch(/: 15 s\n$/);
  });

  it("numb or red ends the place", async () =>
    expect((await typed("guide r.json", {}, [[25_000, "n"]])).out).toMatch(/: 5 s \(SR2\)\n$/));

  it("too much lets go, and the second time goes on to what is next", async () => {
    const { out } = await typed("guide r.json", {}, [
      [25_000, "t"],
      [30_000, "t"],
      [31_000, "q"],
    ]);
    expect(out).toContain("Halve the pressure.");
    expect(out).toMatch(/: 5 s \(SR1\)\n$/);
  });

  it("ends when it is paused and no key can come", async () => {
    const io = desk({ "r.json": json(REQUEST) }, [[25_000, "p"]]);
    const closing = { ...io, keys: (pressed: (key: string | null) => void) => (pressed(null), io.keys(pressed)) };
    expect(await run(["guide", "r.json"], closing, "")).toBe(0);
    expect(io.said.out).toMatch(/: 5 s\n$/);
  });
});
