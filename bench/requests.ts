import { readRequest, REGIONS, TOOLS } from "#core";
import type { Request } from "#core";
import { knowledge } from "#knowledge";

const NO = Object.fromEntries(
  knowledge.flags.filter(({ parent }) => parent === null).map(({ code }) => [code, false] as const),
);

/** A request with every question answered no. */
export function requestOf(more: object): Request {
  const read = readRequest(knowledge, {
    at: "2026-11-23T18:00:00+01:00",
    moment: "post",
    minutes: 12,
    tools: TOOLS,
    spots: [],
    complaint: null,
    profile: [],
    answers: NO,
    runs: [],
    entries: [],
    language: "en",
    ...more,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.refused));
  return read.request;
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const MARKABLE = REGIONS.filter((region) => region !== "whole-leg");
const MIDDLE = new Set(["low-back", "upper-back", "diaphragm"]);
const pick = <T>(next: () => number, from: readonly T[]): T => {
  const value = from[Math.floor(next() * from.length)];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
};

function spotsOf(next: () => number, count: number): readonly object[] {
  const regions = MARKABLE.map((region) => ({ region, at: next() })).sort((a, b) => a.at - b.at);
  return regions.slice(0, count).map(({ region }) => ({
    region,
    side: MIDDLE.has(region) ? "middle" : pick(next, ["left", "right", "both"]),
    soreness: Math.floor(next() * 7),
  }));
}

function runsOf(next: () => number): readonly object[] {
  return Array.from({ length: Math.floor(next() * 3) }, () => ({
    startedAt: `2026-11-2${1 + Math.floor(next() * 2)}T07:00:00+01:00`,
    sport: "running",
    distanceMeters: 3000 + Math.floor(next() * 20_000),
    timerSeconds: 1500 + Math.floor(next() * 4000),
    segments: [],
  }));
}

/** Sixty minutes, every tool, twelve places. */
export const hardest = (seed: number): Request => {
  const next = seeded(seed);
  return requestOf({ minutes: 60, moment: pick(next, ["post", "rest"]), spots: spotsOf(next, 12), runs: runsOf(next) });
};

/** Any minutes, tools, places and moment. */
export const random = (seed: number): Request => {
  const next = seeded(seed);
  const tools = TOOLS.filter(() => next() < 0.5);
  return requestOf({
    minutes: 3 + Math.floor(next() * 58),
    moment: pick(next, ["pre", "post", "rest", "bed"]),
    tools,
    spots: spotsOf(next, Math.floor(next() * 8)),
    runs: runsOf(next),
  });
};
