/** The eye of a demonstration: where it stands, and how the world falls on its picture. */
import type { Opened } from "./packed.ts";

/** From the eye to the middle of what it looks at, meters: a long lens. */
const FAR = 6.2;
/** Width by height of the picture that a demonstration is framed for. */
const FRAMED = 1.25;
/** What is drawn lies between, meters from the eye. */
const NEAR = 2;
const END = 12;

/**
 * `shape` is width by height. Written into `view` (three by three by columns: to the right, up and towards the eye of
 * each axis of the world), `project` (world to clip space, by columns) and `at` (where the eye is, meters), so that a
 * loop makes no garbage.
 */
export function aimEye(o: Opened, shape: number, view: Float32Array, project: Float32Array, at: Float32Array): void {
  const a = (o.azimuth * Math.PI) / 180;
  const e = (o.elevation * Math.PI) / 180;
  const sa = Math.sin(a);
  const ca = Math.cos(a);
  const se = Math.sin(e);
  const ce = Math.cos(e);
  view[0] = ca;
  view[3] = 0;
  view[6] = -sa;
  view[1] = -sa * se;
  view[4] = ce;
  view[7] = -ca * se;
  view[2] = sa * ce;
  view[5] = se;
  view[8] = ca * ce;
  const zoom = (2 * FAR) / (o.size * Math.max(1, FRAMED / shape));
  for (let i = 0; i < 3; i++) {
    at[i] = o.at[i]! + view[i * 3 + 2]! * FAR;
    project[i * 4] = (view[i * 3]! * zoom) / shape;
    project[i * 4 + 1] = view[i * 3 + 1]! * zoom;
    project[i * 4 + 2] = (view[i * 3 + 2]! * (NEAR + END)) / (NEAR - END);
    project[i * 4 + 3] = -view[i * 3 + 2]!;
  }
  for (let k = 0; k < 4; k++)
    project[12 + k] = -project[k]! * at[0]! - project[4 + k]! * at[1]! - project[8 + k]! * at[2]!;
  project[14]! += (2 * NEAR * END) / (NEAR - END);
}
