import { useSignal } from "@preact/signals";
import { Fragment } from "preact";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Facts } from "#knowledge";
import { rest, whenIdle } from "../device/clock.ts";
import { drawn } from "../device/frame.ts";
import { loadRules, rules } from "../engine.ts";
import { PAGE_KINDS, pagesOf, underHeadings } from "../library/address.ts";
import type { Page } from "../library/address.ts";
import { GroupChips, Narrow } from "../library/narrow.tsx";
import {
  ask,
  canSearch,
  isNarrowed,
  isSearching,
  kind,
  listed,
  onlyDifferent,
  openAll,
  prepareSearch,
  query,
} from "../library/list-state.ts";
import { PageRow } from "../library/row.tsx";
import { DeskTop, Nav } from "../parts/frame.tsx";
import { Heading } from "../parts/heading.tsx";
import { say } from "../words.ts";
import { ahead } from "./index.ts";
import "./library.css";

const Find = (): JSX.Element => (
  <div class="find pad" role="search">
    <input
      type="search"
      aria-label={say("library.search")}
      placeholder={say("library.search-hint")}
      value={query.value}
      autocomplete="off"
      enterkeyhint="search"
      onInput={(event) => void ask(event.currentTarget.value)}
    />
    {query.value !== "" && (
      <button type="button" class="text-btn" onClick={() => void ask("")}>
        {say("library.clear")}
      </button>
    )}
  </div>
);
const Kinds = ({ facts }: { readonly facts: Facts }): JSX.Element => (
  <div class="chips" role="group" aria-label={say("library.kinds")}>
    {PAGE_KINDS.map((each) => (
      <button key={each} type="button" aria-pressed={kind.value === each} onClick={() => (kind.value = each)}>
        {say(each === "stretch" ? "library.kind.stretch-breath" : `library.kind.${each}`)}{" "}
        <span class="num">{pagesOf(facts, each).length}</span>
      </button>
    ))}
  </div>
);
const Differ = (): JSX.Element => (
  <div class="chips" role="group" aria-label={say("library.kind.claim")}>
    {[false, true].map((only) => (
      <button
        key={String(only)}
        type="button"
        aria-pressed={onlyDifferent.value === only}
        onClick={() => (onlyDifferent.value = only)}
      >
        {say(only ? "library.claims-differ" : "library.claims-all")}
      </button>
    ))}
  </div>
);
/** Out of sight while one searches, and there again at once. */
function Choices({ facts }: { readonly facts: Facts }): JSX.Element {
  const moves = kind.value === "technique" || kind.value === "stretch";
  return (
    <div hidden={isSearching.value}>
      <Kinds facts={facts} />
      {moves && <GroupChips facts={facts} />}
      {moves && <Narrow facts={facts} />}
      {kind.value === "claim" && <Differ />}
      {(kind.value === "technique" || kind.value === "claim") && (
        <p class="pad small legend">{say("library.legend")}</p>
      )}
    </div>
  );
}
/** Said to a screen reader after each change; seen only when something was narrowed or searched. */
function Count(): JSX.Element {
  const n = listed.value.length;
  const searching = isSearching.value;
  const none = searching ? "library.found-none" : "library.fits-none";
  const some = searching ? "library.found" : "library.fits";
  if (searching && !canSearch.value)
    return (
      <p class="pad count" role="status">
        {say("library.loading")}
      </p>
    );
  return (
    <p class={searching || isNarrowed.value || n === 0 ? "pad count" : "hide"} role="status">
      {say(n === 0 ? none : some, { n })}
    </p>
  );
}
/** Rows that are there at once, that follow with each rest, and in each frame for who comes back. */
const ROWS = 5;
const WITH_REST = 5;
const WITH_FRAME = 8;
/** A list, and how many of its rows are drawn. */
interface Grown {
  readonly of: string;
  readonly upTo: number;
}
/** How far the list that was shown last has grown: who comes back to it finds it as it was. */
let before: Grown = { of: "", upTo: 0 };
/** As many rows as the page can draw in a blink; the others follow while nothing else is to do. */
function useGrowing(all: readonly Page[]): readonly Page[] {
  const [first] = all;
  const of = first === undefined ? "" : `${first.kind}/${first.fact.code} ${all.length}`;
  const grown = useSignal<Grown>({ of, upTo: ROWS });
  useEffect(() => {
    let gone = false;
    const known = before.of === of ? before.upTo : ROWS;
    const grow = async (): Promise<void> => {
      for (let upTo = ROWS; upTo < all.length;) {
        const back = upTo < known;
        await (back ? drawn() : rest());
        if (gone) return;
        upTo += back ? WITH_FRAME : WITH_REST;
        grown.value = { of, upTo };
        if (upTo > known) before = grown.value;
      }
    };
    before = { of, upTo: known };
    void grow();
    return () => {
      gone = true;
    };
  }, [of]);
  return all.slice(0, grown.value.of === of ? grown.value.upTo : ROWS);
}
function List({ facts }: { readonly facts: Facts }): JSX.Element {
  const rows = useGrowing(listed.value);
  const searching = isSearching.value;
  const pictures = !searching && (kind.value === "technique" || kind.value === "stretch" || kind.value === "place");
  return (
    <>
      <Count />
      {listed.value.length === 0 && isNarrowed.value && !searching && (
        <div class="pad">
          <button type="button" class="btn" onClick={openAll}>
            {say("library.open-all")}
          </button>
        </div>
      )}
      {(searching ? [["", rows] as const] : underHeadings(rows)).map(([title, pages], at) => (
        <Fragment key={title}>
          {at > 0 && <h2 class="pad">{say(title)}</h2>}
          <ul class={pictures ? "rows list pictures" : "rows list"}>
            {pages.map((page) => (
              <li key={`${page.kind}/${page.fact.code}`}>
                <PageRow facts={facts} page={page} labelled={searching} />
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
    </>
  );
}

/** Everything there is to know, by name, place, tool, position, moment and minutes. */
export default function Library(): JSX.Element {
  const facts = rules.value?.facts ?? null;
  useEffect(() => void loadRules().catch(() => undefined), []);
  useEffect(() => {
    if (facts === null) return;
    document.title = say("library.title");
    prepareSearch();
    whenIdle(() => void ahead("/library/*").catch(() => undefined));
  }, [facts]);
  return (
    <>
      <DeskTop />
      <main class="phone lib" aria-busy={facts === null}>
        <header class="top only-phone">
          <b>{say("app.name")}</b>
        </header>
        <Heading>{say("app.library")}</Heading>
        {facts !== null && (
          <>
            <Find />
            <Choices facts={facts} />
            <List facts={facts} />
            {/* Below the list: it would be pushed away if it were there before it. */}
            <Nav />
          </>
        )}
      </main>
    </>
  );
}
