import { useEffect } from "preact/hooks";
import type { JSX } from "preact";
import type { Facts } from "#knowledge";
import { printPage } from "../device/share.ts";
import { loadRules, rules } from "../engine.ts";
import { addressOf, nameOf, pageAt, wantedAt, type Page, type PageKind } from "../library/address.ts";
import { ClaimPage } from "../library/claim-page.tsx";
import { ComplaintPage } from "../library/complaint-page.tsx";
import {
  FlagPage,
  NogoPage,
  PlacePage,
  ProfilePage,
  SourcePage,
  StretchPage,
  StrokePage,
  ToolPage,
  TopicPage,
} from "../library/other-pages.tsx";
import { TechniquePage } from "../library/technique-page.tsx";
import { Back, DeskTop } from "../parts/frame.tsx";
import { Heading } from "../parts/heading.tsx";
import { go, route } from "../route.ts";
import { say } from "../words.ts";
import "./library.css";

function Body({ facts, page }: { readonly facts: Facts; readonly page: Page }): JSX.Element {
  switch (page.kind) {
    case "technique":
      return <TechniquePage facts={facts} page={page} />;
    case "complaint":
      return <ComplaintPage facts={facts} page={page} />;
    case "claim":
      return <ClaimPage facts={facts} page={page} />;
    case "stretch":
      return <StretchPage facts={facts} page={page} />;
    case "tool":
      return <ToolPage facts={facts} page={page} />;
    case "stroke":
      return <StrokePage facts={facts} page={page} />;
    case "place":
      return <PlacePage facts={facts} page={page} />;
    case "no-go":
      return <NogoPage facts={facts} page={page} />;
    case "flag":
      return <FlagPage facts={facts} page={page} />;
    case "profile":
      return <ProfilePage facts={facts} page={page} />;
    case "topic":
      return <TopicPage facts={facts} page={page} />;
    case "source":
      return <SourcePage facts={facts} page={page} />;
  }
}
/** Letters of an address that are shown: more of it says no more. */
const SHOWN = 60;
/** "Technique T99": what was looked for under this address, in words. */
function wantedWords(path: string): string {
  const { kind, name } = wantedAt(path);
  const shown = name.slice(0, SHOWN);
  if (kind === null) return shown;
  return `${say(kind === "claim" ? "library.kind.claim" : `library.one.${kind}`)} ${shown}`;
}
/** The list of a kind, nothing searched and nothing narrowed. */
async function listOf(wanted: PageKind): Promise<void> {
  const { ask, kind, openAll } = await import("../library/list-state.ts");
  kind.value = wanted;
  openAll();
  await ask("");
}
/** An address without a page names what is not there, and leads to what is. */
function Missing({ path }: { readonly path: string }): JSX.Element {
  const wanted = wantedAt(path).kind;
  return (
    <div class="pad missing">
      <Heading>{say("library.none", { name: wantedWords(path) })}</Heading>
      <p class="quiet">{say("library.none-why")}</p>
      {wanted !== null && (
        <a class="btn" href="/library" onClick={() => void listOf(wanted)}>
          {say("library.to-list", { kind: say(`library.kind.${wanted}`) })}
        </a>
      )}
      <a class={wanted === null ? "btn" : "text-btn"} href="/library">
        {say("library.to-library")}
      </a>
    </div>
  );
}

/** One page of the library, by its address; a speaking id in the address becomes the code. */
export default function LibraryPage(): JSX.Element {
  const facts = rules.value?.facts ?? null;
  const page = facts === null ? null : pageAt(facts, route.value);
  const wanted = wantedAt(route.value);
  const list = wanted.name === "" ? wanted.kind : null;
  useEffect(() => void loadRules().catch(() => undefined), []);
  // The address of a kind is that of its list.
  useEffect(() => {
    if (list !== null) void listOf(list).then(() => go("/library", "replace"));
  }, [list]);
  useEffect(() => {
    if (facts === null || list !== null) return;
    const name = page === null ? say("library.none", { name: wantedWords(route.peek()) }) : nameOf(page);
    document.title = say("library.page-title", { name });
    if (page !== null && addressOf(page) !== route.peek()) go(addressOf(page), "replace");
  }, [facts, page?.fact, route.value]);
  return (
    <>
      <DeskTop />
      <main class={`phone tq ${page === null ? "" : `of-${page.kind}`}`} aria-busy={facts === null || list !== null}>
        <header class="top">
          <Back href="/library">{facts === null ? "" : say("library.back")}</Back>
          {page !== null && (
            <button type="button" class="text-btn" onClick={printPage}>
              {say("library.print")}
            </button>
          )}
        </header>
        {facts !== null &&
          list === null &&
          (page === null ? <Missing path={route.value} /> : <Body facts={facts} page={page} />)}
      </main>
    </>
  );
}
