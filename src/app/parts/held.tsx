import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { HeldFlag } from "#core";
import type { Rules } from "../engine.ts";
import { answerHeld } from "../session-end.ts";
import { go } from "../route.ts";
import { say } from "../words.ts";

/** A title that is read out when its screen comes. */
export function Heading({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => title.current?.focus(), []);
  return (
    <h1 ref={title} tabIndex={-1}>
      {children}
    </h1>
  );
}

/** The question a session waits with: a screen, not a dialog, so that there is nothing to close. Both answers weigh the same. */
export function Held({ flag, rules: known }: { readonly flag: HeldFlag; readonly rules: Rules }): JSX.Element {
  const answer = (yes: boolean): void =>
    void answerHeld(known, flag, yes).then((done) => {
      if (yes && done) go("/not-today", "replace");
    });
  const faint = flag === "RF1";
  const words = known.facts.flags.find(({ code }) => code === flag)?.question ?? "";
  return (
    <main class="phone g ask-old">
      {faint && <p class="say">{say("stop.dizzy")}</p>}
      <Heading>{faint ? say("guide.has-passed") : words}</Heading>
      <button type="button" class="btn" onClick={() => answer(true)}>
        {say(faint ? "guide.not-passed" : "guide.yes")}
      </button>
      <button type="button" class="btn" onClick={() => answer(false)}>
        {say(faint ? "guide.passed" : "guide.no")}
      </button>
    </main>
  );
}
