import { describe, expect, it } from "vitest";
import { benchOf, left, technique } from "./bench.sample.ts";
import type { Area } from "./body.ts";
import { secondsAhead, goesOnWith, pressedSoFar, regionsDone, wasStretched, workDone } from "./done.ts";
import type { Done } from "./request.ts";

const row = (more: Partial<Done> = {}): Done => ({
  technique: "T21",
  region: "quads",
  side: "left",
  seconds: 30,
  stop: null,
  over: false,
  stretch: null,
  ...more,
});
const bench = (...done: readonly Done[]) => benchOf({ done });
const at = (region: Area["region"], side: Area["side"] = "left"): Area => ({ region, side });
const RIBS = row({ technique: "T50", region: "side-ribs", side: "both", seconds: 60 });

describe("what was done at a place", () => {
  it("is nothing where nothing was, or nothing is told", () => {
    const nothing = { seconds: 0, techniques: [], over: false, stop: null };
    expect(workDone(benchOf(), left("quads"))).toEqual(nothing);
    expect(workDone(bench(), left("quads"))).toEqual(nothing);
    expect(workDone(bench(row()), at("quads", "right"))).toEqual(nothing);
    expect(workDone(bench(row()), left("shin"))).toEqual(nothing);
  });
  it("is every second of it, each technique once", () => {
    const twice = bench(row(), row({ seconds: 12.5 }), row({ technique: "T52", seconds: 20 }), row({ region: "shin" }));
    expect(workDone(twice, left("quads"))).toEqual({
      seconds: 62.5,
      techniques: ["T21", "T52"],
      over: false,
      stop: null,
    });
  });
  it("is over where it was passed by, with a technique only where it was pressed", () => {
    const passed = workDone(bench(row({ seconds: 0, over: true })), left("quads"));
    expect(passed).toEqual({ seconds: 0, techniques: [], over: true, stop: null });
  });
  it("is over after breathing, which presses nothing, on both sides", () => {
    for (const side of ["left", "right"] as const)
      expect(workDone(bench(RIBS), at("side-ribs", side))).toEqual({
        seconds: 0,
        techniques: ["T50"],
        over: true,
        stop: null,
      });
  });
});

describe("a place where a stop rule was met", () => {
  it("is not pressed again", () => {
    expect(workDone(bench(row({ stop: "SR1" })), left("quads"))).toMatchObject({ over: true, stop: "SR1" });
    expect(workDone(bench(row({ stop: "SR1" })), at("quads", "right"))).toMatchObject({ over: false, stop: null });
    expect(workDone(bench(row({ stop: "SR1" })), left("whole-leg"))).toMatchObject({ over: false, stop: null });
  });
  it.each(["SR2", "SR4", "SR9"] as const)("by %s takes the whole leg with it, and the other way round", (stop) => {
    expect(workDone(bench(row({ stop })), left("whole-leg"))).toMatchObject({ over: true, stop });
    expect(workDone(bench(row({ stop })), at("whole-leg", "right"))).toMatchObject({ over: false });
    expect(workDone(bench(row({ stop })), left("shin"))).toMatchObject({ over: false });
    const leg = bench(row({ technique: "T52", region: "whole-leg", stop }));
    expect(workDone(leg, left("quads"))).toMatchObject({ over: true, stop });
    expect(workDone(leg, left("whole-leg"))).toMatchObject({ over: true, stop });
    expect(workDone(leg, left("chest"))).toMatchObject({ over: false });
    expect(workDone(bench(row({ region: "chest", stop })), left("whole-leg"))).toMatchObject({ over: false });
  });
});

describe("the rest of a place", () => {
  const goes = (code: string, area: Area, ...done: readonly Done[]) =>
    goesOnWith(bench(...done), technique(code), area);
  it("goes on with what it was begun with, and with nothing else", () => {
    expect(goes("T21", left("quads"), row())).toBeNull();
    expect(goes("T52", left("quads"), row())).toBe("enough-today");
  });
  it("changes to another technique that is asked for by name, once", () => {
    const ask = (side: Area["side"], ...done: readonly Done[]) => {
      const work = [{ ...at("quads", side), technique: "T52", leastSeconds: null, mostSeconds: null } as const];
      return benchOf({ done, wishes: { leave: [], work, liked: [], disliked: [], order: [] } });
    };
    const goesTo = (code: string, ...asked: Parameters<typeof ask>) =>
      goesOnWith(ask(...asked), technique(code), left("quads"));
    expect(goesTo("T52", "left", row())).toBeNull();
    expect(goesTo("T52", "right", row())).toBe("enough-today");
    expect(goesTo("T20", "left", row())).toBe("enough-today");
    expect(goesTo("T52", "left", row(), row({ technique: "T20" }))).toBe("enough-today");
    expect(goesTo("T21", "left", row())).toBeNull();
  });
  it("is free where nothing was pressed", () => {
    expect(goes("T21", at("quads", "right"), row())).toBeNull();
    expect(goes("T21", left("quads"), row({ seconds: 0 }))).toBeNull();
  });
  it("has no second gated technique", () => {
    const gated = row({ technique: "T38", region: "glute-max" });
    expect(goes("T03", left("foot"), gated)).toBe("gate");
    expect(goes("T03", left("foot"), { ...gated, seconds: 0 })).toBeNull();
    expect(goes("T01", left("foot"), gated)).toBeNull();
    expect(goes("T38", left("glute-max"), gated)).toBeNull();
    expect(goes("T03", left("foot"), row())).toBeNull();
  });
});

describe("a stretch that was done", () => {
  const sided = { id: "ST5", seconds: 20, once: false } as const;
  const once = { id: "ST10", seconds: 20, once: true } as const;
  it("is done on its side, or at all where it has none", () => {
    const both = bench(row({ stretch: "ST5" }), row({ stretch: "ST10" }));
    expect(wasStretched(both, sided, left("quads"))).toBe(true);
    expect(wasStretched(both, sided, at("quads", "right"))).toBe(false);
    expect(wasStretched(both, once, at("quads", "right"))).toBe(true);
    expect(wasStretched(bench(row()), once, left("quads"))).toBe(false);
    expect(wasStretched(benchOf(), once, left("quads"))).toBe(false);
    expect(wasStretched(bench({ ...RIBS, stretch: "ST5" }), sided, at("side-ribs", "right"))).toBe(true);
  });
});

describe("a session so far", () => {
  const some = bench(row(), row({ side: "right", seconds: 45 }), row({ region: "shin", seconds: 0 }), RIBS);
  it("has pressed what it has, breathing apart", () => {
    expect(pressedSoFar(some)).toBe(75);
    expect(pressedSoFar(benchOf())).toBe(0);
  });
  it("has worked these regions", () => {
    expect([...regionsDone(some)]).toEqual(["quads", "side-ribs"]);
    expect([...regionsDone(benchOf())]).toEqual([]);
  });
  it("is so far ahead on the other side", () => {
    expect(secondsAhead(some, left("quads"))).toBe(15);
    expect(secondsAhead(some, at("quads", "right"))).toBe(-15);
    expect(secondsAhead(some, at("low-back", "middle"))).toBe(0);
    expect(secondsAhead(benchOf(), left("quads"))).toBe(0);
  });
});
