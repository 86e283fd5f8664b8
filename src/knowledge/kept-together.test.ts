import { describe, expect, it } from "vitest";
import { factsIn, LANGUAGES } from "./first.ts";
import { keptTogether } from "./kept-together.ts";

const shown = (text: string): string => keptTogether(text).replaceAll("\u00a0", "~");

describe("a number and its unit", () => {
  it.each([
    ["stretch 30 s", "stretch 30~s"],
    ["{tool}, {sets} × {seconds} s", "{tool}, {sets}~×~{seconds}~s"],
    ["{n, plural, one {# min} other {# min}}", "{n, plural, one {#~min} other {#~min}}"],
    ["Keep 8 cm off, 2–3 cm at the knee.", "Keep 8~cm off, 2–3~cm at the knee."],
    ["etwa 13 % und 1,5 h", "etwa 13~% und 1,5~h"],
  ])("%s stays in one piece: %s", (text, kept) => expect(shown(text)).toBe(kept));
  it.each(["4 more places", "10 seconds", "2 sides", "3 minutes", "{n} minutes", "5 mal", "10 Schritte", "a × b"])(
    "%s has no unit and may break",
    (text) => expect(keptTogether(text)).toBe(text),
  );
  it.each(LANGUAGES)("changes the spaces of %s and nothing else", async (tag) => {
    const text = JSON.stringify(await factsIn(tag));
    const kept = keptTogether(text);
    expect(kept).not.toBe(text);
    expect(kept.replaceAll("\u00a0", " ")).toBe(text);
    expect(keptTogether(kept)).toBe(kept);
  });
});
