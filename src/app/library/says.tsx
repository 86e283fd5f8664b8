import type { JSX } from "preact";
import type { Fact, Facts } from "#knowledge";
import { capital, say } from "../words.ts";
import { addressOf, pageOf } from "./address.ts";
import { GradeMark } from "./row.tsx";

type Claim = Fact<"claims">;

/** What the article says and what the evidence says, side by side; where we do otherwise, that too. */
export const ClaimSays = (props: {
  readonly facts: Facts;
  readonly claim: Claim;
  readonly linked?: boolean;
}): JSX.Element => {
  const { facts, claim } = props;
  const page = pageOf(facts, claim.code);
  const ours = say(claim.differs === null ? "library.we-do" : "library.we-differ");
  return (
    <div class="says">
      <div>
        <p class="small">{say("library.article-says")}</p>
        <p class="say">{claim.article}</p>
        <span class="small tag">{say(`claim.${claim.verdict}`)}</span>
      </div>
      <div>
        <p class="small">{say("library.evidence-says")}</p>
        <p class="say">{claim.evidence}</p>
        {claim.grade !== null && <GradeMark grade={claim.grade} />}
      </div>
      {props.linked === true && page !== null && (
        <>
          <a class="text-btn" href={addressOf(page)}>
            {ours}
          </a>
          <div class="on-paper">
            <p class="small">{ours}</p>
            <p class="say">{claim.differs ?? claim.rule}</p>
          </div>
        </>
      )}
    </div>
  );
};

/** Papers behind a statement, each with its own page. */
export const Sources = ({
  facts,
  codes,
}: {
  readonly facts: Facts;
  readonly codes: readonly string[];
}): JSX.Element | null =>
  codes.length === 0 ? null : (
    <ul class="src small">
      {codes.map((code) => {
        const source = facts.sources.find((fact) => fact.code === code);
        return source === undefined ? null : (
          <li key={code}>
            <a href={`/library/source/${code}`}>{capital(source.title)}</a>
          </li>
        );
      })}
    </ul>
  );
