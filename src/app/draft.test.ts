// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { changeDraft, clearDraft } from "./draft.ts";
import { ANSWERS_MINUTES, requestNow } from "./request.ts";
import { loadRules } from "./engine.ts";

const rules = await loadRules();
const answersNow = (): unknown => (requestNow(rules) as { readonly answers: unknown }).answers;
const MINUTE_MS = 60_000;

describe("the answers of a session", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date("2026-11-25T18:00:00Z") });
    clearDraft();
    changeDraft({ answers: { RF1: false }, answeredAtMs: Date.now() });
  });
  afterEach(() => void vi.useRealTimers());

  it("count for the session that is about to begin", () => {
    vi.setSystemTime(Date.now() + ANSWERS_MINUTES * MINUTE_MS - 1);
    expect(answersNow()).toEqual({ RF1: false });
  });
  it("are asked for again after half an hour, the next day above all", () => {
    vi.setSystemTime(Date.now() + ANSWERS_MINUTES * MINUTE_MS);
    expect(answersNow()).toEqual({});
    vi.setSystemTime(Date.now() + 26 * 60 * MINUTE_MS);
    expect(answersNow()).toEqual({});
  });
  it("do not count when the clock went back, or when nobody knows when they were given", () => {
    vi.setSystemTime(Date.now() - 1);
    expect(answersNow()).toEqual({});
    changeDraft({ answeredAtMs: null });
    expect(answersNow()).toEqual({});
  });
});
