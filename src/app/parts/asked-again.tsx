import type { JSX } from "preact";
import type { FlagCode } from "#core";
import type { Rules } from "../engine.ts";
import { say } from "../words.ts";
import { Heading } from "./heading.tsx";

/** One question that is asked once more, on a screen of its own, with its long text: yes and no weigh the same. */
export function AskedAgain(props: {
  readonly code: FlagCode;
  readonly rules: Rules;
  readonly onAnswer: (yes: boolean) => void;
  readonly onBack: () => void;
}): JSX.Element | null {
  const fact = props.rules.facts.flags.find(({ code }) => code === props.code);
  if (fact === undefined) return null;
  return (
    <main class="phone check">
      <header class="top">
        <button type="button" class="text-btn" onClick={props.onBack}>
          {say("check.again-back")}
        </button>
      </header>
      <div class="pad">
        <Heading tab={say("check.title")}>{say("check.again")}</Heading>
        <p class="quiet">{say("check.again-why")}</p>
        <p class="say">{fact.question}</p>
        <p class="quiet">{fact.why}</p>
        {fact.thinksOf !== null && <p class="quiet">{say("check.thinks-of", { what: fact.thinksOf })}</p>}
      </div>
      <div class="dock">
        <div class="pair">
          <button type="button" class="btn" onClick={() => props.onAnswer(true)}>
            {say("check.again-yes")}
          </button>
          <button type="button" class="btn" onClick={() => props.onAnswer(false)}>
            {say("check.again-no")}
          </button>
        </div>
      </div>
    </main>
  );
}
