import { parseInstant } from "#core";
import type { Area, AreaKey, Knowledge, RegionId, Request } from "#core";
import { placeFor, rulesFor } from "./choices.ts";
import type { Choice, Place } from "./choices.ts";
import { toldBy } from "./flags.ts";
import { demandFor } from "./load.ts";
import { allAreas, DAY, keyOf, personOf, UNDER_THE_WHOLE_LEG, workedOn } from "./person.ts";
import type { Person } from "./person.ts";

/** A mixed integer model, maximized: what planner.md says, as rows. */
export interface Model {
  readonly worth: ReadonlyMap<string, number>;
  readonly rows: readonly Row[];
  readonly binaries: ReadonlySet<string>;
  readonly steps: readonly Step[];
  readonly stretches: readonly Stretch[];
  readonly needs: ReadonlyMap<AreaKey, number>;
}
export interface Row {
  readonly name: string;
  readonly terms: ReadonlyMap<string, number>;
  readonly sense: "<=" | ">=" | "=";
  readonly limit: number;
}
/** A choice as a variable; T50 stands on both sides at once. */
export interface Step extends Choice {
  readonly x: string;
  readonly places: readonly Place[];
}
export interface Stretch {
  readonly u: string;
  readonly place: Place;
  readonly code: string;
  readonly seconds: number;
}

/** The model of a request that screening let through: of everything, or only of what was asked for. */
export function modelOf(knowledge: Knowledge, request: Request): { readonly all: Model; readonly asked: Model | null } {
  const person = personOf(knowledge, request);
  const places = placesOf(person);
  const asked = (key: AreaKey): boolean => person.marks.has(key) || person.named.has(key);
  const any = person.marks.size > 0 || person.named.size > 0;
  return {
    all: build(person, places),
    asked: any
      ? build(
          person,
          places.filter(({ key }) => asked(key)),
        )
      : null,
  };
}

/** Candidates: marked, in the complaint's row, or filled in; unasked regions on both sides or not at all. */
function placesOf(person: Person): readonly Place[] {
  const rules = rulesFor(person);
  const demand = demandFor(person);
  const { request } = person;
  const isCandidate = ({ region, side }: Area): boolean => {
    const key = keyOf(region, side);
    if (person.marks.has(key) || person.named.has(key)) return true;
    const regions = region === "whole-leg" ? UNDER_THE_WHOLE_LEG : [region];
    return request.fill && demand(region) > 0 && regions.every((each) => isScreened(person, each));
  };
  const places = allAreas
    .filter(isCandidate)
    .map((area) => placeFor(rules, area))
    .filter(({ choices }) => choices.length > 0);
  return places.filter(
    ({ region, side }) =>
      !isAlike(person, region) || side === "middle" || places.filter((p) => p.region === region).length === 2,
  );
}

/** A region that nobody marked and no complaint names. */
const isAlike = (person: Person, region: RegionId): boolean =>
  ![...person.marks.keys(), ...person.named].some((key) => key.startsWith(`${region}.`));

/** Every question of the region answered no, today or by a no that holds. */
function isScreened(person: Person, region: RegionId): boolean {
  const { knowledge, request } = person;
  const asks = knowledge.regions.find(({ code }) => code === region)?.asks ?? [];
  const told = toldBy(person);
  return asks.every((code) => {
    const answer = request.answers[code];
    return answer === undefined ? isHeld(person, code, region) : !answer || told.healed.has(code);
  });
}
function isHeld({ knowledge, request, now }: Person, code: `RF${string}`, region: RegionId): boolean {
  if (knowledge.flags.find((flag) => flag.code === code)?.noHolds !== true) return false;
  const told = request.entries
    .flatMap((entry) => (entry.kind === "answered" && entry.regions.includes(region) ? [entry] : []))
    .map(({ at, answers }) => ({ at: Math.min(now, parseInstant(at)?.ms ?? now), said: answers[code] }))
    .filter(({ said }) => said !== undefined)
    .sort((a, b) => a.at - b.at);
  const last = told.at(-1);
  return last !== undefined && last.said === false && now - last.at < 7 * DAY;
}

function needOf(person: Person, area: Area, demand: number): number {
  const key = keyOf(area.region, area.side);
  const mark = person.marks.get(key);
  const days = person.sessions
    .filter((session) => workedOn(session, area).some(({ seconds }) => seconds > 0))
    .map(({ at }) => (person.now - at) / DAY);
  return (
    (mark === undefined ? 0 : 0.5 + 0.05 * Math.min(8, mark)) +
    (person.named.has(key) ? 0.3 : 0) +
    0.25 * Math.min(1, demand / 10) +
    (0.05 * Math.min(4, ...days)) / 4
  );
}

