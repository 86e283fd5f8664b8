import type { JSX } from "preact";
import type { NotKept } from "#core";
import { askNow } from "../advice.ts";
import { aloneName, endAlone, freeAlone } from "../alone.ts";
import type { Rules } from "../engine.ts";
import { go } from "../route.ts";
import { say, sidedName } from "../words.ts";
import { Arrow, Back } from "./frame.tsx";
import { Heading } from "./heading.tsx";
import { keyOf } from "./plan-changes.ts";
import { whyLeft } from "./plan-words.ts";

/** One technique was asked for alone, and core does not let it: why, and what may be done in its place. */
export function AloneView(props: {
  readonly technique: string;
  readonly refused: readonly NotKept[];
  readonly rules: Rules;
}): JSX.Element {
  const { technique, refused, rules } = props;
  const name = rules.facts.techniques.find(({ code }) => code === technique)?.name ?? technique;
  return (
    <main class="phone plan cannot">
      <header class="top">
        <Back href="/">{say("app.today")}</Back>
      </header>
      <div class="pad title">
        <Heading tab={say("plan.tab")}>{say("alone.not-now", { name })}</Heading>
        <p class="quiet">{say("alone.why")}</p>
      </div>
      <div class="under">
        <section>
          <ul class="rows">
            {refused.map((each) => (
              <li key={keyOf(each)} class="row">
                <span>
                  <b>{sidedName(each.region, each.side)}</b>
                  <br />
                  <span class="small">{whyLeft(rules.facts, each.why)}</span>
                </span>
              </li>
            ))}
          </ul>
          <button type="button" class="text-btn" onClick={() => (endAlone(), go("/"))}>
            {say("alone.back")}
          </button>
        </section>
      </div>
      <div class="dock">
        <button type="button" class="go" onClick={() => (freeAlone(), void askNow())}>
          {say("alone.other-way")}
          <Arrow />
        </button>
      </div>
    </main>
  );
}

/** The one technique that was asked for, where one was. */
export const AloneName = (): JSX.Element | null => {
  const name = aloneName();
  return name === undefined ? null : <p class="small">{say("alone.only", { name })}</p>;
};
