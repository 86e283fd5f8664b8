import type { JSX } from "preact";
import type { NotKept } from "#core";
import { askNow } from "../advice.ts";
import { alone, aloneName, endAlone, freeAlone } from "../alone.ts";
import type { Rules } from "../engine.ts";
import { go } from "../route.ts";
import { say, sidedName } from "../words.ts";
import { Arrow } from "./frame.tsx";
import { whyLeft } from "./plan-words.ts";
import { Reasons, Shut } from "./shut.tsx";

/** One technique was asked for alone, and core does not let it: why, and what may be done in its place. */
export function AloneView(props: {
  readonly technique: string;
  readonly refused: readonly NotKept[];
  readonly rules: Rules;
}): JSX.Element {
  const { technique, refused, rules } = props;
  const name = rules.facts.techniques.find(({ code }) => code === technique)?.name ?? technique;
  return (
    <Shut
      title={say("alone.not-now", { name })}
      why={say("alone.why")}
      dock={
        <button type="button" class="go" onClick={() => (freeAlone(), void askNow())}>
          {say("alone.other-way")}
          <Arrow />
        </button>
      }
    >
      <section>
        <Reasons rules={rules} out={refused} />
        <button type="button" class="text-btn" onClick={() => (endAlone(), go("/"))}>
          {say("alone.back")}
        </button>
      </section>
    </Shut>
  );
}

/** The one technique that was asked for, where one was. */
export const AloneName = (): JSX.Element | null => {
  const name = aloneName();
  return name === undefined ? null : <p class="small">{say("alone.only", { name })}</p>;
};

/** Why the one technique is not done on a side that it was asked for, where it is done on the other. */
export const AloneNarrowed = ({ rules }: { readonly rules: Rules }): JSX.Element => (
  <>
    {(alone.value?.narrowed ?? []).map(({ region, side, why }) => (
      <p key={side}>{say("plan.not-as-wished", { place: sidedName(region, side), why: whyLeft(rules.facts, why) })}</p>
    ))}
  </>
);
