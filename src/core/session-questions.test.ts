import { describe, expect, it } from "vitest";
import { PLANS } from "./session-told.sample.ts";
import { replay, session } from "./session.ts";
import type { SessionEvent } from "./session-state.ts";

const at = (seconds: number, kind: "start" | "tick" | "sharp" | "dizzy" | "resume" | "skip" | "end"): SessionEvent => ({
  kind,
  atMs: seconds * 1000,
});
const answer = (seconds: number, flag: "RF1" | "RF11", yes: boolean): SessionEvent => ({
  kind: "answered",
  atMs: seconds * 1000,
  flag,
  yes,
});
const SHARP = [at(0, "start"), at(25, "tick"), at(25, "sharp")];
const DIZZY = [at(0, "start"), at(25, "tick"), at(25, "dizzy")];

describe("a question that a stop leaves open", () => {
  it("holds the session until it is answered", () => {
    const state = replay(PLANS.sides, [...SHARP, at(26, "resume"), at(27, "skip"), at(28, "resume"), at(90, "tick")]);
    expect(state).toMatchObject({ mode: "paused", asked: ["RF11"], raised: [], queue: [1] });
  });
  it("goes on after a no, and asks for it", () => {
    const [state, todo] = session(replay(PLANS.sides, SHARP), answer(30, "RF11", false));
    expect(state).toMatchObject({ mode: "paused", asked: [], raised: [] });
    expect(todo).toEqual([{ do: "ask", what: "go-on" }]);
    expect(session(state, at(31, "resume"))[0].mode).toBe("running");
  });
  it("ends the session with a yes, and keeps it", () => {
    const [state, todo] = session(replay(PLANS.sides, SHARP), answer(30, "RF11", true));
    expect(state).toMatchObject({ mode: "ended", asked: [], raised: ["RF11"] });
    expect(todo.at(-1)).toEqual({ do: "end" });
  });
  it("stays open when the session ends", () => {
    const state = replay(PLANS.sides, [...SHARP, at(26, "end")]);
    expect(state).toMatchObject({ mode: "ended", asked: ["RF11"] });
    expect(session(state, answer(40, "RF11", true))[0]).toMatchObject({ asked: [], raised: ["RF11"] });
  });
  it("stays open after a dizzy end, until it has passed or has not", () => {
    const state = replay(PLANS.sides, DIZZY);
    expect(state).toMatchObject({ mode: "ended", asked: ["RF1"] });
    expect(session(state, answer(400, "RF1", false))[0]).toMatchObject({ asked: [], raised: [] });
    expect(session(state, answer(400, "RF1", true))[0]).toMatchObject({ asked: [], raised: ["RF1"] });
  });
  it("is not answered by the answer to another one", () => {
    const state = replay(PLANS.sides, [...SHARP, answer(30, "RF1", true)]);
    expect(state).toMatchObject({ mode: "paused", asked: ["RF11"], raised: [] });
  });
  it("stays open while another one is answered", () => {
    const both = { ...replay(PLANS.sides, SHARP), asked: ["RF11", "RF1"] as const };
    const [state, todo] = session(both, answer(30, "RF1", false));
    expect(state).toMatchObject({ mode: "paused", asked: ["RF11"] });
    expect(todo.filter((each) => each.do === "ask")).toEqual([]);
    expect(session(state, answer(31, "RF11", false))[0].asked).toEqual([]);
  });
  it("is followed by the one about the cramp, where there was one", () => {
    const cramped = { ...replay(PLANS.sides, SHARP), crampMs: 25_000 };
    expect(session(cramped, answer(30, "RF11", false))[1]).toEqual([{ do: "ask", what: "cramp-gone" }]);
  });
  it("is followed by nothing once the session is over", () => {
    const ended = replay(PLANS.sides, [...SHARP, at(26, "end")]);
    expect(session(ended, answer(40, "RF11", false))[1]).toEqual([]);
  });
});
