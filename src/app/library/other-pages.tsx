import type { ComponentChildren, JSX } from "preact";
import { isBreathing } from "#core";
import type { ToolId } from "#core";
import type { Facts } from "#knowledge";
import { Alive } from "../parts/moving.tsx";
import { PlaceView } from "../parts/pose.tsx";
import { TOOL_PICTURES } from "../parts/tool-pictures.ts";
import { Heading } from "../parts/heading.tsx";
import { capital, say } from "../words.ts";
import { nameOf, oneOf, type Page, type PageKind } from "./address.ts";
import { Pages, Section, SeeAlso, Value } from "./parts.tsx";
import { GradeMark } from "./row.tsx";
import { Sources } from "./says.tsx";
import { placeOf } from "./shown.ts";

type Of<K extends PageKind> = { readonly facts: Facts; readonly page: Extract<Page, { kind: K }> };

/** A page with its name on top and everything that is linked to it below. */
function Plain(props: {
  readonly facts: Facts;
  readonly page: Page;
  readonly shown?: readonly PageKind[];
  readonly picture?: JSX.Element | null;
  /** What stands with the name. */
  readonly about?: JSX.Element;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <>
      <div class={props.picture ? "intro" : ""}>
        {props.picture}
        <div class="pad">
          <p class="small">{say(oneOf(props.page))}</p>
          <Heading>{nameOf(props.page)}</Heading>
          {props.about}
        </div>
      </div>
      {props.children}
      <SeeAlso facts={props.facts} page={props.page} shown={props.shown ?? []} />
    </>
  );
}
function Hero({
  facts,
  page,
  alt,
}: {
  readonly facts: Facts;
  readonly page: Page;
  readonly alt: string;
}): JSX.Element | null {
  const place = placeOf(facts, page);
  return place === null ? null : (
    <div class="hero">
      <Alive code={page.fact.code} place={place} alt={alt} />
    </div>
  );
}
const toolPicture = (tool: ToolId): string | null => TOOL_PICTURES.find(([id]) => id === tool)?.[1] ?? null;

