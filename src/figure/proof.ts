/**
 * What has to hold in every frame of every demonstration, read from what ships: joints inside their limits, the tool on
 * the skin of the right region and on no place that is never worked, nothing through floor, furniture or body, weight
 * over what carries it.
 */
import { nearPart } from "./apart.ts";
import { massCenter, outsideHull } from "./balance.ts";
import { contact, grips } from "./contact.ts";
import type { Flesh } from "./flesh.ts";
import {
  ALLOWED,
  barsOf,
  boxesOf,
  finding,
  frameAt,
  hundredths,
  point,
  times,
  type Claim,
  type Finding,
  type Frame,
} from "./frame.ts";
import { holds } from "./holding.ts";
import { inView } from "./inview.ts";
import { limitOf } from "./limits.ts";
import { opened, type Opened, type PackedDemonstration } from "./packed.ts";
import { NAMES, jointOf, type Posed } from "./pose.ts";
import { PHONE, sightOf } from "./sight.ts";
import { APART, LEGS_MEET, outsideBar, outsideBox } from "./solids.ts";
import { slips } from "./slip.ts";
import { outsideTool } from "./tool.ts";
import type { V3 } from "./vector.ts";

export interface Proof {
  readonly findings: readonly Finding[];
  /** Largest distance between tool and skin in any frame, mm; null where no tool is. */
  readonly residual: number | null;
}

/** Numbers are stored to half a degree. */
const ROUNDING = 0.6;
function limits(f: Frame): readonly Finding[] {
  return NAMES.flatMap((name, i) => {
    const limit = limitOf(name);
    const over = limit ? Math.max(limit.minDegrees - f.pose[i]!, f.pose[i]! - limit.maxDegrees) : 0;
    return over > ROUNDING ? [finding(f, "limit", over / 1000, name)] : [];
  });
}

/** Where something carries the body: skin near the floor, a thing or the tool that lies on them. */
function supports(f: Frame): readonly V3[] {
  const boxes = boxesOf(f.o, f.pose);
  const out: V3[] = [];
  for (let i = 0; i < f.skin.length / 3; i++) {
    const p = point(f.skin, i);
    const away = Math.min(
      p[1],
      ...boxes.map((b) => outsideBox(b.at, b.half, p)),
      f.tool && f.claim.by === "weight" ? outsideTool(f.tool, ...p) : 1,
      barsNear(f.o, p),
    );
    if (away < ALLOWED.rests) out.push(p);
  }
  return out;
}
/** A rail is held, not stood on: it steadies when a hand is within a hand's width. */
function barsNear(o: Opened, p: V3): number {
  let least = 1;
  for (const prop of o.props) {
    if (prop[0] !== "bar") continue;
    const n = prop.slice(1).map((v) => Number(v) / 1000);
    if (n[1]! < 0.8 || n[4]! < 0.8) continue;
    const t = Math.max(0, Math.min(1, (p[2] - n[2]!) / (n[5]! - n[2]! || 1)));
    least = Math.min(
      least,
      Math.hypot(p[0] - n[0]!, p[1] - n[1]!, p[2] - (n[2]! + (n[5]! - n[2]!) * t)) - n[6]! - 0.02,
    );
  }
  return least;
}

/** Hands hold rails and seats, and feet stand on steps: what they close round is not held against them. */
const HOLDS = /^(hand|fing|tips|thumb)/;
function solids(f: Frame, out: Finding[]): void {
  const boxes = boxesOf(f.o, f.pose);
  const bars = barsOf(f.o);
  let [floor, thing, bar] = [0, 0, 0];
  for (let i = 0; i < f.skin.length / 3; i++) {
    const p = point(f.skin, i);
    floor = Math.min(floor, p[1]);
    for (const b of boxes) thing = Math.min(thing, outsideBox(b.at, b.half, p));
    if (!HOLDS.test(f.flesh.joint[i]!))
      for (const { from, to, radius } of bars) bar = Math.min(bar, outsideBar(from, to, radius, p));
  }
  if (-bar > ALLOWED.bar) out.push(finding(f, "through-thing", -bar, "bar"));
  if (-floor > ALLOWED.floor) out.push(finding(f, "through-floor", -floor, "floor"));
  if (-thing > ALLOWED.thing) out.push(finding(f, "through-thing", -thing, "box"));
}

function bodies(f: Frame, out: Finding[]): void {
  let [deep, what] = [0, ""];
  const near = f.field.parts.map((part) => nearPart(part, f.posed));
  for (let i = 0; i < f.skin.length / 3; i += 3) {
    const joint = f.flesh.joint[i]!;
    const pair = APART.find(([from]) => from.test(joint));
    if (!pair) continue;
    const p = point(f.skin, i);
    f.field.parts.forEach((part, k) => {
      if (!pair[1].test(part) || !near[k]!(...p)) return;
      // High on the thighs the legs meet by nature.
      if (joint.startsWith("thigh") && part.startsWith("thigh") && distanceTo(f.posed, "pelvis", p) < LEGS_MEET) return;
      const d = f.field.toPart(k, ...p);
      if (d < deep) [deep, what] = [d, `${joint} in ${part}`];
    });
  }
  if (-deep > ALLOWED.body) out.push(finding(f, "through-body", -deep, what));
}
function distanceTo(posed: Posed, joint: string, p: V3): number {
  const j = jointOf(joint) * 3;
  return Math.hypot(p[0] - posed.place[j]!, p[1] - posed.place[j + 1]!, p[2] - posed.place[j + 2]!);
}

