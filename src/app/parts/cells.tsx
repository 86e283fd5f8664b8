import type { JSX } from "preact";
import { minutes, moment, tools } from "../draft.ts";
import { momentWords } from "../moment-words.ts";
import { capital, say, toolName } from "../words.ts";
import { Handle } from "./shelf.tsx";
import { openSheet } from "./today-sheets.tsx";
import { TOOL_PICTURES } from "./tool-pictures.ts";

/** Pictures that fit beside each other in the cell. */
const MOST_PICTURES = 3;

/** Time, tools, moment: each opens its own picker from below. */
export function Cells(): JSX.Element {
  const owned = TOOL_PICTURES.filter(([tool]) => tools.value.includes(tool));
  const words =
    owned.length === 0 ? say("today.bare-hands") : owned.map(([tool]) => capital(toolName(tool))).join(", ");
  return (
    <div class="cells">
      <button type="button" onClick={() => void openSheet({ kind: "time" })}>
        <span class="small">{say("today.time")}</span>
        <strong class="num">{say("today.minutes", { n: minutes.value })}</strong>
      </button>
      <button type="button" onClick={() => void openSheet({ kind: "tools" })}>
        <span class="small">{say("today.tools")}</span>
        {owned.length > 0 && <span class="hide">{words}</span>}
        {owned.length === 0 ? (
          <strong>{words}</strong>
        ) : (
          <span class="kit">
            {owned
              .slice(0, MOST_PICTURES)
              .map(([tool, picture]) =>
                picture === null ? <Handle key={tool} /> : <img key={tool} class="fig" src={picture} alt="" />,
              )}
            {owned.length > MOST_PICTURES && <span class="small num">+{owned.length - MOST_PICTURES}</span>}
          </span>
        )}
      </button>
      <button type="button" onClick={() => void openSheet({ kind: "when" })}>
        <span class="small">{say("today.when")}</span>
        <strong>{momentWords(moment.value)}</strong>
      </button>
    </div>
  );
}
