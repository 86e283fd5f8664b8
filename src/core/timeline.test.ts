import { describe, expect, it } from "vitest";
import { heldSpots, planOf } from "./session.sample.ts";
import { timeline } from "./timeline.ts";
import type { Cue, Timeline } from "./timeline.ts";

const at = (cues: Timeline, kind: Cue["kind"]) => cues.filter((c) => c.kind === kind).map((c) => c.atMs);
const contacts = (cues: Timeline) => {
  const leaves = cues.filter(({ kind }) => kind === "leave");
  return cues.filter(({ kind }) => kind === "enter").map((e, n) => ({ ...e, ms: (leaves[n]?.atMs ?? 0) - e.atMs }));
};

describe("a timeline", () => {
  const calf = () => timeline(planOf([{}]));
  it("has every cue of a rolled calf at its second", () => {
    const cues = calf();
    expect(at(cues, "safety")).toEqual([0, 4000]);
    expect(at(cues, "get-ready")[0]).toBe(8000);
    expect(at(cues, "enter")).toEqual([20_000, 65_000, 110_000]);
    expect(at(cues, "leave")).toEqual([50_000, 95_000, 140_000]);
    expect(at(cues, "pass").slice(0, 3)).toEqual([23_000, 26_000, 29_000]);
    expect(at(cues, "pass")).toHaveLength(27);
    expect(at(cues, "halfway")).toEqual([35_000, 80_000, 125_000]);
    expect(at(cues, "countdown").slice(0, 3)).toEqual([47_000, 48_000, 49_000]);
    expect(at(cues, "rest")).toEqual([50_000, 95_000]);
    expect(at(cues, "stretch")).toEqual([146_000]);
    expect(at(cues, "stretch-end")).toEqual([176_000]);
    expect(at(cues, "done")).toEqual([176_000]);
  });

  it("says what nobody may miss before the first contact", () => {
    const cues = calf();
    expect(cues[0]?.say.key).toBe("cue.safety");
    expect(cues[1]?.say).toEqual({ key: "cue.ceiling", values: { target: 4, ceiling: 5 } });
  });

  it("names the side when only that changes, the next work else", () => {
    const both = timeline(planOf([{}, { side: "right" }, { region: "quads", technique: "T21" }]));
    expect(at(both, "switch-sides")).toHaveLength(1);
    expect(at(both, "next")).toHaveLength(1);
  });

  it("counts no passes for held spots, and holds a hard tool ten seconds", () => {
    const held = timeline(planOf([{ ...heldSpots(3, 10), tool: "golf-ball" }]));
    expect(at(held, "pass")).toEqual([]);
    expect(contacts(held).map(({ ms }) => ms)).toEqual([10_000, 10_000, 10_000]);
  });

  it("marks hands that rest without pressing", () => {
    const breath = {
      technique: "T50",
      side: "both",
      stroke: "breathe",
      sets: 1,
      setSeconds: 60,
      passSeconds: null,
    } as const;
    expect(contacts(timeline(planOf([breath])))).toMatchObject([{ stroke: "breathe", ms: 60_000, side: "both" }]);
  });
});
