import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REGIONS, sidesOf } from "./body.ts";
import { DOSE } from "./ceilings.ts";
import { advise } from "./plan.ts";
import type { Done, Request } from "./request.ts";
import { gentlePlans, logsWith, plans } from "./session-logs.sample.ts";
import { restOf } from "./session-rest.ts";
import { planOf } from "./session.sample.ts";
import { replay, session } from "./session.ts";
import { limitsOf } from "./session-limits.ts";
import { placeKey } from "./session-state.ts";
import type { SessionEvent, SessionState } from "./session-state.ts";
import { asking, SMALL } from "./small.sample.ts";

const MOST = DOSE.regionInSession.value * 1000;
const GENTLE = DOSE.gentle.value * 1000;
const doneAt = (
  region: Done["region"],
  side: Done["side"],
  seconds: number,
  technique: Done["technique"] = "T10",
): Done => ({
  technique,
  region,
  side,
  seconds,
  stop: null,
  over: false,
  stretch: null,
});
const doneRows: fc.Arbitrary<readonly Done[]> = fc.array(
  fc
    .constantFrom(...REGIONS)
    .chain((region) =>
      fc
        .tuple(fc.constantFrom(...sidesOf(region)), fc.double({ min: 0, max: 120, noNaN: true }))
        .map(([side, seconds]) => doneAt(region, side, seconds)),
    ),
  { minLength: 1, maxLength: 14 },
);
/** The same places as a plan has, so that rows and steps meet. */
const doneIn = (plan: ReturnType<typeof planOf>): fc.Arbitrary<readonly Done[]> =>
  fc
    .tuple(...plan.steps.map(() => fc.double({ min: 0, max: 120, noNaN: true })))
    .map((all) => plan.steps.map(({ region, side }, n) => doneAt(region, side, all[n] ?? 0)));
const sumAt = (done: readonly Done[], key: string): number =>
  done.filter((row) => placeKey(row) === key).reduce((ms, { seconds }) => ms + seconds * 1000, 0);
const pressedIn = ({ pressedMs }: SessionState): number =>
  Object.entries(pressedMs).reduce((ms, [key, more]) => (key.endsWith(".both") ? ms : ms + more), 0);

describe("what a session did before it was planned counts", () => {
  const one = planOf([{ sets: 2, setSeconds: 30 }]);
  const limits = (done: readonly Done[]) => limitsOf(one, SMALL, asking({ done }));
  it("comes off the place, off what may be added and off the whole", () => {
    expect(limits([doneAt("calf-gastroc", "left", 40)])).toMatchObject({
      areaMs: { "calf-gastroc.left": 80_000 },
      planMs: 1_160_000,
    });
    expect(limits([doneAt("calf-gastroc", "left", 100.5)]).areaMs).toEqual({ "calf-gastroc.left": 19_500 });
    expect(limits([doneAt("calf-gastroc", "left", 500)]).areaMs).toEqual({ "calf-gastroc.left": 0 });
    expect(limits([doneAt("quads", "left", 5000)]).planMs).toBe(0);
  });
  it("takes nothing from the other side, and hands on both sides nothing from the whole", () => {
    expect(limits([doneAt("calf-gastroc", "right", 90)]).areaMs).toEqual({ "calf-gastroc.left": 120_000 });
    expect(limits([doneAt("side-ribs", "both", 60, "T50")]).planMs).toBe(1_200_000);
  });
  it("is told again when the rest is planned", () => {
    const before = doneAt("quads", "left", 60);
    const state = replay(one, [
      { kind: "start", atMs: 0 },
      { kind: "pause", atMs: 30_000 },
    ]);
    const { done } = restOf(asking({ done: [before] }), state, 5);
    expect(done?.map(({ region, seconds }) => [region, seconds])).toEqual([
      ["quads", 60],
      ["calf-gastroc", 10],
    ]);
  });
  it("never makes more than 120 s of a place or 1200 s in all with what a log presses", () =>
    fc.assert(
      fc.property(
        fc
          .tuple(plans, plans, doneRows)
          .chain(([plan, rest, rows]) =>
            fc.tuple(fc.constant(plan), logsWith([plan, rest]), doneIn(plan), doneIn(rest), fc.constant(rows)),
          ),
        ([plan, events, here, there, elsewhere]) => {
          const done = [...here, ...there, ...elsewhere];
          const request = asking({ done });
          const state = replay(plan, events, { knowledge: SMALL, limits: limitsOf(plan, SMALL, request) });
          for (const [key, ms] of Object.entries(state.pressedMs))
            expect(ms + sumAt(done, key)).toBeLessThanOrEqual(Math.max(MOST, sumAt(done, key)));
          const had = done.reduce((ms, { seconds }) => ms + seconds * 1000, 0);
          expect(pressedIn(state) + had).toBeLessThanOrEqual(Math.max(DOSE.plan.value * 1000, had));
        },
      ),
      { numRuns: 300 },
    ));
});

