import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advise, readRequest } from "#core";
import type { Advice, Plan, Request, Step } from "#core";
import { knowledge } from "#knowledge";
import { wishful } from "./requests.sample.ts";

/** Laws of wishes: what docs/contract.md and docs/planner.md promise of them, over the facts that ship. */
function ask(told: object): { readonly request: Request; readonly answer: Advice } {
  const read = readRequest(knowledge, told);
  if (!read.ok) throw new Error(`${read.refused.field}: ${read.refused.expected}`);
  return { request: read.request, answer: advise(knowledge, read.request) };
}
const planOf = (answer: Advice): Plan | null => (answer.verdict === "plan" ? answer.plan : null);
const pressed = (step: Step): number => (step.sets ?? step.spots ?? 0) * (step.setSeconds ?? step.spotSeconds ?? 0);
const isAt = (step: Step, { region, side }: { readonly region: string; readonly side: string }): boolean =>
  step.region === region && (step.side === side || step.side === "both");
const NONE = { leave: [], work: [], order: [], liked: [], disliked: [] };

describe("wishes", () => {
  it("never make a question, a stop or a refusal of a plan, nor a plan of those", () =>
    fc.assert(
      fc.property(wishful, ({ wishes, ...told }) => {
        const [plain, wished] = [ask(told).answer, ask({ ...told, wishes }).answer];
        const isPlan = plain.verdict === "plan";
        // Where there is no plan, why each place is not worked comes last.
        const { notKept: _, ...same } = { notKept: [], ...wished };
        expect(isPlan ? wished.verdict : JSON.stringify(same)).toBe(isPlan ? "plan" : JSON.stringify(plain));
      }),
      { numRuns: 150 },
    ));
  it("of nothing change nothing", () =>
    fc.assert(
      fc.property(wishful, (told) => {
        const plain = planOf(ask({ ...told, wishes: undefined }).answer);
        const wished = planOf(ask({ ...told, wishes: NONE }).answer);
        const { spare: _, ...same } = wished ?? {};
        expect(same).toEqual(plain === null ? {} : { ...plain, notKept: [] });
      }),
      { numRuns: 60 },
    ));
  it("are kept, or named with a reason", () =>
    fc.assert(
      fc.property(wishful, (told) => {
        const { answer, request } = ask(told);
        const plan = planOf(answer);
        if (plan === null || request.wishes === undefined) return;
        const refused = (wish: string, place: { readonly region: string; readonly side: string }): boolean =>
          (plan.notKept ?? []).some((n) => n.wish === wish && n.region === place.region && n.side === place.side);
        const left = request.wishes.leave.filter((place) => !refused("leave", place));
        expect(plan.steps.filter((step) => left.some((place) => isAt(step, place)))).toEqual([]);
        for (const wish of request.wishes.work) {
          if (refused("work", wish)) continue;
          const here = plan.steps.filter((step) => isAt(step, wish));
          const seconds = here.reduce((sum, step) => sum + pressed(step), 0);
          expect(here.length).toBeGreaterThan(0);
          expect(seconds).toBeGreaterThanOrEqual(wish.leastSeconds ?? 0);
          expect(seconds).toBeLessThanOrEqual(wish.mostSeconds ?? 600);
          const codes = here.map(({ technique }) => technique);
          expect(codes).toEqual(wish.technique === null ? codes : [wish.technique]);
        }
      }),
      { numRuns: 300 },
    ));
  it("to do without a technique are kept wherever nobody asked for it, or named", () =>
    fc.assert(
      fc.property(wishful, fc.subarray(knowledge.techniques.map(({ code }) => code)), (told, without) => {
        const plan = planOf(ask({ ...told, wishes: { ...told.wishes, without } }).answer);
        const stays = new Set((plan?.notKept ?? []).flatMap(({ technique }) => technique ?? []));
        const asked = told.wishes.work.flatMap(({ region, technique }) => (technique === null ? [region] : []));
        for (const { technique, region } of plan?.steps ?? []) {
          const named = told.wishes.work.some((wish) => wish.region === region && wish.technique === technique);
          if (named || stays.has(technique) || asked.includes(region)) continue;
          expect(without).not.toContain(technique);
        }
      }),
      { numRuns: 150 },
    ));
  it("have an answer to every minute that is left over", () =>
    fc.assert(
      fc.property(wishful, (told) => {
        const plan = planOf(ask(told).answer);
        if (plan === null) return;
        const spare = told.minutes * 60 - plan.seconds;
        expect(plan.spare?.seconds ?? null).toBe(spare < 60 ? null : spare);
        expect(plan.spare?.why.length).not.toBe(0);
      }),
      { numRuns: 150 },
    ));
  it("for places never make a plan worth more than the best one", () =>
    fc.assert(
      fc.property(wishful, ({ wishes, ...told }) => {
        const wished = planOf(ask({ ...told, wishes: { ...wishes, liked: [], disliked: [] } }).answer);
        const plain = planOf(ask(told).answer);
        const left = wished?.notKept?.length !== wishes.leave.length && wishes.leave.length > 0;
        // Where everything that was asked for is left, the rest may be worth more than the little that was asked for.
        if (wished === null || plain === null || left) return;
        expect(wished.worth).toBeLessThanOrEqual(plain.worth);
      }),
      { numRuns: 150 },
    ));
  it("for an order are kept in the minutes, and never make a plan worth more", () =>
    fc.assert(
      fc.property(wishful, ({ wishes, ...told }) => {
        const plain = planOf(ask(told).answer);
        const wished = planOf(ask({ ...told, wishes: { ...NONE, order: wishes.order } }).answer);
        if (plain === null || wished === null) return;
        expect(wished.worth).toBeLessThanOrEqual(plain.worth);
        expect(wished.seconds).toBeLessThanOrEqual(told.minutes * 60);
        if (wished.notKept?.length !== 0) return;
        const ranks = wished.steps.map((s) => wishes.order.findIndex((place) => isAt(s, place)));
        const named = ranks.map((rank) => (rank < 0 ? wishes.order.length : rank));
        expect(named).toEqual(named.toSorted((a, b) => a - b));
      }),
      { numRuns: 150 },
    ));
});
