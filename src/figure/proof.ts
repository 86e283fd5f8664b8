/**
 * What has to hold in every frame of every demonstration, read from what ships: joints inside their limits, the tool on
 * the skin of the right region and on no place that is never worked, nothing through floor, furniture or body, weight
 * over what carries it.
 */
import { nearPart } from "./apart.ts";
import { NOGO, NOGO_SHAPES, outside } from "./anatomy/nogo.ts";
import { whole } from "./anatomy/body.ts";
import { fieldOf, type Field } from "./field.ts";
import type { Flesh } from "./flesh.ts";
import { inView } from "./inview.ts";
import { massCenter, outsideHull } from "./balance.ts";
import { bodyDistance } from "./choreography.ts";
import { between, moment, opened, type Opened, type PackedDemonstration } from "./packed.ts";
import { isWorked } from "./demonstration.ts";
import { limitOf } from "./limits.ts";
import { NAMES, jointOf, placed, rest, solve, type Pose, type Posed } from "./pose.ts";
import { APART, LEGS_MEET, outsideBox, solidBox } from "./solids.ts";
import { PHONE, sightOf } from "./sight.ts";
import { TOOLS, outsideTool, type Placed } from "./tool.ts";
import { dot, sub, unit, type V3 } from "./vector.ts";

export interface Claim {
  readonly code: string;
  readonly region: string | null;
  readonly avoid: readonly string[];
  /** Who brings the tool to the skin: the body's weight, or hands. */
  readonly by: "weight" | "tool" | "hands" | "body" | null;
  /** The joints of bare hands that press. */
  readonly pressing: readonly string[];
  /** The tool is hard and narrow: it may not come near what soft tools may. */
  readonly sharp: boolean;
  /** Hands that hold the tool. */
  readonly grips: readonly ("L" | "R")[];
  /** Numbers of the keys at which nothing is touched. */
  readonly lifted: readonly number[];
}
export type Breach =
  | "limit"
  | "no-contact"
  | "too-deep"
  | "wrong-region"
  | "never-worked"
  | "through-floor"
  | "through-thing"
  | "through-body"
  | "lets-go"
  | "afloat"
  | "falls"
  | "out-of-view"
  | "stands-still";
export interface Finding {
  readonly code: string;
  readonly breach: Breach;
  readonly seconds: number;
  /** Millimeters; degrees for a limit; points of the picture for what is out of view. */
  readonly by: number;
  readonly what: string;
}
export interface Proof {
  readonly findings: readonly Finding[];
  /** Largest distance between tool and skin in any frame, mm; null where no tool is. */
  readonly residual: number | null;
}

/** Meters. Soft tissue gives: a touch lies 4 mm in, and may be 10 mm off that; triangles of the skin are 12 mm. */
const ALLOWED = { contact: 0.01, deep: 0.014, floor: 0.012, thing: 0.022, body: 0.018, rests: 0.014, grip: 0.015 };
const HANDS = /^(fore|hand|fing|tips|thumb)/;

function* times(o: Opened): Generator<number> {
  const steps = o.round ? o.keys.length : o.keys.length - 1;
  for (let i = 0; i < steps * 2; i++) yield timeOf(o, i / 2);
}
/** When a swing is `share` keys along. */
function timeOf(o: Opened, share: number): number {
  if (o.round) return share * o.step;
  const half = o.keys.length - 1;
  return (Math.acos(1 - (2 * share) / half) / Math.PI) * half * o.step;
}

interface Frame {
  readonly o: Opened;
  readonly claim: Claim;
  readonly seconds: number;
  readonly pose: Pose;
  readonly posed: Posed;
  readonly skin: Float32Array;
  readonly flesh: Flesh;
  readonly tool: Placed | null;
  readonly touching: boolean;
  readonly field: Field;
}
function frameAt(o: Opened, claim: Claim, flesh: Flesh, seconds: number): Frame {
  const at = new Float64Array(3);
  const pose = rest();
  moment(o, seconds, at);
  between(o, at, pose);
  const posed = solve(pose);
  const [a, b, s] = [at[0]!, at[1]!, at[2]!];
  const lie = o.lie.length > 0 ? [...o.lie[a]!].map((v, i) => v + (o.lie[b]![i]! - v) * s) : null;
  const near = [s < 0.999 ? a : b, s > 0.001 ? b : a];
  return {
    o,
    claim,
    seconds,
    pose,
    posed,
    skin: flesh.at(posed),
    flesh,
    tool: lie && {
      tool: o.tool!,
      at: [lie[0]!, lie[1]!, lie[2]!],
      axis: unit([lie[3]!, lie[4]!, lie[5]!]),
    },
    touching: !near.some((k) => claim.lifted.includes(k)),
    field: fieldOf(whole(), posed),
  };
}
const hundredths = (seconds: number): number => Math.round(seconds * 100) / 100;
const finding = (f: Frame, breach: Breach, meters: number, what: string): Finding => ({
  code: f.claim.code,
  breach,
  seconds: hundredths(f.seconds),
  by: Math.round(meters * 1000),
  what,
});
const point = (skin: Float32Array, i: number): V3 => [skin[i * 3]!, skin[i * 3 + 1]!, skin[i * 3 + 2]!];