class Rows {
  readonly rows: Row[] = [];
  add(name: string, terms: Iterable<readonly [string, number]>, sense: Row["sense"], limit: number): void {
    const sum = new Map<string, number>();
    for (const [variable, coefficient] of terms) sum.set(variable, (sum.get(variable) ?? 0) + coefficient);
    this.rows.push({ name: `${name}_${this.rows.length}`, terms: sum, sense, limit });
  }
}

function build(person: Person, places: readonly Place[]): Model {
  const demand = demandFor(person);
  const needs = new Map(places.map((place) => [place.key, needOf(person, place, demand(place.region))] as const));
  const steps = stepsOf(places);
  const stretches = places.flatMap((place) =>
    [...place.stretches].map(([code, seconds]) => ({
      u: `u_${place.key.replaceAll(/[.-]/g, "")}_${code}`,
      place,
      code,
      seconds,
    })),
  );
  const named = stretches.filter(({ place, code }) =>
    steps.some((step) => step.places.includes(place) && step.stretch === code),
  );
  const rows = new Rows();
  const parts = { person, places, steps, stretches: named, needs, rows };
  inEachPlace(parts);
  acrossSides(parts);
  stretching(parts);
  session(parts);
  const worth = new Map<string, number>([
    ...places.map((place) => [dose(place), needs.get(place.key) ?? 0] as const),
    ...named.map(({ u, place }) => [u, 0.08 * (needs.get(place.key) ?? 0)] as const),
    ...openings(steps).positions.map((y) => [y, -0.03] as const),
    ...openings(steps).tools.map(({ z }) => [z, -0.02] as const),
    ...steps.map(({ x }) => [x, -0.01] as const),
  ]);
  const continuous = new Set(places.map(dose));
  const binaries = new Set(
    [...worth.keys(), ...rows.rows.flatMap(({ terms }) => [...terms.keys()])].filter((name) => !continuous.has(name)),
  );
  return { worth, rows: rows.rows, binaries, steps, stretches: named, needs };
}

interface Parts {
  readonly person: Person;
  readonly places: readonly Place[];
  readonly steps: readonly Step[];
  readonly stretches: readonly Stretch[];
  readonly needs: ReadonlyMap<AreaKey, number>;
  readonly rows: Rows;
}
export const dose = ({ key }: { readonly key: AreaKey }): string => `v_${key.replaceAll(/[.-]/g, "")}`;
export const opening = ({ position, tool }: Pick<Choice, "position" | "tool">) => ({
  y: `y_${position}`,
  z: `z_${position}_${tool.replaceAll("-", "")}`,
});

function stepsOf(places: readonly Place[]): readonly Step[] {
  const all = places.flatMap((place) => place.choices.map((choice) => ({ ...choice, places: [place] })));
  const single = all.filter(({ technique }) => technique.code !== "T50");
  const breathing = all.filter(({ technique }) => technique.code === "T50");
  const first = breathing.filter(({ places: [at] }) => at?.key === breathing[0]?.places[0]?.key);
  const held = first.map((choice) => ({
    ...choice,
    places: places.filter(({ choices }) => choices.some(({ technique }) => technique.code === "T50")),
  }));
  return [...single, ...held].map((step, index) => ({ ...step, x: `x${index}` }));
}

function openings(steps: readonly Step[]) {
  const tools = new Map(steps.map((step) => [opening(step).z, opening(step)] as const));
  return { positions: [...new Set([...tools.values()].map(({ y }) => y))], tools: [...tools.values()] };
}

const ones = (variables: readonly string[]): readonly (readonly [string, number])[] => variables.map((v) => [v, 1]);
const xs = (steps: readonly Step[]): readonly string[] => steps.map(({ x }) => x);

/** Dose, the total of the place, at most two techniques, each once, at most one by hand; T05 beside another. */
function inEachPlace({ places, steps, rows }: Parts): void {
  for (const place of places) {
    const here = steps.filter((step) => step.places.includes(place));
    for (const [slope, start] of [
      [1.2, 0],
      [1.05, 0.05],
      [0.75, 0.25],
      [0.15, 0.85],
      [0, 1.05],
    ] as const)
      rows.add("dose", [[dose(place), 1], ...here.map(({ x, effect }) => [x, -slope * effect] as const)], "<=", start);
    const counted = here.filter(({ technique }) => technique.code !== "T50");
    rows.add(
      "total",
      counted.map(({ x, pressed }) => [x, pressed] as const),
      "<=",
      place.total,
    );
    rows.add("two", ones(xs(here)), "<=", 2);
    rows.add("hand", ones(xs(here.filter(({ tool }) => tool === "hands"))), "<=", 1);
    for (const code of new Set(here.map(({ technique }) => technique.code)))
      rows.add("once", ones(xs(here.filter(({ technique }) => technique.code === code))), "<=", 1);
    const beside = here.filter(({ technique }) => technique.code === "T05");
    const others = here.filter(({ technique }) => technique.code !== "T05");
    rows.add("beside", [...ones(xs(beside)), ...others.map(({ x }) => [x, -1] as const)], "<=", 0);
  }
}

