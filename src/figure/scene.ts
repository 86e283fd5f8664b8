/** A written demonstration at a moment: the guess it starts from, the goals and directions that hold. */
import type { Surroundings } from "./apart.ts";
import type { Stance, Task, Written, WrittenAim, WrittenGoal } from "./demonstration.ts";
import type { Flesh } from "./flesh.ts";
import { HALVES, grip, spot, type Half } from "./hand.ts";
import type { Moment } from "./phrase.ts";
import { jointOf, numberOf, rest, type Pose } from "./pose.ts";
import type { Aim, Goal } from "./reach.ts";
import { scale, unit, type V3 } from "./vector.ts";

const ZERO: V3 = [0, 0, 0];

/** What carries the body holds firmer than what it does. */
const FIRM = 1.6;
/** A goal of a written demonstration that the solver and the contact measure both know. */
export interface Live {
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

export interface Scene {
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
export function guessOf(scene: Scene, m: Moment): Pose {
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
export function standing(scene: Scene, m: Moment): { live: Live[]; aims: Aim[] } {
  const { goals } = movesOf(scene, m);
  const named = [...kept(scene, scene.stance.goals), ...(scene.written.goals ?? [])];
  return {
    live: named.map((g) => goalOf(g, (g.name && goals[g.name]) || ZERO)),
    aims: [...kept(scene, scene.stance.aims), ...(scene.written.aims ?? [])].map(aimOf),
  };
}
