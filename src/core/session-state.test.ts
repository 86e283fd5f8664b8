import { describe, expect, it } from "vitest";
import type { Request } from "./request.ts";
import { heldSpots, planOf } from "./session.sample.ts";
import { newSession, replay } from "./session.ts";
import { limitsOf } from "./session-limits.ts";
import { leftMs, outWith, placeKey } from "./session-state.ts";
import { asking, sessionAt, SMALL } from "./small.sample.ts";

const CALF = "calf-gastroc.left";
const one = planOf([{ sets: 2, setSeconds: 30 }]);
const mostOf = (plan: typeof one, request: Request | null = asking()) => limitsOf(plan, SMALL, request).areaMs;

describe("what a place is counted under", () => {
  it("is its region and side; hands on both sides at once have an account of their own", () => {
    expect(placeKey({ region: "side-ribs", side: "left" })).toBe("side-ribs.left");
    expect(placeKey({ region: "side-ribs", side: "both" })).toBe("side-ribs.both");
  });
});

describe("what goes out with a place", () => {
  it("is the place, and hands on both of its sides", () => {
    expect(outWith({ region: "chest", side: "left" })).toEqual(["chest.left", "chest.both"]);
  });
  it("is both sides where both were touched at once", () => {
    expect(outWith({ region: "side-ribs", side: "both" })).toEqual([
      "side-ribs.left",
      "side-ribs.right",
      "side-ribs.both",
    ]);
  });
  it("is the whole leg with a region under it, on that side", () => {
    const out = outWith({ region: "quads", side: "right" });
    expect(out).toContain("whole-leg.right");
    expect(out).not.toContain("whole-leg.left");
    expect(outWith({ region: "chest", side: "right" })).not.toContain("whole-leg.right");
  });
  it("is every region under the whole leg, on that side", () => {
    const out = outWith({ region: "whole-leg", side: "left" });
    expect(out).toEqual(expect.arrayContaining(["whole-leg.left", "calf-gastroc.left", "quads.left"]));
    expect(out.filter((key) => key.endsWith(".right"))).toEqual([]);
    expect(out).not.toContain("chest.left");
  });
});

describe("the most that may be added to a plan", () => {
  it("is what was planned where nothing is known of the request", () => {
    expect(limitsOf(one)).toEqual({ areaMs: { [CALF]: 60_000 }, planMs: 1_200_000 });
    expect(limitsOf(one, SMALL)).toEqual(limitsOf(one));
    const twice = planOf([{ sets: 1 }, { technique: "T12", ...heldSpots(2, 20) }, { region: "quads", sets: 3 }]);
    expect(limitsOf(twice, SMALL).areaMs).toEqual({ [CALF]: 70_000, "quads.left": 90_000 });
  });
  it("is the region's own total where nothing else bounds it", () => {
    expect(mostOf(one)).toEqual({ [CALF]: 120_000 });
    expect(mostOf(planOf([{ region: "shin", sets: 1 }]))).toEqual({ "shin.left": 60_000 });
    expect(mostOf(planOf([{ region: "shin", sets: 3 }]))).toEqual({ "shin.left": 90_000 });
  });
  it.each([
    ["before a run", one, asking({ moment: "pre" })],
    ["with a caution", { ...one, cautions: ["PF1" as const] }, asking()],
    ["on a gentle or very sore place", planOf([{ sets: 2, pain: { target: 2, ceiling: 2 } }]), asking()],
    [
      "where the region was worked before, on either side",
      one,
      asking({ entries: [sessionAt("2026-11-01T08:00:00+01:00", { side: "right" })] }),
    ],
    [
      "where one of many rows was there",
      one,
      asking({
        entries: [
          { kind: "cleared", on: "2026-11-01", codes: ["RF11"] },
          sessionAt("2026-11-01T08:00:00+01:00", { region: "foot" }),
          sessionAt("2026-11-02T08:00:00+01:00"),
        ],
      }),
    ],
  ])("is what was planned %s", (_, plan, request) => {
    expect(mostOf(plan, request)).toEqual({ [CALF]: 60_000 });
  });
  it("is not bounded by work elsewhere, nor by a ceiling of 3", () => {
    const elsewhere = sessionAt("2026-11-01T08:00:00+01:00", { region: "foot" });
    expect(mostOf(one, asking({ entries: [elsewhere] }))).toEqual({ [CALF]: 120_000 });
    expect(mostOf(planOf([{ sets: 2, pain: { target: 2, ceiling: 3 } }]))).toEqual({ [CALF]: 120_000 });
  });
  it("is what was planned for hands on both sides at once", () => {
    const breath = planOf([{ technique: "T50", region: "side-ribs", side: "both", sets: 1, setSeconds: 60 }]);
    expect(mostOf(breath)).toEqual({ "side-ribs.both": 60_000 });
  });
  it("is never above 120 s a place, whatever was planned", () => {
    expect(limitsOf(planOf([{ sets: 5, setSeconds: 60 }])).areaMs).toEqual({ [CALF]: 120_000 });
  });
});

describe("what is left of a place", () => {
  const [step] = one.steps;
  if (step === undefined) throw new Error("no step");
  const state = newSession(one);
  it("is its limit less what was pressed, and never below nothing", () => {
    expect(leftMs(state, step)).toBe(60_000);
    expect(leftMs({ ...state, pressedMs: { [CALF]: 45_000, "quads.left": 9000 } }, step)).toBe(15_000);
    expect(leftMs({ ...state, pressedMs: { [CALF]: 99_000 } }, step)).toBe(0);
  });
  it("is nothing once it went out, and nothing where no limit names it", () => {
    expect(leftMs({ ...state, out: [CALF] }, step)).toBe(0);
    expect(leftMs({ ...state, limits: { areaMs: {}, planMs: 1e6 } }, step)).toBe(0);
  });
  it("is never above 120 s, nor above what is left of the plan; hands that press nothing use none of it", () => {
    const wide = { areaMs: { [CALF]: 1e9 }, planMs: 1_200_000 };
    expect(leftMs({ ...state, limits: wide }, step)).toBe(120_000);
    const worked = { "quads.left": 600_000, "quads.right": 570_000, "side-ribs.both": 60_000 };
    expect(leftMs({ ...state, limits: wide, pressedMs: worked }, step)).toBe(30_000);
  });
});

describe("a plan's seconds", () => {
  it("are never passed by adding sets", () => {
    const limits = { areaMs: { [CALF]: 1e9 }, planMs: 70_000 };
    const kinds = ["start", "lengthen", "lengthen", "tick"] as const;
    const events = kinds.map((kind, n) => ({ kind, atMs: n * 300_000 }));
    expect(replay(one, events, { limits }).pressedMs[CALF]).toBeLessThanOrEqual(70_000);
  });
});