const BALANCE = 0.04;
function balance(f: Frame, out: Finding[]): void {
  const held = supports(f);
  if (held.length < 4) {
    out.push(finding(f, "afloat", 0, "nothing carries it"));
    return;
  }
  const off = outsideHull(held, massCenter(f.posed));
  if (off > BALANCE) out.push(finding(f, "falls", off, "center of mass"));
}

/** Points of the picture on a phone in which what matters has to show, and in what share of the frames. */
const SHOWS = { skin: 40, tool: 40, lit: 60, share: 0.75 };
interface View {
  readonly seconds: number;
  /** Points that show of what shows least, and what that is. */
  readonly points: number;
  readonly what: string;
  readonly shows: boolean;
}
/** Null where nothing is touched: a hand on its way. */
function viewOf(f: Frame): View | null {
  const { by, region, pressing } = f.claim;
  const touches = by !== null && by !== "body";
  if (touches && !f.touching.L && !(by === "hands" && f.touching.R)) return null;
  const sight = sightOf(f.o, f.posed, f.skin, f.tool, f.flesh);
  const seen = inView(sight, f.skin, f.flesh, f.tool, { region, by, pressing, lights: f.o.lights, near: f.o.near });
  const all = touches ? (["skin", "tool"] as const) : (["lit"] as const);
  const what = all.reduce((a, b) => (seen[b] / SHOWS[b] < seen[a] / SHOWS[a] ? b : a));
  return { seconds: f.seconds, points: seen[what], what, shows: seen[what] >= SHOWS[what] };
}
function views(all: readonly View[], code: string): readonly Finding[] {
  const hidden = all.filter((v) => !v.shows);
  if (all.length - hidden.length >= all.length * SHOWS.share) return [];
  const worst = hidden.reduce((a, b) => (b.points < a.points ? b : a));
  return [{ code, breach: "out-of-view", seconds: hundredths(worst.seconds), by: worst.points, what: worst.what }];
}

/** Points of the picture by which something has to move, or nobody sees what to do. */
const MOVES = 8;
/** How far the skin that goes furthest goes from where it is first, in points of the picture on a phone. */
function way(first: Float32Array, { skin, o }: Frame): number {
  let most = 0;
  for (let i = 0; i < skin.length; i += 3)
    most = Math.max(most, Math.hypot(skin[i]! - first[i]!, skin[i + 1]! - first[i + 1]!, skin[i + 2]! - first[i + 2]!));
  return (most / o.size) * PHONE.height;
}
const still = (points: number, code: string): readonly Finding[] =>
  points >= MOVES ? [] : [{ code, breach: "stands-still", seconds: 0, by: Math.round(points), what: "skin" }];

/**
 * Poses are solved for the even body; the broad, the slim and the older take the same angles. Meters that their skin may
 * be in floor and tool at the first, the middle and the last key: what they are today, so that it gets no worse.
 */
const OTHERS = { floor: 0.019, tool: 0.019 };
/** Those that sink in further: the older body's round back on the floor, a roller under the broad one's back and ribs. */
const SUNK: Readonly<Record<string, Partial<typeof OTHERS>>> = {
  ST7: { floor: 0.032 },
  ST8: { floor: 0.037 },
  ST11: { floor: 0.035 },
  T16: { floor: 0.037 },
  T37: { floor: 0.038 },
  T44: { tool: 0.033 },
  T48: { tool: 0.027 },
};
function provenElsewhere(o: Opened, claim: Claim, flesh: Flesh): readonly Finding[] {
  const all = [...times(o)];
  const allowed = { ...OTHERS, ...SUNK[claim.code] };
  return [all[0]!, all[all.length >> 1]!, all.at(-1)!].flatMap((seconds) => {
    const f = frameAt(o, claim, flesh, seconds);
    let [floor, tool] = [0, 0];
    for (let i = 0; i < f.skin.length / 3; i++) {
      const p = point(f.skin, i);
      floor = Math.min(floor, p[1]);
      if (f.tool && claim.by === "weight") tool = Math.min(tool, outsideTool(f.tool, ...p));
    }
    return [
      ...(-floor > allowed.floor ? [finding(f, "through-floor", -floor, "another build")] : []),
      ...(-tool > allowed.tool ? [finding(f, "too-deep", -tool, "another build")] : []),
    ];
  });
}

/** Every frame at a key and half-way between keys, on the left side; the right is its mirror to the last bit. */
export function prove(packed: PackedDemonstration, claim: Claim, flesh: Flesh, others: readonly Flesh[] = []): Proof {
  const o = opened(packed, "left");
  const findings: Finding[] = [];
  const seen: View[] = [];
  let residual: number | null = null;
  let first: Float32Array | null = null;
  let before: Frame | null = null;
  let furthest = 0;
  for (const seconds of times(o)) {
    const f = frameAt(o, claim, flesh, seconds);
    findings.push(...limits(f));
    const gap = contact(f, findings);
    if (gap !== null) residual = Math.max(residual ?? 0, gap > 0 ? gap : Math.max(0, -gap - 0.004));
    grips(f, findings);
    holds(f, findings);
    slips(before, f, findings);
    before = f;
    solids(f, findings);
    bodies(f, findings);
    balance(f, findings);
    seen.push(...[viewOf(f)].filter((v) => v !== null));
    first ??= f.skin;
    furthest = Math.max(furthest, way(first, f));
  }
  for (const other of others) findings.push(...provenElsewhere(o, claim, other));
  findings.push(...views(seen, claim.code), ...still(furthest, claim.code));
  return { findings, residual: residual === null ? null : Math.round(residual * 10000) / 10 };
}
