/** What each stroke looks like: the moments of one loop, as places on the path, lifts off the skin and grips. */
import type { Loop, Task } from "./demonstration.ts";
import type { V3 } from "./vector.ts";

export interface Moment {
  /** 0 at the beginning of the path, 1 at its end. */
  readonly along: number;
  /** Sideways of the path, meters. */
  readonly aside: number;
  /** Off the skin, meters; negative is pressed in deeper than a touch. */
  readonly lift: number;
  /** Lift of the right hand, where it differs. */
  readonly other?: number;
  /** How far hands close, 0–1. */
  readonly close: number;
  /** How far the demonstration's own move has gone, 0–1. */
  readonly move: number;
  /** How far a tool under the body has rolled, world, meters. */
  readonly rolled?: V3;
}
export interface Phrase {
  readonly moments: readonly Moment[];
  readonly loop: Loop;
}
const moment = (along: number, more: Partial<Moment> = {}): Moment => ({
  along,
  aside: 0,
  lift: 0,
  close: 0.5,
  move: 0,
  ...more,
});
const DEEP = -0.004;
const OFF = 0.03;
/** So high that no hand comes to the bones of the knee. */
const HIGH = 0.055;
/** Hands on their way over the knee, which is left out. */
const OVER = moment(0.5, { lift: HIGH });
const [UP, DOWN] = [
  [OVER, moment(0.6, { lift: HIGH })],
  [moment(0.6, { lift: HIGH }), OVER],
];

/** Six points of a circle; up the leg it presses. */
const round = (middle: number, wide: number): readonly Moment[] =>
  Array.from({ length: 6 }, (_, i) => {
    const a = (i / 6) * 2 * Math.PI;
    return moment(middle + wide * Math.cos(a), { aside: 0.014 * Math.sin(a), lift: Math.sin(a) < 0 ? DEEP : 0 });
  });
/** Over the whole leg there is one circle below the knee and one above; the hands leave the skin between them. */
const circle = (overKnee: boolean): readonly Moment[] =>
  overKnee ? [...round(0.17, 0.08), ...UP, ...round(0.83, 0.08), ...DOWN] : round(0.5, 0.28);
/** Over the whole leg the hands leave the skin at the knee, and go so far that they need moments between. */
const glide = (overKnee: boolean): readonly Moment[] => [
  ...(overKnee ? [0, 0.17, 0.33] : [0, 0.33]).map((s) => moment(s)),
  ...(overKnee ? [OVER] : []),
  ...(overKnee ? [0.67, 0.84, 1] : [0.67, 1]).map((s) => moment(s)),
  moment(0.6, { lift: overKnee ? HIGH : OFF }),
  moment(0.2, { lift: OFF }),
];
/** Open and off the skin; then closed, and held. */
const grasp = (at: number, off: number): readonly Moment[] => [
  moment(at, { close: 0, lift: off }),
  moment(at, { close: 1 }),
  moment(at, { close: 1 }),
];
/** Two places of a limb; the hands open before they go on, and over the knee. */
const grasps = (from: number, to: number): readonly Moment[] => [
  ...grasp(from, 0.024),
  ...grasp(to, 0.024),
  moment(to, { close: 0, lift: 0.024 }),
  { ...OVER, close: 0, lift: 0.044 },
];
const squeeze = (overKnee: boolean): readonly Moment[] =>
  overKnee ? [...grasps(0.04, 0.3), ...grasps(0.7, 0.88)] : [0.15, 0.85].flatMap((at) => grasp(at, 0.014));
/** The hands in turn; over the whole leg up the calf, high over the knee, up the thigh. */
const taps = (overKnee: boolean): readonly Moment[] => {
  const places = overKnee ? [0.04, 0.13, 0.22, 0.31, 0.42, 0.58, 0.73, 0.8, 0.87, 0.96] : [0.1, 0.3, 0.5, 0.7];
  return places.map((at, i) => {
    if (overKnee && at > 0.4 && at < 0.6) return moment(at, { lift: 0.09, other: 0.09 });
    return i % 2 === 0 ? moment(at, { lift: 0.002, other: 0.05 }) : moment(at, { lift: 0.05, other: 0.002 });
  });
};
const press = (): readonly Moment[] =>
  [0.2, 0.8].flatMap((s) => [moment(s, { lift: 0.018 }), moment(s, { lift: DEEP }), moment(s, { lift: DEEP })]);

/** The loop of a stroke. A pass takes as long as the technique says, so that the picture and the cue agree. */
export function phraseOf(task: Task): Phrase {
  const pass = task.passSeconds;
  const overKnee = task.region === "whole-leg";
  switch (task.stroke) {
    case "roll":
      return {
        moments: [0, 0.25, 0.5, 0.75, 1].map((s) => moment(s)),
        loop: { way: "there-and-back", secondsPerStep: pass / 4 },
      };
    case "glide":
      return { moments: glide(overKnee), loop: { way: "round", secondsPerStep: pass / (overKnee ? 6 : 4) } };
    case "circle":
      return { moments: circle(overKnee), loop: { way: "round", secondsPerStep: pass / 6 } };
    case "squeeze":
      return { moments: squeeze(overKnee), loop: { way: "round", secondsPerStep: pass / 3 } };
    case "press":
      return { moments: press(), loop: { way: "round", secondsPerStep: 1.6 } };
    case "hold":
      return {
        moments: [moment(0.5, { move: 0 }), moment(0.5, { lift: DEEP, move: 1 })],
        loop: { way: "there-and-back", secondsPerStep: 2.4 },
      };
    case "tap":
      return { moments: taps(overKnee), loop: { way: "there-and-back", secondsPerStep: 0.3 } };
    case "breathe":
      return {
        moments: [moment(0.5, { move: 0 }), moment(0.5, { move: 1, lift: DEEP })],
        loop: { way: "there-and-back", secondsPerStep: 4 },
      };
    case "stretch":
      return {
        moments: [moment(0, { move: 0 }), moment(0, { move: 1 })],
        loop: { way: "there-and-back", secondsPerStep: 3 },
      };
    case "swing":
      return {
        moments: [0, 1, 2, 3].map((move) => moment(0, { move })),
        loop: { way: "round", secondsPerStep: 0.7 },
      };
  }
}
