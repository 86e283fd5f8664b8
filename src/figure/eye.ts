/** The eye of a demonstration: where it stands, and how the world falls on its picture. */
import type { Opened } from "./packed.ts";

export interface Eye {
  /** Three by three by columns: to the right, up and towards the eye of each axis of the world. */
  readonly view: Float32Array;
  /** World to clip space, by columns. */
  readonly project: Float32Array;
  /** Meters. */
  readonly at: Float32Array;
}
export const blankEye = (): Eye => ({
  view: new Float32Array(9),
  project: new Float32Array(16),
  at: new Float32Array(3),
});
/** From the eye to the middle of what it looks at, meters: a long lens. */
const FAR = 6.2;
/** Width by height of the picture that a demonstration is framed for. */
const FRAMED = 1.25;
const DEPTH = { near: 2, end: 12 };

/** `shape` is width by height. Writes into `out`, so that a loop makes no garbage. */
export function aimEye(o: Opened, shape: number, { view, project, at }: Eye): void {
  const a = (o.azimuth * Math.PI) / 180;
  const e = (o.elevation * Math.PI) / 180;
  const [sa, ca, se, ce] = [Math.sin(a), Math.cos(a), Math.sin(e), Math.cos(e)];
  view[0] = ca;
  view[3] = 0;
  view[6] = -sa;
  view[1] = -sa * se;
  view[4] = ce;
  view[7] = -ca * se;
  view[2] = sa * ce;
  view[5] = se;
  view[8] = ca * ce;
  for (let i = 0; i < 3; i++) at[i] = o.at[i]! + view[i * 3 + 2]! * FAR;
  const zoom = FAR / ((o.size * Math.max(1, FRAMED / shape)) / 2);
  const { near, end } = DEPTH;
  for (let i = 0; i < 3; i++) {
    project[i * 4] = (view[i * 3]! * zoom) / shape;
    project[i * 4 + 1] = view[i * 3 + 1]! * zoom;
    project[i * 4 + 2] = (view[i * 3 + 2]! * (near + end)) / (near - end);
    project[i * 4 + 3] = -view[i * 3 + 2]!;
  }
  for (let k = 0; k < 4; k++) project[12 + k] = 0;
  for (let i = 0; i < 3; i++) for (let k = 0; k < 4; k++) project[12 + k]! -= project[i * 4 + k]! * at[i]!;
  project[14]! += (2 * near * end) / (near - end);
}
