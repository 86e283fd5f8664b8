/** Solves a written demonstration: a pose for every moment of its loop, with the tool on the skin and the body at rest. */
import { whole } from "./anatomy/body.ts";
import { boundsOf, type Surroundings } from "./apart.ts";
import type { Anchor, Figure } from "./anatomy/form.ts";
import { isWorked } from "./demonstration.ts";
import type { HandWork, Solved, Stance, Task, Touch, Work, Written, WrittenAim, WrittenGoal } from "./demonstration.ts";
import { fieldOf, type Field } from "./field.ts";
import type { Flesh } from "./flesh.ts";
import { phraseOf, type Moment } from "./phrase.ts";
import { NAMES, jointOf, numberOf, placed, pointed, rest, solve, type Pose, type Posed } from "./pose.ts";
import { reach, type Aim, type Bound, type Goal, type Spot, type Task as ReachTask } from "./reach.ts";
import { outward } from "./solids.ts";
import { TOOLS, outsideTool, type Placed } from "./tool.ts";
import { add, cross, dot, length, mix, scale, sub, unit, type V3 } from "./vector.ts";

/** How deep a touch lies in the skin, meters: soft tissue gives. */
const PRESS = 0.004;
/** A hand that only lies there. */
const REST = 0.001;
const BODY: Figure = whole();
type Half = "L" | "R";
const HALVES: readonly Half[] = ["L", "R"];
const toward = (half: Half): 1 | -1 => (half === "L" ? 1 : -1);

const spot = ([joint, x, y, z]: Anchor): Spot => ({ joint: jointOf(joint), at: [x, y, z] });
const ZERO: V3 = [0, 0, 0];

/** The point a share of the way along a path; its joint is that of the nearer end. */
export function alongPath(path: readonly Anchor[], share: number): Anchor {
  const s = Math.max(0, Math.min(1, share)) * (path.length - 1);
  const i = Math.min(path.length - 2, Math.floor(s));
  if (path.length === 1) return path[0]!;
  const [a, b] = [path[i]!, path[i + 1]!];
  const t = s - i;
  const [x, y, z] = mix([a[1], a[2], a[3]], [b[1], b[2], b[3]], t);
  return [t < 0.5 ? a[0] : b[0], x, y, z];
}
const shifted = ([joint, x, y, z]: Anchor, by: V3): Anchor => [joint, x + by[0], y + by[1], z + by[2]];
function aside(work: Work, m: Moment, out: V3 = work.out): V3 {
  const [a, b] = [work.path[0]!, work.path.at(-1)!];
  const way = unit(sub([b[1], b[2], b[3]], [a[1], a[2], a[3]]));
  return scale(unit(cross(way, out)), m.aside);
}

/** Where a hand touches, on the left hand, and where its touching side faces. A thumb presses while the fingers lie on
 * the other side of the limb: between them stays what is worked, so that it is seen. */
