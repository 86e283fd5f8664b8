import { describe, expect, it } from "vitest";
import { cardsFor, type Occasion } from "./cards.ts";
import { facts } from "./load.ts";

const NOTHING: Occasion = {
  screen: "today",
  moment: "rest",
  regions: [],
  complaint: null,
  tools: [],
  techniques: [],
  run: null,
  earlier: [],
};
const shown = (occasion: Partial<Occasion>, seen: readonly string[] = []): readonly string[] =>
  cardsFor(facts.cards, { ...NOTHING, ...occasion }, seen).map(({ id }) => id);
const earlier = (change: Partial<Occasion["earlier"][number]>): Occasion["earlier"] => [
  { moment: "rest", complaint: null, regions: [], techniques: [], ...change },
];
const descent = { hoursAgo: 20, minutes: 95, descentMeters: 640 };

describe("cards", () => {
  it("stay away from an ordinary day", () => expect(shown({})).toEqual([]));
  it("come before the first IT band session, by complaint and by place", () => {
    expect(shown({ screen: "plan", complaint: "C6" })).toEqual(["card-it-band"]);
    expect(shown({ screen: "plan", regions: ["tfl"] })).toEqual(["card-it-band"]);
    expect(shown({ screen: "today", regions: ["tfl"] })).toEqual([]);
  });
  it("do not come when such a session was done before", () => {
    const before = (change: Parameters<typeof earlier>[0]) =>
      shown({ screen: "plan", complaint: "C6", earlier: earlier(change) });
    expect(before({ complaint: "C6" })).toEqual([]);
    expect(before({ regions: ["lateral-thigh"] })).toEqual([]);
    expect(before({ regions: ["foot"] })).toEqual(["card-it-band"]);
  });
  it("come once", () => expect(shown({ screen: "plan", complaint: "C6" }, ["card-it-band"])).toEqual([]));
  it("come after a long way down, not after a flat, short or old run", () => {
    expect(shown({ run: descent })).toEqual(["card-after-downhill"]);
    for (const change of [{ descentMeters: 299 }, { minutes: 59 }, { hoursAgo: 73 }, { hoursAgo: -1 }])
      expect(shown({ run: { ...descent, ...change } })).toEqual([]);
  });
  it("need the tool and the place where they name both", () => {
    expect(shown({ tools: ["golf-ball"], regions: ["foot"] })).toEqual(["card-golf-ball"]);
    expect(shown({ tools: ["golf-ball"], regions: ["quads"] })).toEqual([]);
    expect(shown({ tools: ["tennis-ball"], regions: ["foot"] })).toEqual([]);
  });
  it("of a moment come before the first session at that moment", () => {
    expect(shown({ screen: "plan", moment: "pre" })).toEqual(["card-before-run"]);
    expect(shown({ screen: "plan", moment: "pre", earlier: earlier({ moment: "pre" }) })).toEqual([]);
    expect(shown({ screen: "plan", moment: "pre", earlier: earlier({ moment: "post" }) })).toEqual(["card-before-run"]);
  });
  it("of the first session come once there is none before", () => {
    expect(shown({ screen: "after" })).toEqual(["card-first-session"]);
    expect(shown({ screen: "after", earlier: earlier({}) })).toEqual([]);
  });
  it("can each be reached", () => {
    for (const { id, when } of facts.cards) {
      const run = when.run && {
        hoursAgo: when.run.withinHours,
        minutes: when.run.leastMinutes,
        descentMeters: when.run.leastDescentMeters,
      };
      const { screen, regions, tools, techniques } = when;
      const moment = when.moments[0] ?? "rest";
      const complaint = when.complaints[0] ?? null;
      expect(shown({ screen, regions, complaint, tools, techniques, moment, run }), id).toContain(id);
    }
  });
});
