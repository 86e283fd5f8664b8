import type { JSX } from "preact";
import { changeDraft, chosen, draft, rate, sorenessOf, unmark, unset } from "../draft.ts";
import { say, sidedName } from "../words.ts";
import { complaintName } from "./complaint-name.ts";
import { openSheet } from "./today-sheets.tsx";
import { Wedge } from "./wedge.tsx";

/** Beside the body: what was touched, how sore it is, and the wedge that says it. */
export function Marked(): JSX.Element {
  const area = chosen.value;
  const { spots, complaint } = draft.value;
  const count = spots.length + unset.value.length;
  if (area === null) {
    if (complaint !== null)
      return (
        <div class="mark">
          <h2>{complaintName(complaint)}</h2>
          <button type="button" class="text-btn" onClick={() => changeDraft({ complaint: null })}>
            {say("today.remove")}
          </button>
        </div>
      );
    return count === 0 ? <p class="hint say">{say("today.touch")}</p> : <Others count={count} />;
  }
  const value = sorenessOf(area);
  const name = sidedName(area.region, area.side);
  return (
    <>
      <div class="mark">
        <h2>{name}</h2>
        {value === null ? (
          <p>{say("today.how-sore")}</p>
        ) : (
          <>
            <p>
              <b class="num">{value}</b> {say("today.of-ten")}
            </p>
            <p class="small">{say(`soreness.${value}`)}</p>
          </>
        )}
      </div>
      <Wedge
        id="how-sore"
        label={say("today.how-sore-place", { place: name })}
        value={value}
        onChange={(n) => rate(area, n)}
      />
      <button
        type="button"
        class="text-btn remove"
        aria-label={say("today.remove-place", { place: name })}
        onClick={() => unmark(area)}
      >
        {say("today.remove")}
      </button>
    </>
  );
}

/** Nothing is open: how many places are marked; they stand in the list. */
const Others = ({ count }: { readonly count: number }): JSX.Element => (
  <div class="mark">
    <h2>{say("today.marked", { n: count })}</h2>
    <button type="button" class="text-btn" onClick={() => void openSheet({ kind: "list" })}>
      {say("today.change")}
    </button>
  </div>
);