const TOUCH: Readonly<Record<Touch, { at: Anchor; faces: V3; along: V3 }>> = {
  palm: { at: ["hand", 0.155, 0.785, -0.026], faces: [-1, 0, 0], along: [0, -1, 0] },
  cup: { at: ["hand", 0.152, 0.775, -0.026], faces: [-1, 0, 0], along: [0, -1, 0] },
  wrap: { at: ["hand", 0.15, 0.768, -0.02], faces: [-1, 0, 0], along: [0, -1, 0] },
  fingers: { at: ["tips", 0.161, 0.682, -0.026], faces: [-1, 0, 0], along: [0, -1, 0] },
  pinch: { at: ["tips", 0.15, 0.69, 0.004], faces: [0, -1, 0], along: [-1, 0, 0] },
  thumb: { at: ["thumb", 0.164, 0.744, 0.028], faces: [-0.4, -0.92, 0], along: [-0.92, 0.4, 0] },
  fist: { at: ["hand", 0.166, 0.742, -0.026], faces: [0, -1, 0], along: [-1, 0, 0] },
};
/** Degrees of fingers, tips, thumb flexion, thumb opposition: open and closed. */
const GRIP: Readonly<Record<Touch | "grip", readonly [open: readonly number[], closed: readonly number[]]>> = {
  palm: [[6, 8, 5, 0], [6, 8, 5, 0]],
  cup: [[28, 24, 20, 10], [28, 24, 20, 10]],
  wrap: [[30, 26, 10, -20], [52, 44, 34, 0]],
  fingers: [[22, 14, 15, 0], [30, 24, 15, 0]],
  pinch: [[50, 40, 40, 20], [58, 52, 52, 28]],
  thumb: [[24, 16, 66, -10], [30, 20, 68, -10]],
  fist: [[88, 96, 42, 20], [88, 96, 42, 20]],
  grip: [[76, 92, 46, 22], [76, 92, 46, 22]],
}; // prettier-ignore
function grip(pose: Pose, half: Half, touch: Touch | "grip", close: number): void {
  const [open, closed] = GRIP[touch];
  ["fing.flex", "tips.flex", "thumb.flex", "thumb.opp"].forEach((name, i) => {
    const [joint, turn] = name.split(".");
    pose[numberOf(`${joint}${half}.${turn}`)] = open[i]! + (closed[i]! - open[i]!) * close;
  });
}
const onHand = (half: Half, [joint, x, y, z]: Anchor): Anchor => [joint + half, x * toward(half), y, z];
const onHandDirection = (half: Half, [x, y, z]: V3): V3 => [x * toward(half), y, z];

/** What carries the body holds firmer than what it does. */
const FIRM = 1.6;
/** A goal of a written demonstration that the solver and the contact measure both know. */
interface Live {
  readonly goal: Goal;
  /** The plane it rests on. */
  readonly plane: { readonly at: V3; readonly faces: V3 } | null;
  /** A hand that lies on the body: its palm comes to the skin and faces it. */
  readonly hand: Half | null;
}
const goalOf = (w: WrittenGoal, by: V3 = ZERO): Live => {
  const [x, y, z] = w.to ?? [null, null, null];
  const world = [x === null ? null : x + by[0], y === null ? null : y + by[1], z === null ? null : z + by[2]] as const;
  return {
    goal: {
      spot: spot(w.at),
      to: w.on ? { on: spot(w.on) } : { world },
      weight: (w.weight ?? 2) * (w.rests ? FIRM : 1),
      plus: ZERO,
    },
    hand: w.on && w.at[0].startsWith("hand") ? (w.at[0].at(-1) as Half) : null,
    plane: w.rests ? { at: world.map((v) => v ?? 0) as unknown as V3, faces: w.rests } : null,
  };
};
const aimOf = (w: WrittenAim): Aim => ({
  joint: jointOf(w.joint),
  direction: unit(w.direction),
  to: unit(w.to),
  of: w.of ? jointOf(w.of) : null,
  weight: w.weight ?? 1,
});

interface Scene {
  readonly written: Written;
  readonly stance: Stance;
  readonly task: Task;
  readonly flesh: Flesh;
  readonly around: Surroundings;
}
const kept = <T extends { readonly name?: string }>(scene: Scene, all: readonly T[]): readonly T[] =>
  all.filter((g) => !g.name || !scene.written.without?.includes(g.name));
