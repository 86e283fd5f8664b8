import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { POSTER } from "#figure";
import type { Stage } from "#figure/view";
import { breath, tickMs } from "../device/clock.ts";
import { drawsSlowly } from "../device/graphics.ts";
import { likesMotion, pointsPerPixel } from "../device/screen.ts";
import { drawnTone, figureLook } from "../figure-look.ts";
import { Picture } from "./pose.tsx";

/** Picture points for each point of the screen: more is not seen. */
const SHARPEST = 2;

/** The other side is the mirror of this one: the picture turns over, so that nobody misses it. */
function turn(canvas: HTMLCanvasElement | null): void {
  if (!likesMotion()) return;
  canvas?.animate([{ scale: "-1 1" }, { scale: "1 1" }], { duration: 600, easing: "ease-in-out" });
}

/**
 * The figure doing it, on the side that is worked. It has no time of its own: it stands where the session's clock
 * stands. The still shows until it can move, and stays where the browser cannot draw.
 */
export function Moving(props: {
  readonly code: string;
  readonly place: { readonly region: string; readonly side: string };
  readonly alt: string;
  readonly elapsedMs: number;
  readonly paused: boolean;
}): JSX.Element {
  const { code, place, alt, elapsedMs, paused } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const stage = useRef<Stage | null>(null);
  const [moves, setMoves] = useState<"soon" | "yes" | "no">("soon");
  const clock = useRef({ elapsedMs, at: 0, paused });
  clock.current = { elapsedMs, at: tickMs(), paused };
  const side = place.side === "right" ? "right" : "left";

  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    const seconds = (): number => {
      const { elapsedMs: ms, at, paused: still } = clock.current;
      return (ms + (still ? 0 : tickMs() - at)) / 1000;
    };
    const begin = async (): Promise<void> => {
      // To be asked, a browser makes a canvas that draws: that is a piece of work of its own.
      await breath();
      if (gone) return;
      // The still is enough where drawing would be slow.
      if (drawsSlowly()) return setMoves("no");
      const view = await import("#figure/view");
      if (gone || canvas.current === null) return;
      const opened = await view.openStage(canvas.current);
      if (gone || opened === null) {
        opened?.close();
        setMoves("no");
        return;
      }
      stage.current = opened;
      opened.build(figureLook.peek().build);
      opened.tone(drawnTone.peek());
      opened.show(code, side);
      stop = view.play(opened, seconds);
      setMoves("yes");
    };
    // What cannot be had now is a still, not an error: the session goes on.
    begin().catch(() => setMoves("no"));
    return () => {
      gone = true;
      stop?.();
      stage.current?.close();
      stage.current = null;
    };
  }, []);
  // A browser shows a broken picture where a context was lost: the still stands there until it is back.
  const lost = (): void => setMoves((now) => (now === "yes" ? "soon" : now));
  const back = (): void => setMoves((now) => (stage.current !== null && now === "soon" ? "yes" : now));
  useEffect(() => {
    const it = canvas.current;
    it?.addEventListener("webglcontextlost", lost);
    it?.addEventListener("webglcontextrestored", back);
    return () => {
      it?.removeEventListener("webglcontextlost", lost);
      it?.removeEventListener("webglcontextrestored", back);
    };
  }, []);
  const before = useRef({ code, side });
  useEffect(() => {
    stage.current?.show(code, side);
    if (before.current.code === code && before.current.side !== side) turn(canvas.current);
    before.current = { code, side };
  }, [code, side]);
  const { build } = figureLook.value;
  const tone = drawnTone.value;
  useEffect(() => stage.current?.build(build), [build]);
  useEffect(() => stage.current?.tone(tone), [tone]);

  const sharpness = Math.min(SHARPEST, pointsPerPixel());
  return (
    <>
      {moves !== "no" && (
        <canvas
          ref={canvas}
          class={moves === "yes" ? "drawn" : ""}
          style={{ visibility: moves === "yes" ? "visible" : "hidden" }}
          role="img"
          aria-label={alt}
          width={Math.round(POSTER.width * sharpness)}
          height={Math.round(POSTER.height * sharpness)}
        />
      )}
      <Picture code={code} place={place} alt={moves === "yes" ? "" : alt} soon />
    </>
  );
}

/** The figure where nothing is timed: it begins when it is shown. */
export function Alive(props: {
  readonly code: string;
  readonly place: { readonly region: string; readonly side: string };
  readonly alt: string;
}): JSX.Element {
  const began = useRef(tickMs()).current;
  return <Moving {...props} elapsedMs={tickMs() - began} paused={false} />;
}
