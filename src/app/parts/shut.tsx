import type { ComponentChildren, JSX } from "preact";
import type { Left } from "#core";
import type { Rules } from "../engine.ts";
import { say, sidedName } from "../words.ts";
import { Back } from "./frame.tsx";
import { Heading } from "./heading.tsx";
import { keyOf } from "./plan-changes.ts";
import { whyLeft } from "./plan-words.ts";

/** Where there is no plan: why, kindly, what would help, and one way on. */
export const Shut = (props: {
  readonly title: string;
  readonly why: string;
  readonly children: ComponentChildren;
  /** What the one button says and does. */
  readonly dock: ComponentChildren;
}): JSX.Element => (
  <main class="phone plan cannot">
    <header class="top">
      <Back href="/">{say("app.today")}</Back>
    </header>
    <div class="pad title">
      <Heading tab={say("plan.tab")}>{props.title}</Heading>
      <p class="quiet">{props.why}</p>
    </div>
    <div class="under">{props.children}</div>
    <div class="dock">{props.dock}</div>
  </main>
);

/** Places that stay out, each with its reason and what can be done about it. */
export const Reasons = <Out extends Pick<Left, "region" | "side" | "why">>(props: {
  readonly rules: Rules;
  readonly out: readonly Out[];
  readonly children?: (each: Out) => ComponentChildren;
}): JSX.Element => (
  <ul class="rows">
    {props.out.map((each) => (
      <li key={keyOf(each)} class="row">
        <span>
          <b>{sidedName(each.region, each.side)}</b>
          <br />
          <span class="small">{whyLeft(props.rules.facts, each.why)}</span>
        </span>
        {props.children?.(each)}
      </li>
    ))}
  </ul>
);