const movesOf = (scene: Scene, m: Moment): { pose: Record<string, number>; goals: Record<string, V3> } => {
  const moves = scene.written.moves ?? [];
  const pose: Record<string, number> = {};
  const goals: Record<string, V3> = {};
  const count = moves.length;
  if (count === 0) return { pose, goals };
  // One move is a swing from zero; several are stations of their own.
  const [entry, share] = count === 1 ? [moves[0]!, m.move] : [moves[Math.round(m.move) % count]!, 1];
  for (const [name, v] of Object.entries(entry.pose ?? {})) pose[name] = v * share;
  for (const [name, v] of Object.entries(entry.goals ?? {})) goals[name] = scale(v, share);
  return { pose, goals };
};
function guessOf(scene: Scene, m: Moment): Pose {
  const pose = rest();
  for (const half of HALVES) grip(pose, half, "palm", 0);
  const set = { ...scene.stance.pose, ...scene.written.pose };
  for (const [name, v] of Object.entries(set)) pose[numberOf(name)] = v;
  for (const [name, v] of Object.entries(movesOf(scene, m).pose)) pose[numberOf(name)]! += v;
  const work = scene.written.work;
  if (work?.by === "tool") for (const half of HALVES) if (work.grip[half] !== undefined) grip(pose, half, "grip", 1);
  if (work?.by === "hands")
    for (const half of HALVES) {
      const hand = work.hands[half];
      if (hand) grip(pose, half, hand.touch, m.close);
    }
  return pose;
}
function standing(scene: Scene, m: Moment): { live: Live[]; aims: Aim[] } {
  const { goals } = movesOf(scene, m);
  const named = [...kept(scene, scene.stance.goals), ...(scene.written.goals ?? [])];
  return {
    live: named.map((g) => goalOf(g, (g.name && goals[g.name]) || ZERO)),
    aims: [...kept(scene, scene.stance.aims), ...(scene.written.aims ?? [])].map(aimOf),
  };
}

/** The skin that is worked at a moment, and the joint that carries it. */
const worked = (work: Work, m: Moment, path = work.path): Anchor => shifted(alongPath(path, m.along), aside(work, m));
/** Where a tool lies at a moment. A held tool lies on the skin wherever that is. */
export function toolAt(work: Work, m: Moment, posed: Posed, lift: number): Placed | null {
  if (work.by === "weight") {
    const at = add(work.at, scale(work.travel, m.along - 0.5));
    return { tool: work.tool, at, axis: unit(work.axis) };
  }
  if (work.by !== "tool") return null;
  const { joint, at } = spot(worked(work, m));
  const out = unit(pointed(posed, joint, unit(work.out)));
  const axis = work.end ? out : unit(pointed(posed, joint, unit(work.axis)));
  const off = (work.end ? TOOLS[work.tool].length / 2 : TOOLS[work.tool].radius) + lift;
  return { tool: work.tool, at: add(placed(posed, joint, at), scale(out, off)), axis };
}
function workGoals(
  work: Work,
  m: Moment,
  plus: V3,
  lifts: Readonly<Record<Half, number>>,
): { goals: Goal[]; aims: Aim[] } {
  const goals: Goal[] = [];
  const aims: Aim[] = [];
  const place = spot(worked(work, m));
  if (work.by === "weight") {
    const lathe = TOOLS[work.tool];
    const center = add(work.at, scale(work.travel, m.along - 0.5));
    const world = add(center, scale(unit(work.face), lathe.radius - PRESS + m.lift));
    goals.push({ spot: place, to: { world }, weight: 4, plus });
    aims.push({
      joint: place.joint,
      direction: unit(work.out),
      to: scale(unit(work.face), -1),
      of: null,
      weight: 0.35,
    });
  }
  if (work.by === "body") {
    goals.push({ spot: place, to: { on: spot(work.on) }, weight: 4, plus });
  }
  if (work.by === "tool")
    for (const half of HALVES) {
      const at = work.grip[half];
      if (at === undefined) continue;
      const off = (work.end ? TOOLS[work.tool].length / 2 : TOOLS[work.tool].radius) + m.lift + lifts[half];
      const axis = unit(work.end ? work.out : work.axis);
      const on = add(add(place.at, scale(unit(work.out), off)), scale(axis, at));
      const hole: Anchor = onHand(half, ["hand", 0.1405, 0.75, -0.026]);
      goals.push({ spot: spot(hole), to: { on: { joint: place.joint, at: on } }, weight: 3, plus: ZERO });
      aims.push({
        joint: jointOf(`hand${half}`),
        direction: [0, 0, 1],
        to: scale(axis, work.end ? 1 : at > 0 ? -1 : 1),
        of: place.joint,
        weight: 0.8,
      });
    }
  if (work.by === "hands")
    for (const half of HALVES) {
      const hand = work.hands[half];
      if (hand) handGoals(work, hand, half, m, lifts[half], goals, aims);
    }
  return { goals, aims };
}
/** Where the skin faces that a hand is on at a moment, where it turns along its way. */
function faced({ path, outs }: HandWork, m: Moment): V3 | null {
  if (!path || !outs) return null;
  const [, ...out] = alongPath(path.map(([joint], i): Anchor => [joint, ...outs[i]!]), m.along); // prettier-ignore
  return out;
}
function handGoals(work: Work, hand: HandWork, half: Half, m: Moment, lift: number, goals: Goal[], aims: Aim[]): void {
  const out = unit(faced(hand, m) ?? hand.out ?? work.out);
  const place = spot(shifted(alongPath(hand.path ?? work.path, m.along), aside(work, m, out)));
  const touch = TOUCH[hand.touch];
  const more = half === "R" && m.other !== undefined ? m.other : m.lift;
  goals.push({
    spot: spot(onHand(half, touch.at)),
    to: { on: { joint: place.joint, at: add(place.at, scale(out, lift + more - (more > 0.001 ? 0 : PRESS))) } },
    weight: 3,
    plus: ZERO,
  });
  const joint = jointOf(`hand${half}`);
  aims.push(
    { joint, direction: onHandDirection(half, touch.faces), to: scale(out, -1), of: place.joint, weight: 0.7 },
    { joint, direction: onHandDirection(half, touch.along), to: unit(hand.fingers), of: place.joint, weight: 0.4 },
  );
}

