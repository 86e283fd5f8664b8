import { sidesOf } from "#core";
import type { Area, AreaKey, PositionId, RegionId, StretchFact, TechniqueFact, ToolId } from "#core";
import { everySide, neighborsOf, toldBy } from "./flags.ts";
import type { Told } from "./flags.ts";
import { keyOf, UNDER_THE_WHOLE_LEG } from "./person.ts";
import type { Person } from "./person.ts";
import { lastingOf } from "./profile.ts";
import type { Lasting } from "./profile.ts";
import { hasDone, helpOf, isOpen, ledgerOf } from "./record.ts";
import type { Ledger } from "./record.ts";

/** One way to work an area: x of the model. */
export interface Choice {
  readonly technique: TechniqueFact;
  readonly position: PositionId;
  readonly tool: ToolId;
  readonly times: number;
  /** Seconds pressed, and seconds of the step with its rests, without placing the limb. */
  readonly pressed: number;
  readonly lasts: number;
  /** q × w / F. */
  readonly effect: number;
  readonly stretch: string;
  /** Highest pain that the rules allow. */
  readonly ceiling: number;
}
/** What the rules of care leave of one area. */
export interface Place extends Area {
  readonly key: AreaKey;
  readonly total: number;
  readonly choices: readonly Choice[];
  readonly stretches: ReadonlyMap<string, number>;
}

const GRADE = { A: 1, B: 0.95, C: 0.9, D: 0.8 } as const;
const STAND_IN = { quality: 0.72, codes: ["T52", "T53"], positions: ["bed", "floor", "chair"] as const };
const HARD = ["golf-ball", "screwdriver-handle", "rolling-pin"];
const NOT_BEFORE_A_RUN: readonly RegionId[] = ["low-back", "lateral-thigh", "chest", "toes", "heel", "diaphragm"];
const BESIDE_BONE: readonly RegionId[] = ["shin", "peroneals", "toes", "heel"];

/** The rules of care applied to one person; area by area. */
export interface Rules {
  readonly person: Person;
  readonly told: Told;
  readonly lasting: Lasting;
  readonly isOut: (area: Area) => boolean;
}

export function rulesFor(person: Person): Rules {
  const told = toldBy(person);
  const lasting = lastingOf(person);
  const byRow = outByRow(person);
  const outHere = (area: Area): boolean => {
    const key = keyOf(area.region, area.side);
    return told.out.has(key) || lasting.out.has(key) || (person.marks.get(key) ?? 0) >= 9 || ledgerOf(person, area).out;
  };
  const isOut = ({ region, side }: Area): boolean =>
    byRow.has(keyOf(region, side)) ||
    outHere({ region, side }) ||
    (region === "whole-leg" && UNDER_THE_WHOLE_LEG.some((under) => outHere({ region: under, side })));
  return { person, told, lasting, isOut };
}

/** "Not this" of C2, a point above 5, and of C16, a muscle at 7 or more. */
const SOREST: Readonly<Record<string, number>> = { C2: 5, C16: 6 };
/** C9: its hamstring is out, and the whole leg too, unless there was no pull in the last 14 days. */
function outByRow({ knowledge, request, named, marks }: Person): ReadonlySet<AreaKey> {
  const row = knowledge.complaints.find(({ code }) => code === request.complaint);
  if (row === undefined) return new Set();
  const back = row.backWhenNo !== null && request.answers[row.backWhenNo.flag] === false;
  const out = row.regionsOut.filter((region) => !(back && region === "whole-leg"));
  const most = SOREST[row.code];
  const sorer = (key: AreaKey): boolean => most !== undefined && (marks.get(key) ?? 0) > most;
  const keys = [...named].filter((key) => out.some((region) => key.startsWith(`${region}.`)) || sorer(key));
  const sides = sidesOf("whole-leg").filter((side) =>
    keys.some((key) => sorer(key) && UNDER_THE_WHOLE_LEG.some((region) => key === keyOf(region, side))),
  );
  return new Set([...keys, ...sides.map((side) => keyOf("whole-leg", side))]);
}

export function placeFor(rules: Rules, area: Area): Place {
  const { person, isOut } = rules;
  const key = keyOf(area.region, area.side);
  const ledger = ledgerOf(person, area);
  const total = totalOf(rules, area, ledger);
  const choices = isOut(area)
    ? []
    : techniquesFor(rules, area)
        .filter((technique) => technique.code === "T50" || !ledger.enough)
        .flatMap((technique) => choicesOf(rules, area, technique, { total, ledger }));
  return { ...area, key, total, choices, stretches: stretchesFor(rules, area) };
}

const isGentle = ({ told, lasting }: Rules, key: AreaKey): boolean => told.gentle.has(key) || lasting.gentle.has(key);
const isSore = ({ person }: Rules, key: AreaKey): boolean => (person.marks.get(key) ?? 0) >= 7;

