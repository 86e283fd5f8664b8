import { areaKey, sidesOf } from "./body.ts";
import type { Area, AreaKey } from "./body.ts";
import { reachKeys } from "./barrier.ts";
import type { Bench } from "./barrier.ts";
import { DOSE, SORENESS } from "./ceilings.ts";
import type { Code, StretchFact, TechniqueFact } from "./facts.ts";
import { cut, reaches } from "./guardrail.ts";
import { ALL_AREAS, neighborsOf } from "./places.ts";
import { profileBlocksStretch } from "./profile.ts";
import type { Option } from "./problem.ts";

/** Places that a stretch of this area pulls on: the area and its neighbors; without sides, everywhere. */
function pulledOn(bench: Bench, area: Area, stretch: StretchFact): readonly AreaKey[] {
  if (stretch.once) return ALL_AREAS.map(areaKey);
  return [...reachKeys(bench, area), ...neighborsOf(bench.knowledge, area).map(areaKey)];
}

function flagBlocks(bench: Bench, area: Area, stretch: StretchFact): boolean {
  const keys = pulledOn(bench, area, stretch);
  const listed = bench.care.flags.filter(({ code }) => stretch.outWith.includes(code));
  return listed.some(({ holdsAt }) => keys.some((key) => holdsAt.has(key)));
}

/** Out when the place, or either side of it for a stretch without sides, is out or marked 7 or more. */
function strainsTooMuch(bench: Bench, area: Area, stretch: StretchFact): boolean {
  if (!stretch.strains) return false;
  const pulled = stretch.once ? sidesOf(area.region).map((side) => ({ region: area.region, side })) : [area];
  return pulled
    .flatMap((each) => reachKeys(bench, each))
    .some((key) => {
      const soreness = bench.care.wanted.marked.get(key) ?? 0;
      return reaches(SORENESS.noStretch, soreness) || isOut(bench, key, area);
    });
}
function isOut({ care }: Bench, key: AreaKey, area: Area): boolean {
  const same = key.startsWith(`${area.region}.`);
  return same && (care.areas.get(key)?.out ?? null) !== null;
}

function complaintBlocks({ care }: Bench, stretch: StretchFact): boolean {
  const { complaint } = care.wanted;
  if (complaint === null) return false;
  const listed: readonly Code[] = stretch.outWith;
  return listed.includes(complaint.code) || complaint.stretchesOff.includes(stretch.code);
}

/** The stretch that a technique's row names, when positions, answers and profile leave it. */
export function stretchOf(bench: Bench, technique: TechniqueFact, area: Area): Option["stretch"] {
  const { knowledge, request, care } = bench;
  const stretch = knowledge.stretches.find(({ code }) => code === technique.stretch);
  if (stretch === undefined || !stretch.positions.some((position) => request.positions.includes(position))) return null;
  if (complaintBlocks(bench, stretch) || profileBlocksStretch(care.profile, stretch)) return null;
  if (flagBlocks(bench, area, stretch) || strainsTooMuch(bench, area, stretch)) return null;
  const short = request.moment === "pre" && !stretch.dynamic;
  const seconds = short ? cut(DOSE.stretchBeforeRun, stretch.holdSeconds) : stretch.holdSeconds;
  return { id: stretch.code, seconds, once: stretch.once };
}