/** Numbers are stored to half a degree. */
const ROUNDING = 0.6;
function limits(f: Frame): readonly Finding[] {
  return NAMES.flatMap((name, i) => {
    const limit = limitOf(name);
    const over = limit ? Math.max(limit.minDegrees - f.pose[i]!, f.pose[i]! - limit.maxDegrees) : 0;
    return over > ROUNDING ? [finding(f, "limit", over / 1000, name)] : [];
  });
}

/** The vertex nearest to the tool, hands left out when they hold it. */
function nearest(f: Frame, tool: Placed): { readonly gap: number; readonly vertex: number } {
  let [gap, vertex] = [Infinity, -1];
  for (let i = 0; i < f.skin.length / 3; i++) {
    if (f.claim.by === "tool" && HANDS.test(f.flesh.joint[i]!)) continue;
    const d = outsideTool(tool, f.skin[i * 3]!, f.skin[i * 3 + 1]!, f.skin[i * 3 + 2]!);
    if (d < gap) [gap, vertex] = [d, i];
  }
  return { gap, vertex };
}
const isOf = (claim: Claim, region: string): boolean => isWorked(claim.region, region, claim.by === "hands");
/** Bare hands: the point of them that is deepest in, or nearest to, the skin. */
function handContact(f: Frame, out: Finding[]): number | null {
  if (f.claim.by !== "hands" || !f.touching) return null;
  let [gap, at] = [Infinity, [0, 0, 0] as V3];
  for (let i = 0; i < f.skin.length / 3; i += 2) {
    if (!f.claim.pressing.includes(f.flesh.joint[i]!)) continue;
    const p = point(f.skin, i);
    const d = bodyDistance(f.field, p);
    if (d < gap) [gap, at] = [d, p];
  }
  if (gap > ALLOWED.contact) out.push(finding(f, "no-contact", gap, "hands"));
  if (-gap > ALLOWED.deep) out.push(finding(f, "too-deep", -gap, "hands"));
  const region = f.field.regions[f.field.region(...at).index]!;
  if (!isOf(f.claim, region) && !regionNear(f, at)) out.push(finding(f, "wrong-region", 0, region));
  out.push(...neverWorked(f, at));
  return gap;
}
/** Parts of the other leg that a limb is laid on. */
const LAID_ON = /^(thigh|shank)R$/;
/** A limb that is worked on another: the skin of its region that is nearest to the other leg. */
function limbContact(f: Frame, out: Finding[]): number | null {
  if (f.claim.by !== "body") return null;
  const parts = f.field.parts.flatMap((name, part) => (LAID_ON.test(name) ? [part] : []));
  let gap = Infinity;
  for (let i = 0; i < f.flesh.region.length; i++) {
    if (!isOf(f.claim, f.flesh.region[i]!)) continue;
    const p = point(f.skin, i);
    gap = Math.min(gap, ...parts.map((part) => f.field.toPart(part, ...p)));
  }
  if (gap > ALLOWED.contact) out.push(finding(f, "no-contact", gap, "limb"));
  if (-gap > ALLOWED.deep) out.push(finding(f, "too-deep", -gap, "limb"));
  return gap;
}
/** The skin under the tool: near enough, not too deep, of the region that is worked. */
function contact(f: Frame, out: Finding[]): number | null {
  if (!f.tool || !f.touching) return null;
  const { gap, vertex } = nearest(f, f.tool);
  if (gap > ALLOWED.contact) out.push(finding(f, "no-contact", gap, f.o.tool!));
  if (-gap > ALLOWED.deep) out.push(finding(f, "too-deep", -gap, f.flesh.region[vertex]!));
  const region = f.flesh.region[vertex]!;
  if (!isOf(f.claim, region) && !regionNear(f, point(f.skin, vertex))) out.push(finding(f, "wrong-region", 0, region));
  out.push(...neverWorked(f, point(f.skin, vertex)));
  return gap;
}
/** The middle of a closed fist, on the left hand. */
const HOLLOW: V3 = [0.1405, 0.75, -0.026];
/** A hand that holds has the tool in its hollow. */
function grips(f: Frame, out: Finding[]): void {
  if (!f.tool) return;
  for (const half of f.claim.grips) {
    const at = placed(f.posed, jointOf(`hand${half}`), [half === "L" ? HOLLOW[0] : -HOLLOW[0], HOLLOW[1], HOLLOW[2]]);
    const from = sub(at, f.tool.at);
    const along = dot(from, f.tool.axis);
    const beyond = Math.max(0, Math.abs(along) - TOOLS[f.tool.tool].length / 2);
    const off = Math.hypot(Math.sqrt(Math.max(0, dot(from, from) - along * along)), beyond);
    if (off > ALLOWED.grip) out.push(finding(f, "lets-go", off, `hand${half}`));
  }
}
/** Borders between regions are soft: within a finger's width of the region counts. */
const BORDER = 0.018;
function regionNear(f: Frame, at: V3): boolean {
  return f.field.pieces.some((p) => {
    if (p.region < 0 || p.role === "carve") return false;
    const region = f.field.regions[p.region]!;
    if (!isOf(f.claim, region)) return false;
    const { gap, index } = f.field.region(...at);
    const here = f.field.pieces.filter((q) => q.region === index).map((q) => q.at(...at) - q.bias);
    return p.at(...at) - p.bias - Math.min(...here) < BORDER && gap < BORDER;
  });
}
function neverWorked(f: Frame, at: V3): readonly Finding[] {
  return f.claim.avoid.flatMap((code) => {
    const rule = NOGO.find((n) => n.code === code);
    if (!rule || (rule.touch === "soft" && !f.claim.sharp) || rule.touch === "light") return [];
    const deep = Math.max(...(NOGO_SHAPES.get(code) ?? []).map((shape) => -outside(shape, f.posed, at)), -1);
    return deep > 0.003 ? [finding(f, "never-worked", deep, code)] : [];
  });
}

