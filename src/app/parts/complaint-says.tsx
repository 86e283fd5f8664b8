import type { JSX } from "preact";
import type { Code, ComplaintCode } from "#core";
import type { Rules } from "../engine.ts";
import { say } from "../words.ts";

/** What treats a known pattern of trouble, and whom to see: massage is not sold as the cure. */
export function ComplaintSays(props: {
  readonly rules: Rules;
  readonly code: ComplaintCode | null;
  /** What is said to be looked at anyway: whom to see is not said twice. */
  readonly see: readonly Code[];
}): JSX.Element | null {
  const fact = props.rules.facts.complaints.find(({ code }) => code === props.code);
  if (fact === undefined) return null;
  return (
    <section class="complaint-says" data-complaint={fact.code}>
      <h2>{fact.name}</h2>
      <p>
        <b>{say("plan.helps-most")}</b> {fact.mainTreatment}
      </p>
      <p class="small">{say("plan.massage-is")}</p>
      <p>
        <b>{say("library.beside")}:</b> {fact.massageThis}
      </p>
      <p>
        <b>{say("library.not-this")}:</b> {fact.notThis}
      </p>
      {!props.see.includes(fact.code) && <p class="small">{fact.refer}</p>}
    </section>
  );
}
