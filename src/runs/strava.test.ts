import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rowsOf } from "./csv.ts";
import { read } from "./read.ts";
import { dateOf, dayFirst } from "./strava-date.ts";
import { sportOfWord } from "./sport.ts";

const one = async function* (text: string): AsyncGenerator<string> {
  yield text;
};
const inPieces = async function* (text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
};

describe("rows of comma-separated text", () => {
  it("come back as they were written, however the text is cut", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", '"', ",", ";", "\n", "\r", " ", "日") });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
        const head = "one,two,three,four";
        const text = rows.map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(",")).join("\r\n");
        const said = await rowsOf(inPieces(`${head}\r\n${text}`, Math.max(size, head.length)));
        expect(said.slice(1)).toEqual(rows);
      }),
    );
  });
  it("know semicolons and tabs by the first line", async () => {
    expect(await rowsOf(one("a;b;c\n1,5;2;3"))).toEqual([
      ["a", "b", "c"],
      ["1,5", "2", "3"],
    ]);
    expect(await rowsOf(one("a\tb\n1\t2\n"))).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });
});

describe("dates of Strava's list, in the language of the account", () => {
  const expected = Date.UTC(2026, 6, 21, 15, 9, 27) / 1000;
  it.each([
    ["Jul 21, 2026, 3:09:27 PM"],
    ["21 Jul 2026, 15:09:27"],
    ["21.07.2026, 15:09:27"],
    ["21 juil. 2026, 15:09:27"],
    ["21 jul 2026, 15:09:27"],
    ["21 jul. 2026, 15:09:27"],
    ["21 lug 2026, 15:09:27"],
    ["21 de jul. de 2026, 15:09:27"],
    ["21 июл. 2026 г., 15:09:27"],
    ["21 lip 2026, 15:09:27"],
    ["21. júl 2026, 15:09:27"],
    ["2026. júl. 21. 15:09:27"],
    ["21 Tem 2026 15:09:27"],
    ["21.7.2026 klo 15.09.27"],
    ["2026/07/21 15:09:27"],
    ["2026年7月21日 15:09:27"],
    ["2026年7月21日 下午3:09:27"],
    ["2026. 7. 21. 오후 3:09:27"],
    ["21/07/2026, 15:09:27"],
  ])("%s", (text) => expect(dateOf(text, true)).toBe(expected));

  it("midnight and noon of a twelve-hour clock", () => {
    expect(dateOf("Jul 21, 2026, 12:09:27 AM", true)).toBe(expected - 15 * 3600);
    expect(dateOf("Jul 21, 2026, 12:09:27 PM", true)).toBe(expected - 3 * 3600);
  });
  it("day or month first is decided by the whole column", () => {
    expect(dayFirst(["07/08/2026, 15:09:27", "21/08/2026, 15:09:27"])).toBe(true);
    expect(dayFirst(["07/08/2026, 15:09:27", "08/21/2026, 15:09:27"])).toBe(false);
    expect(dayFirst(["07/08/2026, 3:09:27 PM"])).toBe(false);
    expect(dateOf("07/21/2026, 15:09:27", false)).toBe(expected);
  });
  it("what is none is none", () => expect([dateOf("", true), dateOf("yesterday", true)]).toEqual([null, null]));
});

it.each([
  ["Lauf", "running"],
  ["Course à pied", "running"],
  ["Carrera", "running"],
  ["Corsa", "running"],
  ["Corrida", "running"],
  ["Hardlopen", "running"],
  ["Löprunda", "running"],
  ["Løpetur", "running"],
  ["Bieg", "running"],
  ["Забег", "running"],
  ["ラン", "running"],
  ["跑步", "running"],
  ["달리기", "running"],
  ["Trail Run", "running"],
  ["Virtual Run", "running"],
  ["Radfahrt", "cycling"],
  ["Spaziergang", "walking"],
  ["Krafttraining", "training"],
  ["Yoga", "yoga"],
])("%s is %s", (word, sport) => expect(sportOfWord(word).sport).toBe(sport));

describe("a list in a language that nobody here wrote down", () => {
  const names = Array.from({ length: 87 }, (_, i) => `спалпа ${i}`);
  names[15] = names[5]!;
  names[17] = names[6]!;
  const cells = Array.from({ length: 87 }, () => "");
  [cells[0], cells[1], cells[2], cells[3], cells[5], cells[6]] = [
    "7",
    '"21.07.2026, 15:09:27"',
    "x",
    "непознат",
    "1390",
    '"2,81"',
  ];
  [cells[15], cells[16], cells[17]] = ["1390.0", "1360.0", "2810.0"];
  it("gives its activities by the places of its columns", async () => {
    const bytes = new TextEncoder().encode(`${names.join(",")}\n${cells.join(",")}\n`);
    const [result] = await read(bytes, "x.csv");
    expect(result).toMatchObject({
      ok: true,
      run: {
        format: "strava",
        sport: "непознат",
        startedAt: "2026-07-21T15:09:27Z",
        elapsedSeconds: 1390,
        movingSeconds: 1360,
        distanceMeters: 2810,
        warnings: ["typed-in"],
      },
    });
  });
});
