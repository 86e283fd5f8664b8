/** What a WebGL context holds for the stage: programs, meshes, and the names of what a frame sets. */
import { JOINTS } from "../pose.ts";
import { cube, cylinder, type SolidMesh } from "../things.ts";
import { BODY_FRAGMENT, BODY_VERTEX, FLOOR_FRAGMENT, FLOOR_VERTEX } from "./shader.ts";

export interface Drawn {
  readonly vao: WebGLVertexArrayObject;
  readonly count: number;
}
/** Made anew when the context comes back. */
export function gear(gl: WebGL2RenderingContext) {
  const program = (vertex: string, fragment: string): WebGLProgram => {
    const p = gl.createProgram();
    for (const [type, text] of [
      [gl.VERTEX_SHADER, vertex],
      [gl.FRAGMENT_SHADER, fragment],
    ] as const) {
      const shader = gl.createShader(type)!;
      gl.shaderSource(shader, text);
      gl.compileShader(shader);
      gl.attachShader(p, shader);
    }
    gl.bindAttribLocation(p, 0, "p");
    gl.bindAttribLocation(p, 1, "n");
    gl.bindAttribLocation(p, 2, "j");
    gl.bindAttribLocation(p, 3, "w");
    gl.bindAttribLocation(p, 4, "a");
    gl.linkProgram(p);
    return p;
  };
  const uniforms = (p: WebGLProgram, names: string): Record<string, WebGLUniformLocation | null> =>
    Object.fromEntries(names.split(" ").map((name) => [name, gl.getUniformLocation(p, name)]));
  const mesh = (arrays: readonly (readonly [number, Float32Array, number])[], triangles: Uint16Array): Drawn => {
    const vao = gl.createVertexArray();
    gl.bindVertexArray(vao);
    for (const [at, data, size] of arrays) {
      gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
      gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
      gl.enableVertexAttribArray(at);
      gl.vertexAttribPointer(at, size, gl.FLOAT, false, 0, 0);
    }
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, triangles, gl.STATIC_DRAW);
    return { vao, count: triangles.length };
  };
  const solid = (m: SolidMesh): Drawn =>
    mesh(
      [
        [0, m.place, 3],
        [1, m.normal, 3],
      ],
      m.triangles,
    );
  const body = program(BODY_VERTEX(JOINTS.length), BODY_FRAGMENT);
  const floor = program(FLOOR_VERTEX, FLOOR_FRAGMENT);
  return {
    body,
    floor,
    b: uniforms(body, "B VP V T F solid M eye K key cB cS cL ghost"),
    f: uniforms(floor, "VP mid K key ink"),
    mesh,
    solid,
    cube: solid(cube()),
    cylinder: solid(cylinder()),
    ground: ground(mesh),
  };
}
/** A net of the floor, 2.6 m wide: the shadow is worked out at its knots. */
function ground(mesh: (a: readonly (readonly [number, Float32Array, number])[], t: Uint16Array) => Drawn): Drawn {
  const n = 56;
  const p = Float32Array.from({ length: (n + 1) ** 2 * 2 }, (_, i) => {
    const k = i >> 1;
    return (((i % 2 === 0 ? k % (n + 1) : Math.floor(k / (n + 1))) / n) * 2 - 1) * 1.3;
  });
  const t = new Uint16Array(n * n * 6);
  for (let k = 0; k < n * n; k++) {
    const o = Math.floor(k / n) * (n + 1) + (k % n);
    t.set([o, o + n + 1, o + 1, o + 1, o + n + 1, o + n + 2], k * 6);
  }
  return mesh([[0, p, 2]], t);
}
