import { expect, it } from "vitest";
import { facts } from "./load.ts";
import { offered, SAFETY_SENTENCES, tell } from "./tell.ts";

const english = facts.languages[0]!;
const broken = {
  ...english,
  code: "xx",
  sentences: Object.fromEntries(Object.entries(english.sentences).filter(([k]) => k !== "cue.leave")),
};

it("fills gaps and chooses by number", () => {
  expect(tell(english, { key: "cue.rest", values: { seconds: 15 } })).toBe("Rest 15 seconds.");
  expect(tell(english, { key: "cannot.too-short", values: { minutes: 1 } })).toContain("1 minute would");
  expect(tell(english, { key: "cannot.too-short", values: { minutes: 4 } })).toContain("4 minutes would");
});
it("shows a missing sentence by its key", () =>
  expect(tell(broken, { key: "cue.leave", values: {} })).toBe("cue.leave"));
it("never offers a language without every safety sentence", () => {
  expect(offered([english, broken])).toEqual([english]);
  for (const key of SAFETY_SENTENCES) expect(english.sentences[key], key).toBeTruthy();
});
