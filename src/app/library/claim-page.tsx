import type { JSX } from "preact";
import type { Facts } from "#knowledge";
import { rules } from "../engine.ts";
import { Heading } from "../parts/heading.tsx";
import { say } from "../words.ts";
import { pageOf, type Page } from "./address.ts";
import { Section, SeeAlso } from "./parts.tsx";
import { GradeMark, PageLink } from "./row.tsx";
import { Sources } from "./says.tsx";

const GUARDRAIL = "guardrail:";
/** Uses that have no page of their own: a limit, a screen, a stop rule. */
function useWords(use: string): string {
  if (use.startsWith("/")) return say(`library.screen.${use}`);
  if (use.startsWith("SR")) return say("library.rule-sr", { code: use });
  if (use.startsWith("FU")) return say("library.rule-fu", { code: use });
  const card = rules.value?.facts.cards.find(({ code }) => code === use);
  if (card !== undefined) return say("library.card", { title: card.title });
  const muscle = rules.value?.facts.muscles.find(({ code }) => code === use);
  if (muscle !== undefined) return say("library.muscle", { name: muscle.name });
  const limit = rules.value?.CEILINGS.find(({ name }) => GUARDRAIL + name === use);
  if (limit === undefined) return use;
  const name = say(`library.limit.${limit.name}`);
  return say("library.guardrail", { name, value: limit.value, unit: say(`library.unit.${limit.unit}`) });
}

export function ClaimPage(props: {
  readonly facts: Facts;
  readonly page: Extract<Page, { kind: "claim" }>;
}): JSX.Element {
  const { facts, page } = props;
  const { fact } = page;
  return (
    <>
      <div class="pad">
        <p class="small">{say("library.article-says")}</p>
        <Heading>{fact.article}</Heading>
        <p class="verdict">{say(`claim.${fact.verdict}`)}</p>
        {fact.alsoSafety && <p class="quiet">{say("claim.also-safety")}.</p>}
      </div>
      <Section title={say("library.evidence-says")}>
        <div class="graded">
          <p class="say">{fact.evidence}</p>
          {fact.grade !== null && <GradeMark grade={fact.grade} />}
        </div>
        {fact.grade === null && <p class="small">{say("library.no-grade")}.</p>}
      </Section>
      <Section title={say("library.we-do")}>
        <p>{fact.rule}</p>
      </Section>
      {fact.differs !== null && (
        <Section title={say("library.we-differ")}>
          <p>{fact.differs}</p>
        </Section>
      )}
      {fact.sources.length > 0 && (
        <Section title={say("library.sources")}>
          <Sources facts={facts} codes={fact.sources} />
        </Section>
      )}
      <Section title={say("library.in-use")}>
        <ul class="rows">
          {fact.usedIn.map((use) => {
            const used = pageOf(facts, use);
            return <li key={use}>{used === null ? <p class="row">{useWords(use)}</p> : <PageLink page={used} />}</li>;
          })}
        </ul>
      </Section>
      <SeeAlso
        facts={facts}
        page={page}
        shown={[
          "technique",
          "tool",
          "stroke",
          "stretch",
          "complaint",
          "place",
          "no-go",
          "flag",
          "profile",
          "topic",
          "source",
        ]}
      />
    </>
  );
}
