import type { JSX } from "preact";
import type { Facts } from "#knowledge";
import { Chevron } from "../parts/frame.tsx";
import { Picture, PlaceView } from "../parts/pose.tsx";
import { capital, say, toolName } from "../words.ts";
import { addressOf, nameOf, oneOf, type Page } from "./address.ts";
import { placeOf } from "./shown.ts";

type Grade = "A" | "B" | "C" | "D";
/** How well it was tested: a letter, never a colour alone. */
export const GradeMark = ({ grade }: { readonly grade: Grade }): JSX.Element => (
  <span class={`grade ${grade.toLowerCase()}`} role="img" aria-label={say("library.grade", { grade })}>
    {grade}
  </span>
);

/** One line below the name. */
export function hintOf(page: Page): string {
  switch (page.kind) {
    case "technique":
      return `${capital(toolName(page.fact.tool))}. ${say(`position.${page.fact.positions[0] ?? "chair"}`)}.`;
    case "stretch":
      return say("library.for", { what: page.fact.for });
    case "complaint":
      return page.fact.pattern;
    case "tool":
      return page.fact.standIns.length > 0 ? capital(page.fact.standIns.join(", ")) : page.fact.test;
    case "stroke":
      return page.fact.how;
    case "no-go":
      return capital(page.fact.where);
    case "flag":
      return page.fact.who;
    case "claim":
      return say(`claim.${page.fact.verdict}`);
    case "source":
      return page.fact.code;
    case "topic":
      return page.fact.points[0]?.text ?? "";
    case "place":
      return capital(page.fact.words.slice(0, 3).join(", "));
    case "profile":
      return page.fact.why;
  }
}
const gradeOf = (page: Page): Grade | null =>
  page.kind === "technique" || page.kind === "claim" ? page.fact.grade : null;

/** A page in a list: with a picture where it moves a body, else a plain row. `labelled` names its kind too. */
export function PageRow(props: {
  readonly facts: Facts;
  readonly page: Page;
  readonly labelled?: boolean;
}): JSX.Element {
  const { facts, page } = props;
  const grade = gradeOf(page);
  const place = placeOf(facts, page);
  const mark = grade === null ? <Chevron /> : <GradeMark grade={grade} />;
  const words = (
    <span>
      <b>{nameOf(page)}</b>
      <br />
      <span class="small">
        {props.labelled === true && <em class="kind">{say(oneOf(page))}</em>}
        {hintOf(page)}
      </span>
    </span>
  );
  if (place === null)
    return (
      <a class="row" href={addressOf(page)}>
        {words}
        {mark}
      </a>
    );
  return (
    <a class="tech" href={addressOf(page)}>
      <span class="pic" aria-hidden="true">
        {page.kind === "place" ? (
          <PlaceView place={place} lit="spot" ratio={112 / 84} class="placed-view" />
        ) : (
          <Picture code={page.fact.code} place={place} alt="" />
        )}
      </span>
      {words}
      {mark}
    </a>
  );
}
/** A link to a page by its name alone. */
export const PageLink = ({ page }: { readonly page: Page }): JSX.Element => (
  <a class="row" href={addressOf(page)}>
    <span>{nameOf(page)}</span>
    <Chevron />
  </a>
);
