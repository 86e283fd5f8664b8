import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { sidesOf } from "#core";
import type { RegionId, Side } from "#core";
import type { Fact, Facts } from "#knowledge";
import { AfterPaint } from "../parts/later.tsx";
import { Alive } from "../parts/moving.tsx";
import { Tastes } from "../parts/tastes.tsx";
import { Sheet } from "../parts/sheet.tsx";
import { Heading } from "../parts/heading.tsx";
import { setTaste, tasteOf } from "../tastes.ts";
import { capital, inside, placeName, say, toolName } from "../words.ts";
import type { Page } from "./address.ts";
import { Begin, Pages, Section, SeeAlso, Value } from "./parts.tsx";
import { GradeMark } from "./row.tsx";
import { ClaimSays, Sources } from "./says.tsx";
import { placeOf } from "./shown.ts";
import { placesFor, startAlone } from "./start.ts";

type Technique = Fact<"techniques">;

const Numbers = ({ technique }: { readonly technique: Technique }): JSX.Element => {
  const { dose, work, passSeconds, pain } = technique;
  const pass =
    passSeconds === null
      ? say(work === "breaths" ? "library.slow-breath" : "library.still")
      : say("library.seconds", { seconds: passSeconds });
  return (
    <div class="facts num">
      <Value name={say(`library.${work}`)} value={say("library.dose", dose)} />
      <Value name={say("library.pass")} value={pass} />
      <Value name={say("library.feel-at")} value={say("library.feel-value", pain)} />
    </div>
  );
};
const How = ({ technique }: { readonly technique: Technique }): JSX.Element => (
  <>
    <Section title={say("library.how")}>
      <ol class="how">
        {technique.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Section>
    <section>
      <div class="pair">
        <div>
          <h3>{say("library.easier")}</h3>
          <p class="quiet">{capital(technique.easier)}.</p>
        </div>
        {technique.harder !== null && (
          <div>
            <h3>{say("library.harder")}</h3>
            <p class="quiet">{capital(technique.harder)}.</p>
          </div>
        )}
      </div>
    </section>
    <Section title={say("library.should-feel")}>
      <p>{technique.feel}</p>
    </Section>
    <Section title={say("library.never")}>
      <ul class="plain">
        {technique.notice.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Section>
  </>
);
const WhenAndWhere = ({ facts, technique }: { readonly facts: Facts; readonly technique: Technique }): JSX.Element => {
  const opener = facts.techniques.find(({ code }) => code === technique.opensAfter);
  return (
    <Section title={say("library.when")}>
      <p>{technique.moments.map((moment) => say(`moment.${moment}`)).join(", ")}.</p>
      <p>{technique.positions.map((position) => say(`position.${position}`)).join(", ")}.</p>
      {opener !== undefined && (
        <p>
          <a href={`/library/technique/${opener.code}`}>{say("library.gated", { name: opener.name })}</a>
        </p>
      )}
    </Section>
  );
};
const Known = ({ facts, technique }: { readonly facts: Facts; readonly technique: Technique }): JSX.Element => (
  <Section title={say("library.known")}>
    {facts.claims
      .filter(({ code }) => technique.claims.includes(code))
      .map((claim) => (
        <ClaimSays key={claim.code} facts={facts} claim={claim} linked />
      ))}
    <p class="rests">
      <span>{say("library.rests-on")}</span>
      <GradeMark grade={technique.grade} />
    </p>
    <Sources facts={facts} codes={technique.sources} />
    <p class="small">{say("library.our-rule")}</p>
    <p class="small">{say("not-reviewed")}</p>
  </Section>
);

const SIDES: readonly (readonly [string, readonly Side[]])[] = [
  ["library.start-left", ["left"]],
  ["library.start-right", ["right"]],
  ["library.start-both", ["left", "right"]],
];
/** The wish goes to Today; which place and which side are asked, because nothing about a place is guessed. */
function Start({ facts, technique }: { readonly facts: Facts; readonly technique: Technique }): JSX.Element {
  const asks = useSignal(false);
  const place = useSignal<RegionId | null>(null);
  const places = placesFor(facts, technique);
  const take = (region: RegionId): void => {
    if (sidesOf(region).length === 1) startAlone(technique, region, sidesOf(region));
    else {
      place.value = region;
      asks.value = true;
    }
  };
  const [first] = places;
  if (first === undefined) return <p class="pad small">{say("library.not-alone")}</p>;
  return (
    <div class="dock">
      <Begin onClick={() => (places.length === 1 ? take(first) : (asks.value = true))}>{say("library.start")}</Begin>
      {asks.value && (
        <Sheet
          key={place.value ?? ""}
          title={say(place.value === null ? "library.start-place" : "library.start-side")}
          onClose={() => {
            asks.value = false;
            place.value = null;
          }}
        >
          <p class="quiet">{say("library.start-why")}</p>
          <div class="choices">
            {place.value === null
              ? places.map((region) => (
                  <button key={region} type="button" class="btn" onClick={() => take(region)}>
                    {capital(placeName(region))}
                  </button>
                ))
              : SIDES.map(([key, chosen]) => (
                  <button
                    key={key}
                    type="button"
                    class="btn"
                    onClick={() => startAlone(technique, place.value ?? first, chosen)}
                  >
                    {say(key)}
                  </button>
                ))}
          </div>
        </Sheet>
      )}
    </div>
  );
}

export function TechniquePage(props: {
  readonly facts: Facts;
  readonly page: Extract<Page, { kind: "technique" }>;
}): JSX.Element {
  const { facts, page } = props;
  const technique = page.fact;
  const place = placeOf(facts, page);
  return (
    <>
      <div class="intro">
        {place !== null && (
          <div class="hero">
            <Alive code={technique.code} place={place} alt={technique.setUp} />
          </div>
        )}
        <div class="pad">
          <Heading>{technique.name}</Heading>
          <p class="quiet">
            {say("library.at-place", {
              place: capital(placeName(technique.region)),
              tool: inside(toolName(technique.tool)),
            })}
          </p>
          <Numbers technique={technique} />
          <AfterPaint>
            {() => (
              <>
                <Tastes
                  name={technique.name}
                  now={tasteOf(technique.code)}
                  onTaste={(taste) => void setTaste(technique.code, taste)}
                />
                {tasteOf(technique.code) === "disliked" && <p class="small">{say("taste.is-disliked")}</p>}
              </>
            )}
          </AfterPaint>
        </div>
      </div>
      <div class="two">
        <div>
          <AfterPaint>
            {() => (
              <>
                <How technique={technique} />
                <WhenAndWhere facts={facts} technique={technique} />
                <Pages facts={facts} title={say("library.then-stretch")} codes={[technique.stretch]} />
              </>
            )}
          </AfterPaint>
          <AfterPaint turn={3}>
            {() => (
              <Pages
                facts={facts}
                title={say("library.not-with")}
                codes={technique.blockedBy.filter((c) => !c.startsWith("C"))}
              />
            )}
          </AfterPaint>
        </div>
        <div>
          <AfterPaint turn={2}>{() => <Known facts={facts} technique={technique} />}</AfterPaint>
        </div>
      </div>
      <AfterPaint turn={4}>
        {() => <SeeAlso facts={facts} page={page} shown={["flag", "profile", "stretch", "claim", "source"]} />}
      </AfterPaint>
      <Start facts={facts} technique={technique} />
    </>
  );
}