/** Smallest distance to the skin over a patch of a plane round a point. */
export function planeGap(field: Field, at: V3, faces: V3): number {
  const side = unit(cross(faces, Math.abs(faces[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0]));
  const other = cross(faces, side);
  let least = Infinity;
  for (let i = -4; i <= 4; i++)
    for (let j = -4; j <= 4; j++) {
      const p = add(at, add(scale(side, i * 0.014), scale(other, j * 0.014)));
      least = Math.min(least, field.distance(p[0], p[1], p[2]));
    }
  return least;
}
/** Parts that a hand or a held tool touches: all but the arms. */
const LIMBS = /^(hand|fore|arm)/;
export function bodyDistance(field: Field, at: V3): number {
  let least = Infinity;
  field.parts.forEach((name, part) => {
    if (!LIMBS.test(name)) least = Math.min(least, field.toPart(part, at[0], at[1], at[2]));
  });
  return least;
}
/** Points of the touching side of a left hand. */
const PADS: Readonly<Record<Touch, readonly Anchor[]>> = {
  palm: palmPads(0.155),
  cup: palmPads(0.155),
  wrap: palmPads(0.155),
  fingers: [["tips", 0.161, 0.682, -0.016], ["tips", 0.161, 0.684, -0.034], ["tips", 0.162, 0.69, 0.003]],
  pinch: [["tips", 0.163, 0.672, 0.003], ["thumb", 0.148, 0.726, 0.028]],
  thumb: [["thumb", 0.164, 0.747, 0.026], ["thumb", 0.164, 0.74, 0.03], ["thumb", 0.152, 0.728, 0.028]],
  fist: [["hand", 0.168, 0.742, -0.01], ["hand", 0.168, 0.742, -0.03]],
}; // prettier-ignore
function palmPads(x: number): readonly Anchor[] {
  return [-0.045, -0.026, -0.006].flatMap((z): readonly Anchor[] => [
    ["hand", x, 0.8, z],
    ["hand", x, 0.775, z],
    ["fing", x + 0.004, 0.735, z],
  ]);
}
export function handGap(field: Field, half: Half, touch: Touch): { readonly gap: number; readonly at: V3 } {
  let best = { gap: Infinity, at: ZERO };
  for (const pad of PADS[touch]) {
    const s = spot(onHand(half, pad));
    const at = placed(field.posed, s.joint, s.at);
    const gap = bodyDistance(field, at);
    if (gap < best.gap) best = { gap, at };
  }
  return best;
}
/** How a tool touches: smallest distance to the skin that is worked, and where. */
function toolGap(scene: Scene, posed: Posed, tool: Placed): Contact {
  const { flesh, around, task } = scene;
  const skin = flesh.at(posed);
  let [gap, vertex] = [Infinity, 0];
  for (let i = 0; i < flesh.region.length; i++) {
    if (task.region !== null && !around.isWorked(flesh.region[i]!)) continue;
    const d = outsideTool(tool, skin[i * 3]!, skin[i * 3 + 1]!, skin[i * 3 + 2]!);
    if (d < gap) [gap, vertex] = [d, i];
  }
  return { gap, at: [skin[vertex * 3]!, skin[vertex * 3 + 1]!, skin[vertex * 3 + 2]!] };
}

interface Contact {
  readonly gap: number | null;
  readonly at: V3 | null;
}
const lifted = (m: Moment): boolean => m.lift > 0.01;
function contactOf(scene: Scene, m: Moment, field: Field, lift: number): Contact {
  const { work } = scene.written;
  if (!work || lifted(m)) return { gap: null, at: null };
  const tool = toolAt(work, m, field.posed, lift + (work.by === "tool" ? m.lift : 0));
  if (tool) return toolGap(scene, field.posed, tool);
  if (work.by === "body") {
    const s = spot(worked(work, m));
    const at = placed(field.posed, s.joint, s.at);
    const half = work.on[0].endsWith("R") ? "R" : "L";
    const parts = ["thigh", "shank"].map((p) => field.parts.indexOf(p + half));
    return { gap: Math.min(...parts.map((p) => field.toPart(p, at[0], at[1], at[2]))), at };
  }
  if (work.by !== "hands") return { gap: null, at: null };
  const gaps = HALVES.flatMap((half) => {
    const hand = work.hands[half];
    const up = half === "R" && m.other !== undefined ? m.other > 0.01 : false;
    return hand && !up ? [handGap(field, half, hand.touch)] : [];
  });
  return gaps.reduce((a, b) => (Math.abs(b.gap) > Math.abs(a.gap) ? b : a));
}

/** Corrections that contact asks for, grown round by round. */
interface Corrections {
  work: V3;
  readonly rests: V3[];
  readonly lift: Record<Half, number>;
  /** Where the skin faces under hands that lie on the body. */
  readonly faces: Map<Half, V3>;
}
const palmAims = ({ faces }: Corrections): readonly Aim[] =>
  [...faces].map(([half, way]) => ({
    joint: jointOf(`hand${half}`),
    direction: onHandDirection(half, [-1, 0, 0]),
    to: scale(way, -1),
    of: null,
    weight: 0.5,
  }));
const limit = (v: number): number => Math.max(-0.03, Math.min(0.03, v));
/** What cannot be reached is not asked for ever more: that would pull the rest of the body along. */
const MOST = 0.04;
const most = (v: V3): V3 => scale(v, Math.min(1, MOST / (length(v) || 1)));
const mostOf = (v: number): number => Math.max(-MOST, Math.min(MOST, v));
function correct(c: Corrections, scene: Scene, m: Moment, live: readonly Live[], field: Field): number {
  let worst = 0;
  live.forEach(({ goal, plane, hand }, i) => {
    if (hand) {
      const touch = handGap(field, hand, "palm");
      const way = outward((p) => bodyDistance(field, p), touch.at);
      c.faces.set(hand, way);
      c.rests[i] = most(sub(c.rests[i]!, scale(way, limit(touch.gap + REST) * 0.7)));
    }
    if (!plane) return;
    const now = placed(field.posed, goal.spot.joint, goal.spot.at);
    const flat = plane.faces.map((f, k) => (Math.abs(f) > 0.5 ? plane.at[k]! : now[k]!)) as unknown as V3;
    const off = planeGap(field, flat, plane.faces) + PRESS;
    worst = Math.max(worst, Math.abs(off));
    c.rests[i] = most(sub(c.rests[i]!, scale(plane.faces, limit(off) * 0.8)));
  });
  const work = scene.written.work;
  if (!work || lifted(m)) return worst;
  if (work.by === "hands") {
    for (const half of HALVES) {
      const hand = work.hands[half];
      if (!hand || (half === "R" && m.other !== undefined && m.other > 0.01)) continue;
      const off = handGap(field, half, hand.touch).gap + PRESS;
      c.lift[half] = mostOf(c.lift[half] - limit(off) * 0.8);
      worst = Math.max(worst, Math.abs(off));
    }
    return worst;
  }
  const contact = contactOf(scene, m, field, c.lift.L);
  const off = (contact.gap ?? -PRESS) + PRESS;
  if (work.by === "tool") for (const half of HALVES) c.lift[half] = mostOf(c.lift[half] - limit(off) * 0.8);
  else c.work = most(sub(c.work, scale(unit(work.face), limit(off) * 0.8)));
  return Math.max(worst, Math.abs(off));
}

interface Frame {
  readonly pose: Pose;
  readonly contact: Contact;
  readonly tool: Placed | null;
}
/** Rounds in which contact is measured and the pose solved anew. */
const ROUNDS = 16;
/** How much a round holds on to the one before it. */
const CALM = 0.2;
/** Rounds without gain after which it is as good as it gets. */
const PATIENCE = 6;
/** How much firmer planes hold from round to round. */
const FIRMER = 0.3;
/** Meters by which nothing is off any more. */
const DONE = { contact: 0.0015, inside: 0.002 };
function solveMoment(scene: Scene, m: Moment, from: Pose | null): Frame {
  const guess = guessOf(scene, m);
  const { live, aims } = standing(scene, m);
  const work = scene.written.work;
  const c: Corrections = { work: ZERO, rests: live.map(() => ZERO), lift: { L: 0, R: 0 }, faces: new Map() };
  let pose = from ?? guess;
  let field = fieldOf(BODY, solve(pose));
  const fixed = new Set([...(scene.written.fixed ?? []), ...heldTurns(work)]);
  // Fingers, and other turns that are held or stay as they are guessed, come from the guess, whatever was solved before.
  const start = guess.slice();
  if (from) start.set(from.map((v, i) => (isHeld(i) || fixed.has(NAMES[i]!) ? guess[i]! : v)));
  let bounds: readonly Bound[] = [];
  let best: { frame: Frame | null; left: number; round: number } = { frame: null, left: Infinity, round: 0 };
  const toolNow = (): Placed | null =>
    work ? toolAt(work, m, field.posed, c.lift.L + (work.by === "tool" ? m.lift : 0)) : null;
  for (let round = 0; round < ROUNDS; round++) {
    const extra = work ? workGoals(work, m, c.work, c.lift) : { goals: [], aims: [] };
    const task: ReachTask = {
      goals: [...live.map(({ goal }, i) => ({ ...goal, plus: c.rests[i]! })), ...extra.goals],
      aims: [...aims, ...extra.aims, ...palmAims(c)],
      bounds,
      fixed,
    };
    pose = round === 0 ? reach(task, guess, start, from ? 25 : 80) : reach(task, guess, pose, 12, CALM);
    field = fieldOf(BODY, solve(pose));
    const found = boundsOf(scene.around, field, toolNow(), !lifted(m));
    const firmer = 1 + round * FIRMER;
    bounds = found.bounds.map((bound) => ({ ...bound, weight: bound.weight * firmer }));
    const frame = { pose, contact: contactOf(scene, m, field, c.lift.L), tool: toolNow() };
    const off = correct(c, scene, m, live, field);
    const left = Math.max(found.deepest, off * 0.7);
    if (left < best.left - 0.0005) best = { frame, left, round };
    if ((off < DONE.contact && found.deepest < DONE.inside) || round - best.round > PATIENCE) break;
  }
  return best.frame!;
}
/** Turns that stay as guessed: toes, and fingers that grip a tool or pinch. */
function heldTurns(work: Work | undefined): readonly string[] {
  const fingers = (half: Half): readonly string[] => [
    `fing${half}.flex`,
    `tips${half}.flex`,
    `thumb${half}.flex`,
    `thumb${half}.opp`,
  ];
  const holds = (half: Half): boolean => {
    if (work?.by === "tool") return work.grip[half] !== undefined;
    const touch = work?.by === "hands" ? work.hands[half]?.touch : undefined;
    return touch === "pinch" || touch === "fist" || touch === "thumb";
  };
  return ["toesL.flex", "toesR.flex", ...HALVES.filter(holds).flatMap(fingers)];
}
const HELD_NUMBERS = new Set(
  HALVES.flatMap((h) =>
    [`fing${h}.flex`, `tips${h}.flex`, `thumb${h}.flex`, `thumb${h}.opp`, `toes${h}.flex`].map(numberOf),
  ),
);
const isHeld = (i: number): boolean => HELD_NUMBERS.has(i);

const EVERYWHERE = [
  "head",
  "pelvis",
  "handL",
  "handR",
  "toesL",
  "toesR",
  "footL",
  "footR",
  "shankL",
  "shankR",
  "foreL",
  "foreR",
];
/** Room round the joints for the flesh, meters. */
const ROOM = 0.26;
/** Frames all joints of the focus over all keys; 5:4 is the shape of the picture. */
function cameraOf(scene: Scene, poses: readonly Pose[]): Solved["camera"] {
  const { azimuth, elevation, focus, size } = scene.written.camera;
  const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
  const right: V3 = [Math.cos(a), 0, -Math.sin(a)];
  const up: V3 = [-Math.sin(a) * Math.sin(e), Math.cos(e), -Math.cos(a) * Math.sin(e)];
  const eye: V3 = [Math.sin(a) * Math.cos(e), Math.sin(e), Math.cos(a) * Math.cos(e)];
  const points = poses.flatMap((pose) => {
    const { place } = solve(pose);
    return (focus ?? EVERYWHERE).map((joint): V3 => {
      const i = jointOf(joint) * 3;
      return [place[i]!, place[i + 1]! + (joint === "head" ? 0.1 : 0), place[i + 2]!];
    });
  });
  const span = (way: V3): readonly [number, number] => {
    const along = points.map((p) => dot(p, way));
    return [Math.min(...along), Math.max(...along)];
  };
  const [x, y, z] = [span(right), span(up), span(eye)];
  const middle = (s: readonly [number, number]): number => (s[0] + s[1]) / 2;
  const at = add(add(scale(right, middle(x)), scale(up, middle(y))), scale(eye, middle(z)));
  return { azimuth, elevation, at, size: size ?? Math.max(y[1] - y[0], (x[1] - x[0]) / 1.25) + ROOM };
}

function surroundings(written: Written, stance: Stance, task: Task, flesh: Flesh): Surroundings {
  const work = written.work;
  const held = work?.by === "tool" ? HALVES.filter((half) => work.grip[half] !== undefined) : [];
  return {
    flesh,
    props: [...stance.props, ...(written.props ?? [])],
    holding: new Set(held.flatMap((half) => ["hand", "fing", "tips", "thumb", "fore"].map((joint) => joint + half))),
    tooled: work?.by === "tool" ? work.path[0]![0] : null,
    isWorked: (region) => isWorked(task.region, region),
  };
}
/** Every key of a demonstration. Deterministic; about half a second. */
export function choreograph(written: Written, stance: Stance, task: Task, flesh: Flesh): Solved {
  const scene: Scene = { written, stance, task, flesh, around: surroundings(written, stance, task, flesh) };
  const phrase = phraseOf(task);
  const frames: Frame[] = [];
  for (const m of phrase.moments) frames.push(solveMoment(scene, m, frames.at(-1)?.pose ?? null));
  const work = written.work;
  return {
    code: task.code,
    keys: frames.map((f) => f.pose),
    loop: phrase.loop,
    tool:
      work && (work.by === "weight" || work.by === "tool")
        ? { tool: work.tool, keys: frames.map((f) => [f.tool!.at, f.tool!.axis] as const) }
        : null,
    props: [...stance.props, ...(written.props ?? [])],
    lights: written.lights ?? (task.region ? [task.region] : []),
    camera: cameraOf(
      scene,
      frames.map((f) => f.pose),
    ),
    gaps: frames.map((f) => f.contact.gap),
    touches: frames.map((f) => f.contact.at),
  };
}
