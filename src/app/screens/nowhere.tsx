import type { JSX } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { DeskTop, Nav } from "../parts/frame.tsx";
import { Heading } from "../parts/heading.tsx";
import { go, route } from "../route.ts";
import { say } from "../words.ts";

/** Letters of an address that are shown: more of it says no more. */
const SHOWN = 60;

/** An address that leads nowhere says so: nobody should take Today for what they looked for. */
export default function Nowhere(): JSX.Element {
  // Some servers name the first page by its file.
  useLayoutEffect(() => {
    if (route.peek() === "/index.html") go("/", "replace");
  }, []);
  return (
    <>
      <DeskTop />
      <main class="phone pad">
        <Heading tab={say("nowhere.title")}>{say("nowhere.title")}</Heading>
        <p class="quiet">
          <b>{route.value.slice(0, SHOWN)}</b>
          <br />
          {say("library.none-why")}
        </p>
        <a class="btn" href="/">
          {say("nowhere.to-today")}
        </a>
        <a class="btn" href="/library">
          {say("library.to-library")}
        </a>
        <Nav />
      </main>
    </>
  );
}
