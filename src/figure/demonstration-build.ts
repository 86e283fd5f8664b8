/** Demonstrations as the browser gets them: whole numbers, and of the later keys only what changes. */
import type { Prop, Solved } from "./demonstration.ts";
import type { PackedDemonstration } from "./packed.ts";
import { NAMES } from "./pose.ts";

/** Millimeters for places, half degrees for turns. */
const unitOf = (i: number): number => (i < 3 ? 1000 : 2);
const mm = (v: number): number => Math.round(v * 1000);
/** In the mirror and in packing, angles of 360° are one. */
const whole = (v: number, i: number): number => Math.round(v * unitOf(i));

function packedProp(prop: Prop): PackedDemonstration["props"][number] {
  switch (prop.kind) {
    case "box":
      return ["box", ...prop.at.map(mm), ...prop.size.map(mm)];
    case "bar":
      return ["bar", ...prop.from.map(mm), ...prop.to.map(mm), mm(prop.radius)];
    case "strap":
      return ["strap", mm(prop.radius), ...prop.through.flatMap(([j, x, y, z]) => [j, mm(x), mm(y), mm(z)])];
  }
}
export function packedDemonstration(s: Solved): PackedDemonstration {
  const keys = s.keys.map((pose) => [...pose].map(whole));
  const first = keys[0]!;
  const vary = NAMES.flatMap((_, i) => {
    const row = keys.slice(1).map((key, k) => key[i]! - keys[k]![i]!);
    return row.some((v) => v !== 0) ? [[i, ...row]] : [];
  });
  return {
    code: s.code,
    round: s.loop.way === "round" ? 1 : 0,
    step: s.loop.secondsPerStep,
    first,
    vary,
    ...(s.tool
      ? {
          tool: s.tool.tool,
          lie: s.tool.keys.map(([at, axis]) => [...at.map(mm), ...axis.map((v) => Math.round(v * 1000))]),
        }
      : {}),
    props: s.props.map(packedProp),
    lights: s.lights,
    ...(s.near ? { near: s.near.map(mm) } : {}),
    camera: [
      s.camera.azimuth,
      s.camera.elevation,
      ...s.camera.at.map(mm),
      mm(s.camera.size),
      ...(s.camera.shine ? [s.camera.shine] : []),
    ],
  };
}
