import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adviseWith, readRequest } from "#core";
import type { Advice, Planner, Request } from "#core";
import { knowledge } from "#knowledge";
import { requests } from "./requests.sample.ts";

/**
 * Laws of the rules of care over the facts that ship, written from the contract and apart from the code: what may
 * be chosen is looked at in whole, before a planner chooses.
 */
type Problem = Parameters<Planner["bestPlan"]>[0];
function asked(request: unknown): {
  readonly answer: Advice;
  readonly problem: Problem | null;
  readonly request: Request;
} {
  const read = readRequest(knowledge, request);
  if (!read.ok) throw new Error(`${read.refused.field}: ${read.refused.expected}`);
  let problem: Problem | null = null;
  const advise = adviseWith({
    estimatesFor: () => ({
      usual: true,
      demand: () => 1,
      need: () => ({ mark: 0, complaint: 0, load: 0, rested: 0, total: 0 }),
      help: () => 1,
    }),
    bestPlan: (given) => {
      problem = given;
      return null;
    },
  });
  return { answer: advise(knowledge, read.request), problem, request: read.request };
}

const parents = knowledge.flags.filter(({ parent }) => parent === null);
const techniques = new Map(knowledge.techniques.map((fact) => [fact.code, fact]));
const hard = new Set<string>(knowledge.tools.filter((tool) => tool.hard).map(({ code }) => code));
const NOT_BEFORE_A_RUN = ["low-back", "lateral-thigh", "chest", "toes", "heel", "diaphragm"];

