import type { JSX } from "preact";
import { say } from "../words.ts";

/** A screen whose words are still on their way; after a moment it says so, in place of its title. */
export const Busy = (props: { readonly class: string }): JSX.Element => (
  <main class={`phone ${props.class}`} aria-busy="true">
    {props.class !== "g" && (
      <header class="top only-phone">
        <b>{say("app.name")}</b>
      </header>
    )}
    <p class="pad quiet soon" role="heading" aria-level={1}>
      {say("app.moment")}
    </p>
  </main>
);
