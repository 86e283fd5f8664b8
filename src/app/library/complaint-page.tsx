import type { JSX } from "preact";
import type { Facts } from "#knowledge";
import { rules } from "../engine.ts";
import { Heading } from "../parts/heading.tsx";
import { heldStop } from "../record.ts";
import { say } from "../words.ts";
import type { Page } from "./address.ts";
import { Begin, Pages, Section, SeeAlso } from "./parts.tsx";
import { Sources } from "./says.tsx";
import { takeRoute } from "./start.ts";

/** Questions of a route: its own, and those of its places, each once. */
export function questionsOf(facts: Facts, { fact }: Extract<Page, { kind: "complaint" }>): readonly string[] {
  const ofPlaces = facts.regions.filter(({ id }) => fact.regions.includes(id)).flatMap(({ asks }) => asks);
  const asked = new Set<string>([...fact.asks, ...ofPlaces]);
  return facts.flags.map(({ code }) => code).filter((code) => asked.has(code));
}

/** The main treatment stands first: massage is what goes beside it. */
export function ComplaintPage(props: {
  readonly facts: Facts;
  readonly page: Extract<Page, { kind: "complaint" }>;
}): JSX.Element {
  const { facts, page } = props;
  const { fact } = page;
  const urgent = rules.value?.urgentOf(facts, fact).map(({ code }) => code) ?? [];
  return (
    <>
      <div class="pad">
        <Heading>{fact.name}</Heading>
        <p class="quiet">{say("library.no-diagnosis")}</p>
      </div>
      <Pages facts={facts} title={say("library.urgent")} codes={urgent} />
      <div class="two">
        <div>
          <Section title={say("library.pattern")}>
            <p>{fact.pattern}</p>
          </Section>
          <Section title={say("library.main")}>
            <p class="say">{fact.mainTreatment}</p>
          </Section>
          <Section title={say("library.refer")}>
            <p>{fact.refer}</p>
          </Section>
          <Section title={say("library.beside")}>
            <p>{fact.massageThis}</p>
            <p class="quiet">{say("library.massage-is")}</p>
          </Section>
          <Section title={say("library.not-this")}>
            <p>{fact.notThis}</p>
          </Section>
          <Section title={say("library.sources")}>
            <Sources facts={facts} codes={fact.sources} />
            <p class="small">{say("not-reviewed")}</p>
          </Section>
        </div>
        <div>
          <Pages facts={facts} title={say("library.techniques")} codes={[...fact.techniques, ...fact.stretches]} />
          <Pages
            facts={facts}
            title={say("library.questions")}
            codes={questionsOf(facts, page).filter((code) => !(urgent as readonly string[]).includes(code))}
          />
          <Pages facts={facts} title={say("library.off")} codes={[...fact.techniquesOff, ...fact.stretchesOff]} />
        </div>
      </div>
      <SeeAlso facts={facts} page={page} shown={["technique", "flag", "stretch", "source", "place"]} />
      <div class="dock">
        {heldStop.value === null && (
          <p class="small">{say(urgent.length > 0 ? "library.route-first" : "library.route-why")}</p>
        )}
        <Begin onClick={() => takeRoute(fact.code, urgent.length > 0 ? "/check" : "/")}>
          {say("library.use-route")}
        </Begin>
      </div>
    </>
  );
}