describe("whatever is told, what may be chosen from the facts that ship", () => {
  const each = (
    check: (
      option: Problem["candidates"][number]["options"][number],
      at: Problem["candidates"][number],
      request: Request,
    ) => void,
  ) =>
    fc.assert(
      fc.property(requests, (told) => {
        const { problem, request } = asked(told);
        for (const candidate of problem?.candidates ?? [])
          for (const option of candidate.options) check(option, candidate, request);
      }),
      { numRuns: 150 },
    );

  it("is at hand, in a position that is possible, and for this moment", () => {
    each((option, { region }, { tools, positions, moment }) => {
      expect(["hands", ...tools]).toContain(option.tool);
      expect(positions).toContain(option.position);
      expect(techniques.get(option.technique)?.moments).toContain(moment);
      expect(moment === "bed" && hard.has(option.tool)).toBe(false);
      expect(moment === "pre" && (NOT_BEFORE_A_RUN.includes(region) || option.stroke === "tap" || option.gated)).toBe(
        false,
      );
    });
  });
  it("is never listed with a yes that has no place", () => {
    each((option, _, request) => {
      const placed = new Set(["RF12", "RF13", ...request.details.map(({ code }) => code)]);
      const yes = parents
        .filter(({ code }) => request.answers[code] === true && !placed.has(code))
        .map(({ code }) => code);
      const blocked = techniques.get(option.technique)?.blockedBy ?? [];
      expect(yes.filter((code) => blocked.includes(code))).toEqual([]);
    });
  });
  it("is never on a place that a fresh pull or broken skin is said to be on", () => {
    each((_, { region, side }, request) => {
      const here = request.details.filter((detail) => detail.region === region && detail.side === side);
      const fresh = here.filter(({ code, on }) => code === "RF19" || (code === "RF12" && on >= "2026-11-09"));
      expect(
        fresh.filter(
          ({ code }) =>
            request.answers[code as "RF12"] === true &&
            region !== "chest" &&
            !(code === "RF12" && ["side-ribs", "diaphragm"].includes(region)),
        ),
      ).toEqual([]);
    });
  });
  it("is never listed with a profile code, unless its row says how it changes", () => {
    each((option, _, { profile, details: places }) => {
      const told = knowledge.profile.filter(
        ({ code }) => profile.includes(code) && !places.some((detail) => detail.code === code),
      );
      const blocked = techniques.get(option.technique)?.blockedBy ?? [];
      const codes = told.filter(({ code, changes }) => blocked.includes(code) && !changes.includes(option.technique));
      expect(codes.map(({ code }) => code)).toEqual([]);
    });
  });
  it("keeps to the complaint's row where the row names a region", () => {
    each((option, { region }, request) => {
      const row = knowledge.complaints.find(({ code }) => code === request.complaint);
      expect(row?.techniquesOff.includes(option.technique) ?? false).toBe(false);
      expect(row?.regions.includes(region) === true && !row.techniques.includes(option.technique)).toBe(false);
    });
  });
  it("is by hand, at most 2 and at most 60 s where it is very sore, and nothing where it is more", () => {
    each((option, { marked, maxSeconds }) => {
      const sore = marked ?? 0;
      expect(sore).toBeLessThan(9);
      expect(
        sore >= 7 && (option.tool !== "hands" || option.pain.ceiling > 2 || option.pain.target > 2 || maxSeconds > 60),
      ).toBe(false);
    });
  });
  it("is gentle with every profile code that says so", () => {
    each((option, _, { profile }) => {
      const gentle = profile.some((code) =>
        ["PF1", "PF3", "PF5", "PF8", "PF10", "PF11", "PF13", "PF14"].includes(code),
      );
      expect(gentle && (option.pain.ceiling > 2 || hard.has(option.tool))).toBe(false);
    });
  });
  it("is no more than the evidence's total, and no shorter than is worth a step", () => {
    each((option, { maxSeconds, region }, { moment }) => {
      const total = knowledge.regions.find(({ code }) => code === region)?.totals;
      const most = (moment === "pre" ? Math.min(90, total?.pre ?? 0) : total?.postRest) ?? 0;
      expect(maxSeconds).toBeLessThanOrEqual(most);
      const least = Math.min(
        moment === "pre" ? 20 : 60,
        option.seconds * (techniques.get(option.technique)?.dose.times ?? 1),
      );
      expect(
        option.bothSides ||
          option.minSeconds >= Math.min(least, maxSeconds) ||
          option.seconds * option.maxTimes <= maxSeconds,
      ).toBe(true);
    });
  });
  it("never grows by one more yes", () => {
    const flags = parents.filter(({ disposition }) => disposition === "avoid-region" || disposition === "gentle");
    fc.assert(
      fc.property(requests, fc.constantFrom(...flags), (told, { code }) => {
        const keysOf = (problem: Problem | null): readonly string[] =>
          (problem?.candidates ?? []).flatMap(({ region, side, options }) =>
            options.map(({ technique, position }) => `${region}.${side}.${technique}.${position}`),
          );
        const before = new Set(keysOf(asked({ ...told, answers: { ...told.answers, [code]: false } }).problem));
        const after = keysOf(asked({ ...told, answers: { ...told.answers, [code]: true } }).problem);
        expect(after.filter((key) => !before.has(key))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("an answer", () => {
  it("is the same for the same request, byte for byte", () => {
    fc.assert(
      fc.property(requests, (told) => {
        expect(JSON.stringify(asked(told).answer)).toBe(JSON.stringify(asked(structuredClone(told)).answer));
      }),
      { numRuns: 60 },
    );
  });
  it("asks for exactly the codes of the regions, whatever else is told", () => {
    fc.assert(
      fc.property(requests, (told) => {
        const { answer } = asked({ ...told, answers: {}, entries: [] });
        const complaint = knowledge.complaints.find(({ code }) => code === told.complaint);
        const regions = new Set([...told.spots.map(({ region }) => region), ...(complaint?.regions ?? [])]);
        const codes = new Set([
          ...Array.from({ length: 10 }, (_, index) => `RF${index + 1}`),
          ...knowledge.regions.filter(({ code }) => regions.has(code)).flatMap(({ asks }) => asks),
          ...(complaint?.asks ?? []),
        ]);
        const number = (code: string): number => Number(code.slice(2));
        const questions = [...codes].sort((a, b) => number(a) - number(b)).map((code) => ({ code }));
        expect(answer).toEqual({ verdict: "ask", edition: knowledge.edition, questions });
      }),
      { numRuns: 100 },
    );
  });
});
