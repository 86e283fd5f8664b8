import type { JSX } from "preact";
import type { ToolId } from "#core";
import { capital, toolName } from "../words.ts";
import { TOOL_PICTURES } from "./tool-pictures.ts";

/** The screwdriver's handle has no rendered picture: drawn. */
export const Handle = (): JSX.Element => (
  <svg class="handle" viewBox="0 0 80 60" aria-hidden="true">
    <path d="M14 33 50 17c5-2 10-1 12 3l3 6c2 5 0 9-5 11L25 52c-5 2-9 1-11-3l-3-7c-1-4 0-7 3-9Z" fill="var(--tool)" />
    <path d="M20 36 54 21M24 43l34-15" stroke="var(--paper)" stroke-opacity=".4" stroke-width="2" />
    <path d="m63 22 10-4 2 5-10 5Z" fill="var(--ink-3)" />
  </svg>
);

/** Tools stand on a line: owned in colour with a full dot, others as ghosts with an empty one. Hands are always there. */
export const Shelf = (props: {
  readonly owned: readonly ToolId[];
  readonly onTouch: (tool: ToolId) => void;
}): JSX.Element => (
  <div class="shelf">
    {TOOL_PICTURES.map(([tool, picture]) => (
      <button key={tool} type="button" aria-pressed={props.owned.includes(tool)} onClick={() => props.onTouch(tool)}>
        {picture === null ? <Handle /> : <img class="fig" src={picture} alt="" />}
        <span>{capital(toolName(tool))}</span>
      </button>
    ))}
  </div>
);
