import type { JSX } from "preact";
import type { Live } from "../guided.ts";
import { say } from "../words.ts";
import { coachAsks } from "./coach-asks.ts";

const NUMBERS = Array.from({ length: 11 }, (_, n) => n);

/** How strong the pressure is, by one tap; core does what the number asks for. */
export function Coach({ session }: { readonly session: Live }): JSX.Element | null {
  if (!coachAsks(session.state.value)) return null;
  return (
    <div class="coach" role="group" aria-label={say("guide.how-strong")}>
      {NUMBERS.map((value) => (
        <button key={value} type="button" class="num" onClick={() => session.happen({ kind: "pain", value })}>
          {value}
        </button>
      ))}
    </div>
  );
}