export function ToolPage({ facts, page }: Of<"tool">): JSX.Element {
  const { fact } = page;
  const picture = toolPicture(fact.id);
  return (
    <Plain
      facts={facts}
      page={page}
      picture={picture === null ? null : <img class="tool-hero fig" src={picture} alt="" />}
    >
      <Section title={say("library.test")}>
        <p>{fact.test}</p>
        <p class="quiet">{say(fact.hard ? "library.hard" : "library.soft")}</p>
      </Section>
      {fact.standIns.length > 0 && (
        <Section title={say("library.standins")}>
          <ul class="plain">
            {fact.standIns.map((thing) => (
              <li key={thing}>{capital(thing)}.</li>
            ))}
          </ul>
        </Section>
      )}
    </Plain>
  );
}
export const StrokePage = ({ facts, page }: Of<"stroke">): JSX.Element => (
  <Plain facts={facts} page={page}>
    <Section title={say("library.how")}>
      <p>{page.fact.how}</p>
    </Section>
  </Plain>
);
export const StretchPage = ({ facts, page }: Of<"stretch">): JSX.Element => {
  const { fact } = page;
  const breathes = isBreathing(fact.code);
  return (
    <Plain
      facts={facts}
      page={page}
      shown={["flag", "profile"]}
      picture={<Hero facts={facts} page={page} alt={fact.steps[0] ?? fact.name} />}
      about={
        <>
          <p class="quiet">{say("library.for", { what: fact.for })}</p>
          <div class="facts num">
            <Value
              name={say(breathes ? "library.breathing" : "library.hold")}
              value={say("library.seconds", { seconds: fact.holdSeconds })}
            />
          </div>
        </>
      }
    >
      <Section title={say("library.how")}>
        <ol class="how">
          {fact.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p class="quiet">
          {say(breathes ? "library.breathing-why" : fact.dynamic ? "library.dynamic" : "library.static")}
        </p>
      </Section>
      <Section title={say("library.where")}>
        <p>{fact.positions.map((position) => say(`position.${position}`)).join(", ")}.</p>
      </Section>
      <Pages
        facts={facts}
        title={say("library.not-with")}
        codes={fact.outWith.filter((code) => !code.startsWith("C"))}
      />
    </Plain>
  );
};
export const PlacePage = ({ facts, page }: Of<"place">): JSX.Element => {
  const place = placeOf(facts, page);
  const picture = place !== null && (
    <div class="hero">
      <PlaceView place={place} lit="spot" ratio={430 / 292} class="placed-view" />
    </div>
  );
  return (
    <Plain facts={facts} page={page} picture={picture || null}>
      {null}
    </Plain>
  );
};
export const NogoPage = ({ facts, page }: Of<"no-go">): JSX.Element => (
  <Plain facts={facts} page={page}>
    <Section title={say("library.why")}>
      <p>{page.fact.why}</p>
    </Section>
    <Section title={say("library.margin")}>
      <p>
        {capital(page.fact.where)}: {page.fact.margin}.
      </p>
      <p class="small">{say("library.anatomy", { name: page.fact.anatomy })}</p>
    </Section>
  </Plain>
);
export const FlagPage = ({ facts, page }: Of<"flag">): JSX.Element => {
  const { fact } = page;
  const parent = facts.flags.find(({ code }) => code === fact.parent);
  const asked =
    parent !== undefined
      ? say("library.asked-then", { short: parent.short })
      : say(fact.block === "session" ? "library.asked-always" : "library.asked-region");
  return (
    <Plain facts={facts} page={page} shown={["source"]}>
      <section>
        <p class="say">{fact.question}</p>
        <p class="quiet">{asked}</p>
      </section>
      <Section title={say("library.why-asked")}>
        <p>{fact.why}</p>
        <p class="quiet">{say(`disposition.${fact.disposition}`)}</p>
      </Section>
      <Section title={say("library.who")}>
        <p>{fact.who}</p>
      </Section>
      <Section title={say("library.say")}>
        <p class="sheet">{fact.say}</p>
      </Section>
      {fact.thinksOf !== null && (
        <Section title={say("library.thinks-of")}>
          <p>{capital(fact.thinksOf)}.</p>
          <p class="small">{say("library.thinks-of-note")}</p>
        </Section>
      )}
      <Section title={say("library.sources")}>
        <Sources facts={facts} codes={fact.sources} />
      </Section>
    </Plain>
  );
};
export const ProfilePage = ({ facts, page }: Of<"profile">): JSX.Element => (
  <Plain facts={facts} page={page} shown={["source"]}>
    <section>
      <p class="say">{page.fact.question}</p>
      <p class="quiet">{say("library.asked-profile")}</p>
    </section>
    <Section title={say("library.why-asked")}>
      <p>{page.fact.why}</p>
    </Section>
    <Section title={say("library.sources")}>
      <Sources facts={facts} codes={page.fact.sources} />
    </Section>
  </Plain>
);
export const TopicPage = ({ facts, page }: Of<"topic">): JSX.Element => (
  <Plain facts={facts} page={page} shown={["source"]}>
    <section class="points">
      {page.fact.points.map(({ text, grade, sources }) => (
        <div key={text}>
          <p class="say">{text}</p>
          {grade !== null && <GradeMark grade={grade} />}
          <Sources facts={facts} codes={sources.filter((code) => code !== "mem")} />
        </div>
      ))}
    </section>
  </Plain>
);
const hostOf = (link: string): string => new URL(link).host.replace(/^www\./, "");
export const SourcePage = ({ facts, page }: Of<"source">): JSX.Element => {
  const { fact } = page;
  return (
    <Plain facts={facts} page={page}>
      <Section title={say("library.seen")}>
        <p>{fact.fromMemory ? say("library.seen-memory") : `${capital(fact.seen)}.`}</p>
      </Section>
      <Section title={say("library.address")}>
        <p class="quiet">{fact.address ?? say("library.no-address")}</p>
        {fact.links.map((link) => (
          <p key={link}>
            <a class="text-btn" href={link} rel="noreferrer" target="_blank">
              {say("library.open-source", { host: hostOf(link) })}
            </a>
          </p>
        ))}
      </Section>
    </Plain>
  );
};
