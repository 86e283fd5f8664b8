import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Plan, Request } from "#core";
import type { Rules } from "../engine.ts";
import { keepSound, keepWords, megabytesOf } from "../kept-sound.ts";
import { say } from "../words.ts";

/** The session as one file for any player, and its sentences as captions; it is said in it that it is for today. */
export function KeepSound(props: {
  readonly plan: Plan;
  readonly request: Request;
  readonly rules: Rules;
}): JSX.Element {
  const { plan, request, rules } = props;
  const state = useSignal<"idle" | "busy" | "failed">("idle");
  const date = request.at.slice(0, "2026-11-23".length);
  async function keep(): Promise<void> {
    if (state.peek() === "busy") return;
    state.value = "busy";
    state.value = (await keepSound(rules, plan, date)) ? "idle" : "failed";
  }
  return (
    <div class="small keep">
      <ul>
        <li>
          <button type="button" class="text-btn" onClick={() => void keep()}>
            {state.value === "busy" ? say("plan.keep-busy") : say("plan.keep", { megabytes: megabytesOf(plan) })}
          </button>
        </li>
        {(["vtt", "lrc"] as const).map((as) => (
          <li key={as}>
            <button type="button" class="text-btn" onClick={() => keepWords(rules, plan, date, as)}>
              {say(`plan.keep-words-${as}`)}
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{state.value === "failed" ? say("plan.keep-failed") : ""}</p>
    </div>
  );
}