/** Seconds that may be pressed on the area today. */
function totalOf(rules: Rules, area: Area, { seconds, half }: Ledger): number {
  const { person } = rules;
  const key = keyOf(area.region, area.side);
  const fact = person.knowledge.regions.find(({ code }) => code === area.region);
  const pre = person.request.moment === "pre";
  const upper = (pre ? Math.min(90, fact?.totals.pre ?? 0) : fact?.totals.postRest) ?? 0;
  const soft = isGentle(rules, key) || isSore(rules, key) ? 60 : Infinity;
  return Math.min(half ? upper / 2 : upper, soft, seconds);
}

/** The rows that may be done on the area at all, before tool, position and dose. */
function techniquesFor({ person }: Rules, { region, side }: Area): readonly TechniqueFact[] {
  const { techniques, complaints, regions } = person.knowledge;
  const key = keyOf(region, side);
  const row = complaints.find(({ code }) => code === person.request.complaint);
  const hands = regions.find(({ code }) => code === region)?.hands ?? null;
  const asked = person.marks.has(key) || person.named.has(key);
  const standIns = hands !== null && asked ? STAND_IN.codes : [];
  return techniques
    .filter(({ code, region: on }) => on === region || (region !== "whole-leg" && standIns.includes(code)))
    .filter(({ code }) => row?.techniquesOff.includes(code) !== true)
    .filter(({ code }) => row?.regions.includes(region) !== true || row.techniques.includes(code));
}

interface Room {
  readonly total: number;
  readonly ledger: Ledger;
}
function choicesOf(rules: Rules, area: Area, technique: TechniqueFact, room: Room): readonly Choice[] {
  if (!isAllowed(rules, area, technique)) return [];
  const { request } = rules.person;
  const positions = isStandIn(area, technique) ? STAND_IN.positions : technique.positions;
  return positions
    .filter((position) => request.positions.includes(position))
    .filter(
      (position) =>
        !rules.lasting.forbids(technique, { key: keyOf(area.region, area.side), tool: technique.tool, position }),
    )
    .flatMap((position) => dosesOf(rules, area, technique, { position, ...room }));
}

const isStandIn = ({ region }: Area, technique: TechniqueFact): boolean => technique.region !== region;

function isAllowed(rules: Rules, area: Area, technique: TechniqueFact): boolean {
  const { person, lasting } = rules;
  const { moment, tools } = person.request;
  const key = keyOf(area.region, area.side);
  const hard = HARD.includes(technique.tool);
  const soft = isGentle(rules, key) || moment === "bed" || ledgerOf(person, area).half;
  const byHand = lasting.byHand.has(key) || isSore(rules, key);
  return (
    technique.moments.includes(moment) &&
    (technique.tool === "hands" || tools.includes(technique.tool)) &&
    !(hard && soft) &&
    !(byHand && technique.tool !== "hands") &&
    !isListed(rules, area, technique) &&
    isOpen(person, technique) &&
    !(moment === "pre" && (NOT_BEFORE_A_RUN.includes(area.region) || technique.stroke === "tap" || technique.gated)) &&
    !(technique.code === "T54" && isTooSoreToTap(person, area)) &&
    !(technique.code === "T50" && otherSides(area).some(rules.isOut))
  );
}
const otherSides = ({ region, side }: Area): readonly Area[] =>
  sidesOf(region)
    .filter((other) => other !== side)
    .map((other) => ({ region, side: other }));

/** A yes that the row lists: on its places, or anywhere; for work over a whole leg, anywhere on that leg. */
function isListed({ told, person }: Rules, area: Area, technique: TechniqueFact): boolean {
  const leg = person.knowledge.regions.filter((fact) => fact.leg).map(({ code }) => code);
  const here = area.region === "whole-leg" ? leg : [area.region];
  return technique.blockedBy.some((code) => {
    const places = told.holds.get(code as `RF${string}`);
    return places === null || here.some((region) => places?.has(keyOf(region, area.side)) === true);
  });
}

function isTooSoreToTap({ knowledge, marks }: Person, { side }: Area): boolean {
  return knowledge.regions.some(({ leg, code }) => leg && (marks.get(keyOf(code, side)) ?? 0) > 4);
}

