/** Draws a demonstration at a time. It has no clock: whoever shows it says what time it is. */
import { BIND } from "../bind.ts";
import { aimEye } from "../eye.ts";
import { between, moment, opened, type BodySide, type Opened, type PackedDemonstration } from "../packed.ts";
import { JOINTS, blank, poseOf, solve, type Pose } from "../pose.ts";
import { carry } from "../skin.ts";
import { TOOLS } from "../tool.ts";
import { bodyOf } from "../flesh.ts";
import { along, standing, straps, tie, toolMesh } from "../things.ts";
import type { Standing, Strap } from "../things.ts";
import { gear, type Drawn } from "./gear.ts";
import { limbs } from "./limbs.ts";
import { CAPSULES } from "./shader.ts";

export interface Tone {
  readonly base: string;
  readonly shade: string;
  readonly light: string;
}
export interface Film {
  readonly regions: readonly string[];
  readonly demonstrations: readonly PackedDemonstration[];
}
export interface Stage {
  /** Draws another demonstration at the time that was drawn last: a clock may stand still. Throws on a code that has none. */
  readonly show: (code: string, side: BodySide) => void;
  /** Seconds of one whole loop of what is shown. */
  readonly seconds: () => number;
  /** Times of the still poses that stand for the movement, seconds. */
  readonly stills: () => readonly number[];
  readonly draw: (seconds: number) => void;
  readonly tone: (tone: Tone) => void;
  /** 0 even, 1 broad, 2 slim, 3 older. */
  readonly build: (build: number) => void;
  readonly close: () => void;
}

const CLAY: Tone = { base: "#e2cfbf", shade: "#7d6a72", light: "#fdf6ee" };
const TOOL: Tone = { base: "#4f9aa2", shade: "#1f4a53", light: "#bfe0de" };
const THING: Tone = { base: "#cfc5b8", shade: "#8d8379", light: "#efe8de" };
const WALL: Tone = { base: "#e8e0d5", shade: "#b3a99d", light: "#f6f0e7" };

/** How much a wall hides of what is behind it. */
const GLASS = 0.3;

const rgb = (hex: string): Float32Array => Float32Array.from([1, 3, 5], (i) => parseInt(hex.slice(i, i + 2), 16) / 255);
type Paint = readonly [Float32Array, Float32Array, Float32Array];
const paintOf = (t: Tone): Paint => [rgb(t.base), rgb(t.shade), rgb(t.light)];

/**
 * Null where there is no WebGL 2, or only one that the processor would have to draw: that takes the time of the voice
 * and of the session's clock. Show the poster then.
 */