describe("another plan in the middle lifts no place above its own limit", () => {
  const twice = planOf([{ sets: 2, setSeconds: 30, pain: { target: 2, ceiling: 2 }, stretch: null }]);
  const again: readonly SessionEvent[] = [
    { kind: "start", atMs: 0 },
    { kind: "pause", atMs: 90_000 },
    { kind: "replan", atMs: 90_000, plan: twice },
    { kind: "resume", atMs: 91_000 },
    { kind: "tick", atMs: 400_000 },
  ];
  const sore: Request = asking({
    spots: [
      { region: "calf-gastroc", side: "left", soreness: 8 },
      { region: "quads", side: "left", soreness: 8 },
      { region: "foot", side: "left", soreness: 4 },
    ],
  });
  it("the same gentle plan again presses what it would have pressed", () => {
    expect(replay(twice, again).pressedMs).toEqual({ "calf-gastroc.left": 60_000 });
    const limits = limitsOf(twice, SMALL, sore);
    expect(replay(twice, again, { knowledge: SMALL, limits }).pressedMs).toEqual({ "calf-gastroc.left": 60_000 });
  });
  it("a place that had less than its own limit may have the rest of it", () => {
    const limits = limitsOf(twice, SMALL, asking({ moment: "rest", entries: [] }));
    expect(limits.capMs).toMatchObject({ "calf-gastroc.left": 120_000 });
    const short = { areaMs: { "calf-gastroc.left": 60_000 }, planMs: limits.planMs, capMs: limits.capMs ?? {} };
    expect(replay(twice, again, { knowledge: SMALL, limits: short }).pressedMs["calf-gastroc.left"]).toBeGreaterThan(
      60_000,
    );
  });
  it("what core plans for the rest is pressed to its end", () => {
    const answer = advise(SMALL, sore);
    if (answer.verdict !== "plan") throw new Error(answer.verdict);
    const setup = { knowledge: SMALL, limits: limitsOf(answer.plan, SMALL, sore) };
    const paused = replay(
      answer.plan,
      [
        { kind: "start", atMs: 0 },
        { kind: "pause", atMs: 40_000 },
      ],
      setup,
    );
    const rest = advise(SMALL, restOf(sore, paused, 6));
    if (rest.verdict !== "plan") throw new Error(rest.verdict);
    const planned = rest.plan.steps.reduce(
      (ms, s) => ms + (s.sets ?? s.spots ?? 0) * (s.setSeconds ?? s.spotSeconds ?? 0) * 1000,
      0,
    );
    const ended = [
      { kind: "replan", atMs: 40_000, plan: rest.plan } as const,
      { kind: "resume", atMs: 41_000 } as const,
      { kind: "tick", atMs: 600_000 } as const,
    ].reduce<SessionState>((state, event) => session(state, event)[0], paused);
    expect(planned).toBeGreaterThan(0);
    expect(pressedIn(ended) - pressedIn(paused)).toBe(planned);
  });
  it("gentle and very sore places stay within what they had, whatever plans follow", () =>
    fc.assert(
      fc.property(
        fc
          .tuple(gentlePlans, gentlePlans, plans)
          .chain(([plan, gentle, wild]) => fc.tuple(fc.constant(plan), logsWith([plan, gentle, wild]))),
        ([plan, events]) => {
          const state = replay(plan, events);
          for (const [key, most] of Object.entries(limitsOf(plan).areaMs))
            expect(state.pressedMs[key] ?? 0).toBeLessThanOrEqual(most);
        },
      ),
      { numRuns: 300 },
    ));
  it("where care makes everything gentle, no log and no plan passes 60 s of a place", () =>
    fc.assert(
      fc.property(
        fc
          .tuple(gentlePlans, gentlePlans, plans)
          .chain(([plan, gentle, wild]) => fc.tuple(fc.constant(plan), logsWith([plan, gentle, wild]))),
        ([plan, events]) => {
          const limits = limitsOf(plan, SMALL, asking({ profile: ["PF1"] }));
          const state = replay(plan, events, { knowledge: SMALL, limits });
          for (const ms of Object.values(state.pressedMs)) expect(ms).toBeLessThanOrEqual(GENTLE);
        },
      ),
      { numRuns: 300 },
    ));
});
