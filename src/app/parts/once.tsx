import type { JSX } from "preact";
import { aloneName, endAlone } from "../alone.ts";
import { clearDraft } from "../draft.ts";
import { say } from "../words.ts";
import { Chevron } from "./frame.tsx";

/** What was asked for holds for this once alone: it says so, and the way back is here. */
export function Once(): JSX.Element {
  const name = aloneName();
  const back = (): void => {
    if (!endAlone()) clearDraft();
    document.querySelector("h1")?.focus();
  };
  return (
    <button type="button" class="row" onClick={back}>
      <span>
        <b>{name === undefined ? say("alone.favourite") : say("alone.only", { name })}</b>
        <br />
        <span class="small">{say(name === undefined ? "alone.own-back" : "alone.back")}</span>
      </span>
      <Chevron />
    </button>
  );
}
