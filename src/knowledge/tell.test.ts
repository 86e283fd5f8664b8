import { describe, expect, it } from "vitest";
import { facts } from "./load.ts";
import { tell } from "./tell.ts";

const english = facts.languages[0]!;
const saying = (code: string, sentence: string) => ({ code, sentences: { s: sentence } });
const told = (code: string, sentence: string, n: number) => tell(saying(code, sentence), { key: "s", values: { n } });

describe("a sentence", () => {
  it("has its gaps filled and chooses by number", () => {
    expect(tell(english, { key: "cue.rest", values: { seconds: 15 } })).toBe("Rest 15 seconds.");
    expect(tell(english, { key: "cannot.too-short", values: { minutes: 1 } })).toContain("1 minute would");
    expect(tell(english, { key: "cannot.too-short", values: { minutes: 4 } })).toContain("4 minutes would");
  });
  it("has the forms that the language knows, a number of its own before them, and other for the rest", () => {
    const polish = "{n, plural, one {# bieg} few {# biegi} many {# biegów} other {# biegu}}";
    expect([1, 3, 5, 22, 1.5].map((n) => told("pl", polish, n))).toEqual([
      "1 bieg",
      "3 biegi",
      "5 biegów",
      "22 biegi",
      "1,5 biegu",
    ]);
    expect(told("en", "{n, plural, =0 {no run} one {# run} other {# runs}}", 0)).toBe("no run");
    expect(told("ar", "{n, plural, other {#}}", 2)).not.toBe("");
  });
  it("writes numbers as its language does", () => {
    expect(told("en", "{n} m", 1200)).toBe("1,200 m");
    expect(told("de", "{n} km", 7.5)).toBe("7,5 km");
  });
  it("of a language that needs no rule for small numbers says what the platform would", () => {
    for (const code of ["en", "de"])
      for (let n = 0; n < 1100; n++) {
        const form = new Intl.PluralRules(code).select(n);
        const said = told(code, "{n} {n, plural, one {one #} other {other #}}", n);
        expect(said).toBe(`${n.toLocaleString(code)} ${form} ${n.toLocaleString(code)}`);
      }
  });
  it("that is missing is shown by its key", () =>
    expect(tell({ code: "xx", sentences: {} }, { key: "cue.leave", values: {} })).toBe("cue.leave"));
});
