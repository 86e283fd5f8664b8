import type { JSX } from "preact";
import type { Rules } from "../engine.ts";
import { heldVerdict } from "../stopped.ts";
import { say } from "../words.ts";
import { Chevron } from "./frame.tsx";

/** Massage waits: who should see what, why, and until when. */
export function HeldRow({ rules }: { readonly rules: Rules }): JSX.Element | null {
  const stop = heldVerdict(rules);
  if (stop === null) return null;
  const told = rules.facts.flags.filter(({ code }) => stop.flags.includes(code)).map(({ short }) => short);
  return (
    <a class="row held" href="/not-today">
      <span>
        <b>{say(`timeframe.${stop.timeframe}`)}</b>
        <br />
        {told.length > 0 && (
          <>
            {say("today.waits-why", { what: told.map((short) => short.replace(/\?$/, "")).join(". ") })}
            <br />
          </>
        )}
        <span class="small">{say("today.waits-until")}</span>
      </span>
      <Chevron />
    </a>
  );
}
