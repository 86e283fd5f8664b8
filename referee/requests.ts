import { MOMENTS, POSITIONS, readRequest, REGIONS, sidesOf, TOOLS } from "#core";
import type { RegionId, Request } from "#core";
import { knowledge } from "#knowledge";

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Chance of one seed: the same seed makes the same request. */
class Dice {
  readonly next: () => number;
  constructor(seed: number) {
    this.next = seeded(seed);
  }
  is(share: number): boolean {
    return this.next() < share;
  }
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }
  of<T>(from: readonly T[]): T {
    const value = from[Math.floor(this.next() * from.length)];
    if (value === undefined) throw new Error("nothing to pick from");
    return value;
  }
  some<T>(from: readonly T[], share: number): readonly T[] {
    return from.filter(() => this.is(share));
  }
  few<T>(from: readonly T[], count: number): readonly T[] {
    return from
      .map((value) => ({ value, at: this.next() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, count)
      .map(({ value }) => value);
  }
}

const AT = "2026-11-23T18:00:00+01:00";
const MARKABLE = REGIONS.filter((region) => region !== "whole-leg");
const PARENTS = knowledge.flags.filter(({ parent }) => parent === null);
/** Questions whose yes ends no session; those that end one until they are cleared. */
const LOCAL = ["RF12", "RF13", "RF15", "RF16", "RF17", "RF19", "RF20", "RF21", "RF22", "RF23", "RF24"];
const CLEARABLE = ["RF11", "RF18", "RF13a", "RF22a"];
const PLACED = ["RF11", "RF12", "RF13", "RF19", "RF23", "PF6", "PF7", "PF8", "PF9", "PF11"];

const hoursAgo = (hours: number): string => new Date(Date.parse(AT) - hours * 3_600_000).toISOString();
const daysAgo = (days: number): string => hoursAgo(days * 24).slice(0, 10);

function sideOf(dice: Dice, region: RegionId): string {
  return sidesOf(region).length === 1 ? "middle" : dice.of(["left", "right", "both"]);
}
function spotsOf(dice: Dice, count: number, most: number): readonly object[] {
  return dice
    .few(MARKABLE, count)
    .map((region) => ({ region, side: sideOf(dice, region), soreness: dice.whole(0, most) }));
}

function runsOf(dice: Dice): readonly object[] {
  return Array.from({ length: dice.whole(0, 3) }, () => {
    const meters = dice.whole(2000, 30_000);
    const pieces = dice.is(0.5) ? dice.whole(1, 6) : 0;
    const speed = 2 + dice.next() * 4;
    return {
      startedAt: hoursAgo(dice.whole(1, 90)),
      sport: dice.of(["running", "running", "running", null, "cycling"]),
      distanceMeters: dice.is(0.9) ? meters : null,
      timerSeconds: dice.is(0.9) ? Math.round(meters / speed) : null,
      segments: Array.from({ length: pieces }, () => ({
        meters: meters / pieces,
        seconds: meters / pieces / (2 + dice.next() * 4),
        grade: (dice.next() - 0.5) * 0.3,
      })),
    };
  });
}

function workedOf(dice: Dice): object {
  const technique = dice.of(knowledge.techniques);
  const before = dice.whole(0, 6);
  return {
    technique: technique.code,
    region: technique.region,
    side: technique.code === "T50" ? "both" : dice.of(sidesOf(technique.region)),
    tool: technique.tool,
    seconds: dice.of([30, 45, 60, 60, 90, 120]),
    before: dice.is(0.9) ? before : null,
    after: dice.is(0.9) ? Math.max(0, before - dice.whole(-1, 4)) : null,
    highest: dice.is(0.9) ? dice.whole(0, 5) : null,
    stop: dice.is(0.06) ? dice.of(["SR1", "SR2", "SR3", "SR4", "SR6", "SR9"]) : null,
  };
}
function sessionOf(dice: Dice, hours: number, rows: number): object {
  return {
    kind: "session",
    at: hoursAgo(hours),
    moment: dice.of(MOMENTS),
    worked: Array.from({ length: rows }, () => workedOf(dice)),
  };
}
function morningOf(dice: Dice): object {
  const regions = dice.few(MARKABLE, dice.whole(1, 6));
  return {
    kind: "morning",
    at: hoursAgo(dice.whole(0, 200) + 0.5),
    felt: regions.map((region) => ({ region, side: dice.of(sidesOf(region)), soreness: dice.whole(0, 8) })),
  };
}
/** The same technique on the same places again and again: what opens gates, halves doses and tires a place. */
function habitOf(dice: Dice): readonly object[] {
  const technique = dice.of(
    knowledge.techniques.filter(({ code }) => ["T01", "T35", "T50", "T10", "T21", "T30"].includes(code)),
  );
  const side = technique.code === "T50" ? "both" : dice.of(sidesOf(technique.region));
  const every = dice.of([8, 24, 24, 48, 96]);
  const soreness = dice.whole(0, 6);
  return Array.from({ length: dice.whole(1, 8) }, (_, back) => {
    const row = {
      technique: technique.code,
      region: technique.region,
      side,
      tool: technique.tool,
      seconds: dice.of([30, 60, 90]),
      before: soreness,
      after: Math.max(0, soreness - dice.whole(0, 2)),
      highest: dice.whole(0, 5),
      stop: null,
    };
    return { kind: "session", at: hoursAgo(back * every + dice.whole(1, 7)), moment: "rest", worked: [row] };
  });
}

function entriesOf(dice: Dice): readonly object[] {
  const last = dice.of([30, 200, 800]);
  return [
    ...Array.from({ length: dice.whole(0, 4) }, () => sessionOf(dice, dice.whole(0, last) + 0.25, dice.whole(1, 5))),
    ...Array.from({ length: dice.whole(0, 3) }, () => morningOf(dice)),
    ...(dice.is(0.5) ? habitOf(dice) : []),
  ];
}

function detailsOf(dice: Dice, codes: readonly string[]): readonly object[] {
  return codes
    .filter((code) => PLACED.includes(code) && dice.is(0.85))
    .flatMap((code) =>
      dice
        .few(REGIONS, dice.whole(1, 2))
        .map((region) => ({ code, region, side: sideOf(dice, region), on: daysAgo(dice.whole(0, 50)) })),
    );
}

interface Answers {
  readonly answers: Record<string, boolean>;
  readonly yes: readonly string[];
  readonly entries: readonly object[];
}
function answersOf(dice: Dice, asked: ReadonlySet<string>): Answers {
  const yes = dice.is(0.4) ? [...dice.some(LOCAL, 0.1), ...(dice.is(0.15) ? [dice.of(CLEARABLE)] : [])] : [];
  const parents = yes.flatMap((code) => knowledge.flags.find((flag) => flag.code === code)?.parent ?? []);
  const said = new Set([...yes, ...parents]);
  const only = dice.is(0.3);
  const codes = PARENTS.map(({ code }) => code).filter((code) => !only || asked.has(code) || said.has(code));
  const follow = knowledge.flags.filter(({ parent }) => parent !== null && said.has(parent)).map(({ code }) => code);
  const answers = Object.fromEntries([...codes, ...follow].map((code) => [code, said.has(code)]));
  const cleared = yes.filter((code) => CLEARABLE.includes(code));
  const held = dice.is(0.3)
    ? [
        {
          kind: "answered",
          at: hoursAgo(dice.whole(1, 200)),
          answers: { RF13: false, RF15: false, RF16: false, RF18: false },
          regions: dice.few(REGIONS, 12),
        },
      ]
    : [];
  return {
    answers,
    yes: [...said],
    entries: [
      ...(cleared.length > 0 ? [{ kind: "cleared", on: daysAgo(dice.whole(0, 80)), codes: cleared }] : []),
      ...held,
    ],
  };
}

function profileOf(dice: Dice): { readonly profile: readonly string[]; readonly entries: readonly object[] } {
  const profile = dice.is(0.35) ? dice.few(knowledge.profile, dice.whole(1, 2)).map(({ code }) => code) : [];
  const codes = dice.some(profile, 0.6);
  return { profile, entries: codes.length > 0 ? [{ kind: "cleared", on: daysAgo(dice.whole(0, 300)), codes }] : [] };
}

/** Everything that a person can tell, from one seed. */
export function told(seed: number, hard = false): object {
  const dice = new Dice(seed);
  const complaint = dice.is(0.3) ? dice.of(knowledge.complaints) : null;
  const spots = hard ? spotsOf(dice, 12, dice.is(0.2) ? 8 : 6) : spotsOf(dice, dice.whole(0, 8), dice.is(0.2) ? 10 : 7);
  const regions = new Set([
    ...spots.map((spot) => (spot as { region: RegionId }).region),
    ...(complaint?.regions ?? []),
  ]);
  const asks = knowledge.regions.filter(({ code }) => regions.has(code)).flatMap((fact) => fact.asks);
  const asked = new Set<string>([
    ...PARENTS.filter(({ block }) => block === "session").map(({ code }) => code),
    ...asks,
    ...(complaint?.asks ?? []),
  ]);
  const { answers, yes, entries: cleared } = answersOf(dice, asked);
  const { profile, entries: clearances } = profileOf(dice);
  return {
    at: AT,
    moment: hard ? dice.of(["post", "rest"]) : dice.of(MOMENTS),
    minutes: hard ? 60 : dice.whole(3, 60),
    tools: hard ? TOOLS : dice.some(TOOLS, dice.of([0.2, 0.5, 0.9])),
    positions: hard || dice.is(0.6) ? POSITIONS : dice.few(POSITIONS, dice.whole(1, 4)),
    spots,
    complaint: complaint?.code ?? null,
    profile,
    answers,
    details: detailsOf(dice, [...yes, ...profile]),
    runs: runsOf(dice),
    entries: [...(dice.is(0.5) ? entriesOf(dice) : []), ...cleared, ...clearances],
    fill: dice.is(0.75),
    language: "en",
  };
}

export function requestOf(from: object): Request {
  const read = readRequest(knowledge, from);
  if (!read.ok) throw new Error(`${read.refused.field}: ${read.refused.expected}`);
  return read.request;
}
export const randomRequest = (seed: number): Request => requestOf(told(seed));
export const hardRequest = (seed: number): Request => requestOf(told(seed, true));
