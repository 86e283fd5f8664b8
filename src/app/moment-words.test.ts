// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import type { Run } from "#runs";
import { momentWords } from "./moment-words.ts";
import { runs } from "./record.ts";

const HOUR_MS = 3_600_000;
const ranAt = (ms: number): Run =>
  ({ id: "run", startedAt: new Date(ms).toISOString(), sport: "running", segments: [] }) as unknown as Run;
const noon = new Date().setHours(12, 0, 0, 0);

describe("a moment in words", () => {
  it.each([
    ["Hours after", noon],
    ["Day after", noon - 24 * HOUR_MS],
    ["Rest day", noon - 72 * HOUR_MS],
  ])("is %s where the last run was so long ago", (words, ms) => {
    runs.value = [ranAt(ms)];
    expect(momentWords("rest")).toBe(words);
    expect(momentWords("bed")).toBe("Before sleep");
  });
  it("is a rest day where nobody knows of a run", () => {
    runs.value = [];
    expect(momentWords("rest")).toBe("Rest day");
  });
});
