import { describe, expect, it } from "vitest";
import type { Plan } from "./advice.ts";
import { heldSpots, planOf } from "./session.sample.ts";
import { newSession, replay, session, workedOf } from "./session.ts";
import type { SessionEvent, SessionState, Todo } from "./session-state.ts";
import { limitsOf } from "./session-limits.ts";
import { timeline } from "./timeline.ts";
import { SMALL } from "./small.sample.ts";

const play = (plan: Plan, events: readonly SessionEvent[]) => {
  let state: SessionState = newSession(plan);
  const todo: Todo[] = [];
  for (const event of events) {
    const [next, more] = session(state, event);
    state = next;
    todo.push(...more);
  }
  return { state, todo };
};
const start: SessionEvent = { kind: "start", atMs: 0 };
const at = (
  seconds: number,
  kind: "tick" | "pause" | "resume" | "gap" | "skip" | "too-much" | "lengthen" | "shorten",
) => ({ kind, atMs: seconds * 1000 }) as const;
const sides = planOf([{}, { side: "right" }, { region: "quads" }]);
const stops = (plan: Plan, events: readonly SessionEvent[]) => workedOf(replay(plan, events)).map((w) => w.stop);

describe("a session", () => {
  it("says what the timeline says when nothing happens", () => {
    const seconds = Array.from({ length: sides.seconds + 1 }, (_, s) => at(s, "tick"));
    const { todo, state } = play(sides, [start, ...seconds]);
    expect(todo.flatMap((t) => (t.do === "cue" ? [t.cue] : []))).toEqual(timeline(sides));
    expect(state.mode).toBe("ended");
    expect(workedOf(state).map((w) => w.seconds)).toEqual([90, 90, 90]);
  });

  it("lets go at a pause and goes on with what is left of the set", () => {
    const { state, todo } = play(sides, [start, at(30, "pause"), at(100, "resume"), at(120, "tick")]);
    expect(todo.filter((t) => t.do === "cue" && t.cue.kind === "leave")).toHaveLength(2);
    expect(workedOf(state)).toMatchObject([{ seconds: 30, stop: null, before: 6 }]);
  });

  it("halves the pressure first, and ends the step the second time", () => {
    const once = [start, at(25, "too-much"), at(35, "resume"), at(40, "tick")];
    expect(replay(sides, once)).toMatchObject({ mode: "running", queue: [0, 1, 2], easing: { is: "halved" } });
    expect(replay(sides, [...once, at(41, "too-much")])).toMatchObject({ mode: "paused", queue: [1, 2] });
  });

  it("asks ten seconds after the pressure was halved, and ends the step without an answer", () => {
    const asked = play(sides, [start, at(21, "too-much"), at(25, "resume"), at(35, "tick")]);
    expect(asked.todo).toContainEqual({ do: "ask", what: "pain" });
    const events = [start, at(21, "too-much"), at(25, "resume"), at(45, "tick")];
    expect(replay(sides, events).queue).toEqual([1, 2]);
    expect(replay(sides, [...events.slice(0, 3), at(44, "tick")]).queue).toEqual([0, 1, 2]);
    const better = [...events.slice(0, 3), { kind: "better", atMs: 36_000 } as const, at(45, "tick")];
    expect(replay(sides, better).queue).toEqual([0, 1, 2]);
  });

  it("begins and goes on with no contact of less than a second, by the plan or until halved pressure gives up", () => {
    const spots = planOf([heldSpots(6, 20)]);
    const lengths = (events: readonly SessionEvent[]): readonly number[] => {
      const cues = play(spots, events).todo.flatMap((todo) => (todo.do === "cue" ? [todo.cue] : []));
      const marks = cues.filter(({ kind }) => kind === "enter" || kind === "leave");
      return marks.flatMap(({ kind, atMs }, n) => (kind === "enter" ? [marks[n + 1]!.atMs - atMs] : []));
    };
    const enter = timeline(spots).findIndex(({ kind }) => kind === "enter");
    const [from, to] = timeline(spots)
      .slice(enter)
      .filter(({ kind }) => kind === "enter" || kind === "leave")
      .map(({ atMs }) => atMs / 1000) as [number, number];
    // The first one ends where it is told of.
    for (const told of [0.1, 0.5, 5, to - from + 1]) {
      const [, ...later] = lengths([
        start,
        at(from + told, "too-much"),
        at(from + 30, "resume"),
        at(from + 300, "tick"),
      ]);
      expect(later.length).toBeGreaterThan(0);
      expect(Math.min(...later)).toBeGreaterThanOrEqual(1000);
    }
    for (const left of [0.02, 0.1, 0.9]) {
      const [, ...later] = lengths([start, at(to - left, "pause"), at(to + 20, "resume"), at(to + 300, "tick")]);
      expect(Math.min(...later)).toBeGreaterThanOrEqual(1000);
    }
  });

  it("goes on with no contact that halved pressure would end within the second", () => {
    const entersAt = (pausedAt: number): boolean => {
      const events = [start, at(21, "too-much"), at(25, "resume"), at(pausedAt, "pause"), at(50, "resume")];
      const { todo } = play(sides, events);
      return todo.some((each) => each.do === "cue" && each.cue.kind === "enter" && each.cue.atMs === 50_000);
    };
    expect([43.5, 44.5].map(entersAt)).toEqual([true, false]);
  });

  it("takes a rise of 2 and the ceiling as too much, 7 as the end of the place", () => {
    const pain = (seconds: number, value: number) => ({ kind: "pain", atMs: seconds * 1000, value }) as const;
    expect(replay(sides, [start, pain(21, 2), pain(22, 3)]).mode).toBe("running");
    expect(replay(sides, [start, pain(21, 2), pain(22, 4)]).mode).toBe("paused");
    expect(stops(sides, [start, pain(21, 5)])).toEqual(["SR1"]);
    expect(stops(sides, [start, pain(21, 6)])).toEqual(["SR1"]);
    expect(stops(sides, [start, pain(21, 7)])).toEqual(["SR9"]);
  });

  it.each([
    ["red", "SR2"],
    ["numb-or-red", "SR2"],
    ["bruise", "SR4"],
  ] as const)("%s ends the place for the rest of the session (%s)", (kind, code) => {
    const twice = planOf([{ sets: 1 }, { technique: "T12", sets: 1 }, { side: "right" }]);
    const state = replay(twice, [start, { kind, atMs: 25_000 }, at(30, "resume"), at(400, "tick")]);
    expect(workedOf(state)).toMatchObject([
      { side: "left", seconds: 5, stop: code },
      { side: "right", stop: null },
    ]);
  });

  it.each([
    ["numb", "SR3"],
    ["sharp", "SR7"],
    ["cannot-breathe", "SR10"],
  ] as const)("%s ends the step (%s)", (kind, code) => {
    const state = replay(sides, [start, { kind, atMs: 25_000 }]);
    expect(state.queue).toEqual([1, 2]);
    expect(workedOf(state)).toMatchObject([{ seconds: 5, stop: code }]);
  });

  it("says what a stop rule says where nothing is pressed, and after the end", () => {
    const keys = (events: readonly SessionEvent[]) =>
      play(sides, events).todo.flatMap((t) => (t.do === "cue" && t.cue.kind === "safety" ? [t.cue.say.key] : []));
    expect(keys([start, { kind: "numb", atMs: 55_000 }])).toContain("stop.numb");
    expect(keys([start, at(25, "tick"), { kind: "end", atMs: 26_000 }, { kind: "bruise", atMs: 90_000 }])).toContain(
      "stop.bruise",
    );
  });

  it("asks about the bone after a sharp pain", () =>
    expect(play(sides, [start, { kind: "sharp", atMs: 25_000 }]).todo).toContainEqual({ do: "ask", what: "RF11" }));

  it("dizzy ends everything", () => {
    const { state, todo } = play(sides, [start, { kind: "dizzy", atMs: 25_000 }, at(30, "resume"), at(300, "tick")]);
    expect(state.mode).toBe("ended");
    expect(todo.at(-1)).toEqual({ do: "end" });
    expect(workedOf(state)).toMatchObject([{ seconds: 5, stop: "SR5" }]);
  });

  it("goes on after a cramp that is gone in a minute, else with the next step", () => {
    const cramp = { kind: "cramp", atMs: 25_000 } as const;
    expect(replay(sides, [start, cramp, at(84, "resume")])).toMatchObject({ mode: "running", queue: [0, 1, 2] });
    expect(replay(sides, [start, cramp, at(86, "resume")]).queue).toEqual([1, 2]);
  });

  it("keeps what is reported after the end", () => {
    const events = [start, at(25, "tick"), { kind: "end", atMs: 26_000 }, { kind: "bruise", atMs: 90_000 }] as const;
    expect(stops(sides, events)).toEqual(["SR4"]);
  });

  it("counts lost time as contact, on the spot no longer than it is", () => {
    const state = replay(sides, [start, at(25, "tick"), at(500, "gap")]);
    expect(state.mode).toBe("paused");
    expect(workedOf(state)).toMatchObject([{ seconds: 90 }]);
    const on = replay(sides, [start, at(25, "tick"), at(500, "gap"), at(510, "resume"), at(515, "tick")]);
    expect(on.phase?.kind).not.toBe("contact");
  });

  it.each([
    ["a set", { sets: 1, setSeconds: 100 }, 60],
    ["a spot", heldSpots(1, 100), 30],
    ["a spot under a hard tool", { ...heldSpots(1, 30), tool: "golf-ball" }, 10],
    ["a spot under a tool that nobody knows", { ...heldSpots(1, 30), tool: "anvil" as "hands" }, 10],
    ["a place", { sets: 5, setSeconds: 60 }, 120],
  ] as const)("a plan that asks for too much is cut: %s", (_, part, seconds) => {
    const limits = { areaMs: { "calf-gastroc.left": 1_000_000 }, planMs: 1_000_000 };
    const state = replay(planOf([part]), [start, at(2000, "tick")], { limits, knowledge: SMALL });
    expect(workedOf(state)).toMatchObject([{ seconds }]);
    expect(state.mode).toBe("ended");
  });

  it("presses nothing that the limits do not name", () =>
    expect(replay(sides, [start, at(999, "tick")], { limits: { areaMs: {}, planMs: 1e6 } }).pressedMs).toEqual({}));

  it("adds a set only where the limits leave room", () => {
    const events = [start, at(25, "lengthen")];
    expect(replay(sides, events).rows[0]?.times).toBe(3);
    const limits = { ...limitsOf(sides), areaMs: { "calf-gastroc.left": 120_000 } };
    expect(replay(sides, events, { limits }).rows[0]?.times).toBe(4);
    expect(replay(sides, [...events, at(26, "lengthen")], { limits }).rows[0]?.times).toBe(4);
    expect(replay(sides, [start, at(25, "shorten"), at(26, "lengthen")]).rows[0]?.times).toBe(3);
  });

  it("takes the other side first, and comes back to what is left", () => {
    const held = planOf([heldSpots(3, 20), { ...heldSpots(3, 20), side: "right" }]);
    const { todo } = play(held, [start, { kind: "switch", atMs: 25_000 }, at(600, "tick")]);
    const entered = todo.flatMap((t) => (t.do === "cue" && t.cue.kind === "enter" ? [t.cue.step] : []));
    expect(entered).toEqual([0, 1, 1, 1, 0, 0]);
  });
});
