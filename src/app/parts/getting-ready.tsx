import type { JSX } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { say } from "../words.ts";
import type { Shown } from "./guide-words.ts";
import { Heading } from "./held.tsx";
import { Picture } from "./pose.tsx";
import "../screens/guide.css";

/** The dark ground of the guide, for as long as what asks for it is there. */
export function useGuideGround(): void {
  useLayoutEffect(() => {
    document.body.classList.add("guide");
    return () => document.body.classList.remove("guide");
  }, []);
}

/**
 * The first moment of a session as it will stand there, with nothing to touch yet: the sound and the record are being
 * made ready, and how to lie is read and seen meanwhile.
 */
export function GettingReady({ shown }: { readonly shown: Shown }): JSX.Element {
  useGuideGround();
  const { step, code } = shown;
  return (
    <main class="phone g b" aria-busy="true">
      <div class="g-top">
        <p class="num">
          <b>{shown.number}</b> {say("guide.of", { steps: shown.steps })}
        </p>
      </div>
      <div class="demo">
        <div class="floor" />
        <div class="fade">
          <Picture code={code} place={{ region: step.region, side: step.side }} alt="" soon />
        </div>
      </div>
      <div class="words">
        <Heading>{shown.title}</Heading>
        <p class="feel">{shown.hint}</p>
      </div>
      {/* As high as the digits that will stand here. */}
      <p class="secs num" style={{ visibility: "hidden" }} aria-hidden="true">
        {"\u00a0"}
      </p>
      <p class="next">{say("guide.moment")}</p>
    </main>
  );
}