/** Unasked regions alike on both sides; a marked region's lesser side opens nothing the other leaves. */
function acrossSides({ person, places, steps, stretches, needs, rows }: Parts): void {
  for (const right of places.filter(({ side }) => side === "right")) {
    const left = places.find(({ region, side }) => region === right.region && side === "left");
    if (left === undefined) continue;
    const at = (place: Place): readonly Step[] =>
      steps.filter((step) => step.places.length === 1 && step.places.includes(place));
    if (isAlike(person, right.region)) {
      const ways = new Set([...at(left), ...at(right)].map(wayOf));
      for (const way of ways) {
        const [l, r] = [left, right].map((place) => xs(at(place).filter((step) => wayOf(step) === way)));
        rows.add("alike", [...ones(l ?? []), ...(r ?? []).map((x) => [x, -1] as const)], "=", 0);
      }
      for (const code of new Set(
        stretches.filter(({ place }) => place === left || place === right).map((s) => s.code),
      )) {
        if (code === "ST15" && right.region === "side-ribs") continue;
        const of = (place: Place) => stretches.filter((s) => s.place === place && s.code === code).map(({ u }) => u);
        rows.add("alike", [...ones(of(left)), ...of(right).map((u) => [u, -1] as const)], "=", 0);
      }
    } else if (person.marks.has(left.key) || person.marks.has(right.key)) {
      const more = (needs.get(right.key) ?? 0) > (needs.get(left.key) ?? 0) + 1e-9 ? right : left;
      const less = more === left ? right : left;
      for (const open of new Set(at(less).map(openOf))) {
        const [m, l] = [more, less].map((place) => xs(at(place).filter((step) => openOf(step) === open)));
        if (m !== undefined && m.length > 0)
          rows.add("lesser", [...ones(l ?? []), ...m.map((x) => [x, -1] as const)], "<=", 0);
      }
    }
  }
}
const openOf = ({ technique, position }: Step): string => `${technique.code}.${position}`;
const wayOf = (step: Step): string => `${openOf(step)}.${step.times}`;

/** One stretch a place, named by a chosen row; none twice on one side, those without sides once. */
function stretching({ person, places, steps, stretches, rows }: Parts): void {
  for (const place of places)
    rows.add("stretch", ones(stretches.filter((s) => s.place === place).map(({ u }) => u)), "<=", 1);
  for (const { u, place, code } of stretches) {
    const naming = steps.filter((step) => step.places.includes(place) && step.stretch === code);
    rows.add("names", [[u, 1], ...naming.map(({ x }) => [x, -1] as const)], "<=", 0);
  }
  for (const fact of person.knowledge.stretches) {
    const same = stretches.filter(({ code }) => code === fact.code);
    if (fact.once) rows.add("single", ones(same.map(({ u }) => u)), "<=", 1);
    for (const side of ["left", "right", "middle"])
      rows.add("side", ones(same.filter(({ place }) => place.side === side).map(({ u }) => u)), "<=", 1);
  }
}

/** Openings, time, pressing in all, gated steps, regions before a run, at least one step. */
function session({ person, steps, stretches, rows }: Parts): void {
  const { request } = person;
  for (const step of steps) {
    const { y, z } = opening(step);
    rows.add(
      "position",
      [
        [step.x, 1],
        [y, -1],
      ],
      "<=",
      0,
    );
    rows.add(
      "tool",
      [
        [step.x, 1],
        [z, -1],
      ],
      "<=",
      0,
    );
  }
  const { positions, tools } = openings(steps);
  rows.add(
    "time",
    [
      ...positions.map((y) => [y, 10] as const),
      ...tools.map(({ z }) => [z, 4] as const),
      ...steps.map(({ x, lasts }) => [x, 6 + lasts] as const),
      ...stretches.map(({ u, seconds }) => [u, 6 + seconds] as const),
    ],
    "<=",
    60 * request.minutes,
  );
  const pressing = steps.filter(({ technique }) => technique.code !== "T50");
  rows.add(
    "pressed",
    pressing.map(({ x, pressed }) => [x, pressed] as const),
    "<=",
    1200,
  );
  rows.add("gated", ones(xs(steps.filter(({ technique }) => technique.gated))), "<=", 1);
  rows.add("something", ones(xs(steps)), ">=", 1);
  if (request.moment !== "pre") return;
  const regions = new Set(steps.flatMap(({ places }) => places.map(({ region }) => region)));
  for (const step of steps) {
    const region = step.places[0]?.region ?? "foot";
    rows.add(
      "region",
      [
        [step.x, 1],
        [`r_${region.replaceAll("-", "")}`, -1],
      ],
      "<=",
      0,
    );
  }
  rows.add("regions", ones([...regions].map((region) => `r_${region.replaceAll("-", "")}`)), "<=", 3);
}
