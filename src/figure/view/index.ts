/** The moving figure: loads what it draws from the app's own origin, draws when told, plays when asked. */
import { stageOf, type Film, type Stage } from "./stage.ts";

export type { Film, Stage, Tone } from "./stage.ts";
export type { BodySide } from "../packed.ts";

const FOLDER = "/figure";
let body: Promise<ArrayBuffer> | null = null;
let film: Promise<Film> | null = null;
async function part(name: string): Promise<Response> {
  const answer = await fetch(`${FOLDER}/${name}`);
  if (!answer.ok) throw new Error(`figure: ${name} ${answer.status}`);
  return answer;
}
/** Fetches body and demonstrations once, so that the first picture comes at once later. */
export function loadFigure(): Promise<readonly [ArrayBuffer, Film]> {
  body ??= part("body.bin").then((r) => r.arrayBuffer());
  film ??= part("demonstrations.json").then((r) => r.json() as Promise<Film>);
  const both = Promise.all([body, film]);
  both.catch(() => {
    // What failed may be had later: the next call asks again.
    body = film = null;
  });
  return both;
}
/**
 * A stage on a canvas, or null where the browser has no WebGL 2 or would draw it without a graphics chip: then show
 * the poster. `slow` draws all the same, for pictures that nobody waits for.
 */
export async function openStage(canvas: HTMLCanvasElement, slow = false): Promise<Stage | null> {
  const [bytes, demonstrations] = await loadFigure();
  return stageOf(canvas, bytes, demonstrations, slow);
}

/** Seconds a still stays under reduced motion. */
const STILL_SECONDS = 2.4;
/**
 * Plays what a stage shows. `clock` gives seconds; without one it runs by itself. Nothing is drawn while the page is
 * hidden; under reduced motion it shows still poses one after the other. Gives back how to stop it.
 */
export function play(stage: Stage, clock: () => number = () => performance.now() / 1000): () => void {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let asked = 0;
  let before = NaN;
  const frame = (): void => {
    asked = document.hidden ? 0 : requestAnimationFrame(frame);
    const now = clock();
    const turn = calm.matches ? Math.floor(now / STILL_SECONDS) : now;
    if (turn === before) return;
    before = turn;
    const stills = calm.matches ? stage.stills() : null;
    stage.draw(stills?.[turn % stills.length] ?? now);
  };
  const wake = (): void => {
    if (!document.hidden && asked === 0) frame();
  };
  document.addEventListener("visibilitychange", wake);
  wake();
  return () => {
    document.removeEventListener("visibilitychange", wake);
    cancelAnimationFrame(asked);
  };
}
