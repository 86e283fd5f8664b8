/** Solves a written demonstration: a pose for every moment of its loop, with the tool on the skin and the body at rest. */
import { whole } from "./anatomy/body.ts";
import { boundsOf, type Surroundings } from "./apart.ts";
import type { Anchor, Figure } from "./anatomy/form.ts";
import { BIND } from "./bind.ts";
import { correct, palmAims, type Corrections } from "./corrections.ts";
import { LEG, isWorked } from "./demonstration.ts";
import type { Solved, Stance, Task, Work, Written } from "./demonstration.ts";
import { fieldOf } from "./field.ts";
import type { Flesh } from "./flesh.ts";
import { cameraOf } from "./framing.ts";
import { HALVES, spot, type Half } from "./hand.ts";
import { contactOf, lifted, type Contact } from "./nearness.ts";
import { phraseOf, type Moment } from "./phrase.ts";
import { NAMES, numberOf, placed, poseOf, solve, type Pose } from "./pose.ts";
import { reach, type Bound, type Task as ReachTask } from "./reach.ts";
import { rolledAt } from "./rolling.ts";
import { guessOf, standing, type Scene } from "./scene.ts";
import type { Placed } from "./tool.ts";
import type { V3 } from "./vector.ts";
import { toolAt, workGoals } from "./work.ts";

const BODY: Figure = whole();
const ZERO: V3 = [0, 0, 0];

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
const lightsOf = (region: string | null): readonly string[] =>
  region === "whole-leg" ? LEG : region === null ? [] : [region];
const BOUND = solve(poseOf(BIND));
/** Where a point of the body is in the pose the skin is bound in. */
function bound(anchor: Anchor): V3 {
  const { joint, at } = spot(anchor);
  return placed(BOUND, joint, at);
}
/** Every key of a demonstration. Deterministic; about half a second. */
export function choreograph(written: Written, stance: Stance, task: Task, flesh: Flesh): Solved {
  const scene: Scene = { written, stance, task, flesh, around: surroundings(written, stance, task, flesh) };
  const phrase = phraseOf(task);
  const frames: Frame[] = [];
  const work = written.work;
  const about = solve(guessOf(scene, phrase.moments[0]!));
  for (const m of phrase.moments)
    frames.push(solveMoment(scene, { ...m, rolled: rolledAt(work, m, about) }, frames.at(-1)?.pose ?? null));
  return {
    code: task.code,
    keys: frames.map((f) => f.pose),
    loop: phrase.loop,
    tool:
      work && (work.by === "weight" || work.by === "tool")
        ? { tool: work.tool, keys: frames.map((f) => [f.tool!.at, f.tool!.axis] as const) }
        : null,
    props: [...stance.props, ...(written.props ?? [])],
    lights: written.lights ?? lightsOf(task.region),
    near: written.near ? [...bound(written.near.at), written.near.within] : null,
    camera: cameraOf(
      written.camera,
      frames.map((f) => f.pose),
    ),
    gaps: frames.map((f) => f.contact.gap),
    touches: frames.map((f) => f.contact.at),
  };
}
