/** The picture's frame: the camera that is asked for, wide enough for all that moves. */
import type { Solved, Written } from "./demonstration.ts";
import { jointOf, solve, type Pose } from "./pose.ts";
import { add, dot, scale, type V3 } from "./vector.ts";

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
export function cameraOf(camera: Written["camera"], poses: readonly Pose[]): Solved["camera"] {
  const { azimuth, elevation, focus, size, shine } = camera;
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
  const room = Math.max(y[1] - y[0], (x[1] - x[0]) / 1.25) + ROOM;
  return { azimuth, elevation, at, size: size ?? room, ...(shine ? { shine } : {}) };
}