function dosesOf(
  rules: Rules,
  area: Area,
  technique: TechniqueFact,
  { position, total, ledger }: Room & { readonly position: PositionId },
): readonly Choice[] {
  const { person } = rules;
  const pre = person.request.moment === "pre";
  const fact = person.knowledge.regions.find(({ code }) => code === area.region);
  const row = isStandIn(area, technique) ? (fact?.hands?.dose ?? technique.dose) : technique.dose;
  const breathes = technique.code === "T50";
  const seconds = pre && row.times === 1 && !breathes ? Math.min(30, row.seconds) : row.seconds;
  const most = breathes ? Infinity : Math.min(total, ledger.seconds);
  const least = Math.min(pre ? 20 : 60, seconds * row.times, most);
  const grade = isStandIn(area, technique) ? STAND_IN.quality : GRADE[technique.grade];
  const quality = grade * helpOf(person, technique.code, area.region);
  const stretch = isStandIn(area, technique) ? firstStretch(person, area.region) : technique.stretch;
  return Array.from({ length: row.times }, (_, index) => index + 1)
    .map((times) => ({ times, pressed: times * seconds }))
    .filter(({ pressed }) => pressed <= most && pressed >= least)
    .map(({ times, pressed }) => ({
      technique,
      position,
      tool: technique.tool,
      times,
      pressed,
      lasts: pressed + (times - 1) * (technique.work === "spots" ? 5 : 15),
      effect: (quality * pressed) / wholeDose(person, area, technique),
      stretch,
      ceiling: ceilingOf(rules, area, technique),
    }));
}

/** F: the dose that counts as whole. */
function wholeDose({ knowledge, request }: Person, area: Area, technique: TechniqueFact): number {
  if (technique.code === "T50" || area.region === "whole-leg") return 60;
  const totals = knowledge.regions.find(({ code }) => code === area.region)?.totals;
  return Math.min(90, (request.moment === "pre" ? totals?.pre : totals?.postRest) ?? 0);
}

const firstStretch = ({ knowledge }: Person, region: RegionId): string =>
  [...knowledge.techniques]
    .filter((technique) => technique.region === region)
    .sort((a, b) => Number(a.code.slice(1)) - Number(b.code.slice(1)))[0]?.stretch ?? "";

function ceilingOf(rules: Rules, area: Area, technique: TechniqueFact): number {
  const { person, lasting } = rules;
  const under = area.region === "whole-leg" ? UNDER_THE_WHOLE_LEG : [area.region];
  const soft = under.some((region) => {
    const key = keyOf(region, area.side);
    return isGentle(rules, key) || isSore(rules, key);
  });
  const row = person.knowledge.complaints.find(({ code }) => code === person.request.complaint);
  return Math.min(
    technique.pain.ceiling,
    lasting.ceiling,
    row?.regions.includes(area.region) === true ? (row.ceiling ?? 5) : 5,
    soft || isGentle(rules, keyOf(area.region, area.side)) ? 2 : 5,
    HARD.includes(technique.tool) ? 4 : 5,
    person.request.moment === "bed" ? 3 : 5,
    person.request.moment === "pre" && !hasDone(person, technique.code) ? 3 : 5,
    BESIDE_BONE.includes(area.region) ? 3 : 5,
  );
}

/** Stretches that may follow work on the area, with the seconds that they are held. */
function stretchesFor(rules: Rules, area: Area): ReadonlyMap<string, number> {
  const { request, knowledge } = rules.person;
  const held = (fact: StretchFact): number =>
    request.moment !== "pre" || fact.dynamic ? fact.holdSeconds : Math.min(15, fact.holdSeconds);
  return new Map(
    knowledge.stretches
      .filter(({ positions }) => positions.some((position) => request.positions.includes(position)))
      .filter((fact) => !isStretchOut(rules, area, fact))
      .map((fact) => [fact.code, held(fact)] as const),
  );
}
function isStretchOut(rules: Rules, area: Area, { code, lying, outWith, strains, once }: StretchFact): boolean {
  const { person, lasting, told } = rules;
  const row = person.knowledge.complaints.find((complaint) => complaint.code === person.request.complaint);
  const near = once
    ? everySide(person.knowledge.regions.map((region) => region.code))
    : [area, ...neighborsOf(person, area)];
  const flagged = outWith.some((flag) => {
    const places = told.unstretched.get(flag as `RF${string}`);
    return places === null || near.some(({ region, side }) => places?.has(keyOf(region, side)) === true);
  });
  return (
    flagged ||
    outWith.some((out) => lasting.stretches.codes.has(out) || out === person.request.complaint) ||
    lasting.stretches.codes.has(code) ||
    row?.stretchesOff.includes(code) === true ||
    (lying && lasting.stretches.lying) ||
    (strains && (lasting.stretches.none || pulled(area, once).some((each) => isSpared(rules, each))))
  );
}
/** A stretch without sides pulls on both. */
const pulled = (area: Area, once: boolean): readonly Area[] => (once ? everySide([area.region]) : [area]);
const isSpared = (rules: Rules, area: Area): boolean =>
  isSore(rules, keyOf(area.region, area.side)) || rules.isOut(area);