export function stageOf(canvas: HTMLCanvasElement, bytes: ArrayBuffer, film: Film, slow: boolean): Stage | null {
  const context = canvas.getContext("webgl2", { failIfMajorPerformanceCaveat: !slow });
  if (!context) return null;
  const gl = context;
  let g = gear(gl);
  let build = 0;
  let skin = bodyMesh();
  let shown: Opened | null = null;
  let side: BodySide = "left";
  let tool: Drawn | null = null;
  let things: readonly Standing[] = [];
  let strings: readonly Strap[] = [];
  let lost = false;
  let last = 0;

  const bind = solve(poseOf(BIND));
  const pose: Pose = poseOf({});
  const posed = blank();
  const at = new Float64Array(3);
  const bones = new Float32Array(JOINTS.length * 12);
  const capsules = new Float32Array(CAPSULES * 8);
  const lit = new Float32Array(128);
  const toolMatrix = new Float32Array(12);
  const view = new Float32Array(9);
  const project = new Float32Array(16);
  const eye = new Float32Array(3);
  const key = new Float32Array(3);
  const middle = new Float32Array(3);
  const ink = rgb("#4a3a34");
  const [tools, standsAbout, walls] = [paintOf(TOOL), paintOf(THING), paintOf(WALL)];
  let clay = paintOf(CLAY);

  function bodyMesh(): Drawn {
    const a = bodyOf(bytes, build);
    return g.mesh(
      [
        [0, a.place, 3],
        [1, a.normal, 3],
        [2, a.joints, 3],
        [3, a.weights, 2],
        [4, a.traits, 4],
      ],
      a.triangles,
    );
  }
  function ready(): void {
    if (!shown) return;
    tool = shown.tool ? g.solid(toolMesh(shown.tool)) : null;
    const sign = side === "left" ? 1 : -1;
    things = standing(shown.props, sign);
    strings = straps(shown.props, sign);
  }
  function light(o: Opened): void {
    film.regions.forEach((name, i) => {
      const [region, half] = name.split(".");
      const is = half !== "R" && o.lights.includes(region!);
      lit[i * 2] = +(is && (!half || side === "left"));
      lit[i * 2 + 1] = +(is && (!half || side === "right"));
    });
  }
  function aim(o: Opened): void {
    aimEye(o, canvas.width / canvas.height, view, project, eye);
    for (let i = 0; i < 3; i++) {
      middle[i] = o.at[i]!;
      key[i] = view[i * 3]! * -0.49 + view[i * 3 + 1]! * 0.71 + view[i * 3 + 2]! * 0.51;
    }
  }
  function placeTool(o: Opened): void {
    const a = o.lie[at[0]!]!;
    const b = o.lie[at[1]!]!;
    const s = at[2]!;
    for (let i = 0; i < 6; i++) lie[i] = a[i]! + (b[i]! - a[i]!) * s;
    along(toolMatrix, lie[0]!, lie[1]!, lie[2]!, lie[3]!, lie[4]!, lie[5]!, 1, 1);
    const lathe = TOOLS[o.tool!];
    const o16 = (CAPSULES - 1) * 8;
    const half = Math.max(0, lathe.length / 2 - lathe.radius);
    for (let i = 0; i < 3; i++) {
      capsules[o16 + i] = lie[i]! - lie[3 + i]! * half;
      capsules[o16 + 4 + i] = lie[i]! + lie[3 + i]! * half;
    }
    capsules[o16 + 3] = capsules[o16 + 7] = lathe.radius;
  }
  const lie = new Float64Array(6);
  function paint(c: Paint): void {
    gl.uniform3fv(g.b["cB"]!, c[0]);
    gl.uniform3fv(g.b["cS"]!, c[1]);
    gl.uniform3fv(g.b["cL"]!, c[2]);
  }
  function put(d: Drawn, matrix: Float32Array, c: Paint): void {
    paint(c);
    gl.uniform4fv(g.b["M"]!, matrix);
    gl.bindVertexArray(d.vao);
    gl.drawElements(gl.TRIANGLES, d.count, gl.UNSIGNED_SHORT, 0);
  }
  function stand(large: boolean): void {
    for (const { box, matrix, large: is } of things)
      if (is === large) put(box ? g.cube : g.cylinder, matrix, is ? walls : standsAbout);
  }

  function draw(seconds: number): void {
    last = seconds;
    if (!shown || lost) return;
    moment(shown, seconds, at);
    between(shown, at, pose);
    solve(pose, posed);
    carry(bind, posed, bones);
    limbs(posed, capsules);
    if (tool) placeTool(shown);
    else capsules.fill(0, (CAPSULES - 1) * 8);
    aim(shown);
    gl.viewport(0, 0, canvas.width, canvas.height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.disable(gl.DEPTH_TEST);
    gl.useProgram(g.floor);
    gl.uniformMatrix4fv(g.f["VP"]!, false, project);
    gl.uniform4fv(g.f["K"]!, capsules);
    gl.uniform3fv(g.f["key"]!, key);
    gl.uniform3fv(g.f["mid"]!, middle);
    gl.uniform3fv(g.f["ink"]!, ink);
    gl.bindVertexArray(g.ground.vao);
    gl.drawElements(gl.TRIANGLES, g.ground.count, gl.UNSIGNED_SHORT, 0);
    gl.disable(gl.BLEND);
    gl.enable(gl.DEPTH_TEST);
    gl.depthFunc(gl.LESS);
    gl.useProgram(g.body);
    gl.uniformMatrix4fv(g.b["VP"]!, false, project);
    gl.uniformMatrix3fv(g.b["V"]!, false, view);
    gl.uniform3fv(g.b["eye"]!, eye);
    gl.uniform4fv(g.b["B"]!, bones);
    gl.uniform4fv(g.b["K"]!, capsules);
    gl.uniform3fv(g.b["key"]!, key);
    gl.uniform4fv(g.b["T"]!, lit);
    gl.uniform4fv(g.b["F"]!, shown.near);
    gl.uniform1f(g.b["ghost"]!, 0);
    gl.uniform1f(g.b["solid"]!, 1);
    gl.depthMask(false);
    stand(true);
    gl.depthMask(true);
    stand(false);
    if (tool) put(tool, toolMatrix, tools);
    for (let i = 0; i < strings.length; i++) {
      tie(strings[i]!, posed);
      put(g.cylinder, strings[i]!.matrix, tools);
    }
    gl.uniform1f(g.b["solid"]!, 0);
    paint(clay);
    gl.bindVertexArray(skin.vao);
    gl.drawElements(gl.TRIANGLES, skin.count, gl.UNSIGNED_SHORT, 0);
    // What is worked shines through what hides it.
    gl.enable(gl.BLEND);
    gl.depthFunc(gl.GREATER);
    gl.depthMask(false);
    gl.uniform1f(g.b["ghost"]!, shown.shine);
    gl.drawElements(gl.TRIANGLES, skin.count, gl.UNSIGNED_SHORT, 0);
    gl.depthMask(true);
    // Walls lie behind everything, and once more as glass before what is behind them: who leans on one is seen from there.
    gl.depthFunc(gl.LESS);
    gl.uniform1f(g.b["ghost"]!, GLASS - 1);
    gl.uniform1f(g.b["solid"]!, 1);
    stand(true);
  }
  const onLost = (event: Event): void => {
    event.preventDefault();
    lost = true;
  };
  const onBack = (): void => {
    lost = false;
    g = gear(gl);
    skin = bodyMesh();
    ready();
    draw(last);
  };
  canvas.addEventListener("webglcontextlost", onLost);
  canvas.addEventListener("webglcontextrestored", onBack);

  return {
    show: (code, on) => {
      const packed = film.demonstrations.find((d) => d.code === code);
      if (!packed) throw new Error(`no demonstration of ${code}`);
      side = on;
      shown = opened(packed, on);
      light(shown);
      ready();
      draw(last);
    },
    seconds: () => shown?.seconds ?? 0,
    stills: () => {
      const o = shown;
      if (!o) return [];
      return o.round ? o.keys.map((_, i) => i * o.step) : [0, o.seconds / 4, o.seconds / 2];
    },
    draw,
    tone: (t) => {
      clay = paintOf(t);
      draw(last);
    },
    build: (b) => {
      build = b;
      skin = bodyMesh();
      draw(last);
    },
    close: () => {
      canvas.removeEventListener("webglcontextlost", onLost);
      canvas.removeEventListener("webglcontextrestored", onBack);
      gl.getExtension("WEBGL_lose_context")?.loseContext();
    },
  };
}
