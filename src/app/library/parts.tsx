import type { ComponentChildren, JSX } from "preact";
import type { Facts } from "#knowledge";
import { Go } from "../parts/frame.tsx";
import { Later } from "../parts/later.tsx";
import { heldStop } from "../record.ts";
import { go } from "../route.ts";
import { say } from "../words.ts";
import { pageOf, PAGE_KINDS, underHeadings, type Page, type PageKind } from "./address.ts";
import { linksOf } from "./links.ts";
import { PageLink, PageRow } from "./row.tsx";

export const Section = (props: { readonly title: string; readonly children: ComponentChildren }): JSX.Element => (
  <section>
    <h2>{props.title}</h2>
    {props.children}
  </section>
);
/** What a page leads to; while a stop holds it says so where one would begin, and leads to why. */
export const Begin = (props: { readonly children: ComponentChildren; readonly onClick: () => void }): JSX.Element =>
  heldStop.value === null ? (
    <Go onClick={props.onClick}>{props.children}</Go>
  ) : (
    <Go wait onClick={() => go("/not-today")}>
      {say("today.held")}
    </Go>
  );
/** Pages by their codes, as rows; nothing when there are none. */
export function Pages(props: {
  readonly facts: Facts;
  readonly title: string;
  readonly codes: readonly string[];
}): JSX.Element | null {
  const pages = props.codes.flatMap((code) => pageOf(props.facts, code) ?? []);
  if (pages.length === 0) return null;
  return (
    <Section title={props.title}>
      <ul class="rows">
        {pages.map((page) => (
          <li key={page.fact.code}>
            <PageLink page={page} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Everything else that names this page or is named by it, by kind. `shown` are kinds the page has shown already. */
function Links(props: {
  readonly facts: Facts;
  readonly page: Page;
  readonly shown: readonly PageKind[];
}): JSX.Element {
  const links = linksOf(props.facts, props.page);
  const kinds = PAGE_KINDS.filter((kind) => !props.shown.includes(kind));
  return (
    <div class="links">
      {kinds
        .flatMap((kind) => underHeadings(links[kind] ?? []))
        .map(([title, pages]) => (
          <Section key={title} title={say(title)}>
            <ul class={pages.some(({ kind }) => kind === "technique" || kind === "stretch") ? "rows pictures" : "rows"}>
              {pages.map((page) => (
                <li key={page.fact.code}>
                  {page.kind === "technique" ? <PageRow facts={props.facts} page={page} /> : <PageLink page={page} />}
                </li>
              ))}
            </ul>
          </Section>
        ))}
    </div>
  );
}
/** The links stand at the end of a page, and come when the page is there. */
export const SeeAlso = (props: Parameters<typeof Links>[0]): JSX.Element => <Later>{() => <Links {...props} />}</Later>;
/** A number with the word for what it is. */
export const Value = ({ name, value }: { readonly name: string; readonly value: string }): JSX.Element => (
  <p>
    <span class="small">{name}</span>
    <b>{value}</b>
  </p>
);