interface Box {
  readonly at: V3;
  readonly half: V3;
}
const boxesOf = (f: Frame): readonly Box[] =>
  f.o.props
    .filter((p) => p[0] === "box")
    .map((p) => {
      const n = p.slice(1).map((v) => Number(v) / 1000);
      return solidBox([n[0]!, n[1]!, n[2]!], [n[3]!, n[4]!, n[5]!], [f.pose[0]!, f.pose[1]!, f.pose[2]!]);
    });
/** Where something carries the body: skin near the floor, a thing or the tool that lies on them. */
function supports(f: Frame): readonly V3[] {
  const boxes = boxesOf(f);
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

function solids(f: Frame, out: Finding[]): void {
  const boxes = boxesOf(f);
  let [floor, thing] = [0, 0];
  for (let i = 0; i < f.skin.length / 3; i++) {
    const p = point(f.skin, i);
    floor = Math.min(floor, p[1]);
    for (const b of boxes) thing = Math.min(thing, outsideBox(b.at, b.half, p));
  }
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
  if (touches && !f.touching) return null;
  const sight = sightOf(f.o, f.posed, f.skin, f.tool, f.flesh);
  const seen = inView(sight, f.skin, f.flesh, f.tool, { region, by, pressing, lights: f.o.lights });
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

/** Every frame at a key and half-way between keys, on the left side; the right is its mirror to the last bit. */
export function prove(packed: PackedDemonstration, claim: Claim, flesh: Flesh): Proof {
  const o = opened(packed, "left");
  const findings: Finding[] = [];
  const seen: View[] = [];
  let residual: number | null = null;
  let first: Float32Array | null = null;
  let furthest = 0;
  for (const seconds of times(o)) {
    const f = frameAt(o, claim, flesh, seconds);
    findings.push(...limits(f));
    const gap = contact(f, findings) ?? handContact(f, findings) ?? limbContact(f, findings);
    if (gap !== null) residual = Math.max(residual ?? 0, gap > 0 ? gap : Math.max(0, -gap - 0.004));
    grips(f, findings);
    solids(f, findings);
    bodies(f, findings);
    balance(f, findings);
    seen.push(...[viewOf(f)].filter((v) => v !== null));
    first ??= f.skin;
    furthest = Math.max(furthest, way(first, f));
  }
  findings.push(...views(seen, claim.code), ...still(furthest, claim.code));
  return { findings, residual: residual === null ? null : Math.round(residual * 10000) / 10 };
}
