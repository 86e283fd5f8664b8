import type { ComponentChildren, JSX } from "preact";
import type { Moment, PositionId, ToolId } from "#core";
import {
  ALL_POSITIONS,
  minutes,
  moment,
  positions,
  setMinutes,
  setMoment,
  setPositions,
  setTools,
  tools,
} from "../draft.ts";
import { rules } from "../engine.ts";
import { momentWords } from "../moment-words.ts";
import { say } from "../words.ts";
import { Sheet } from "./sheet.tsx";
import { closeSheet } from "./today-sheets.tsx";
import { Shelf } from "./shelf.tsx";

/** The usual lengths; the slider has every minute that the rules allow. */
const USUAL = [5, 8, 10, 12, 15, 20, 30] as const;
const MOMENTS: readonly Moment[] = ["pre", "post", "rest", "bed"];

const Choice = (props: {
  readonly on: boolean;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}): JSX.Element => (
  <button type="button" class="choice" aria-pressed={props.on} onClick={props.onClick}>
    {props.children}
  </button>
);

export function TimeSheet(): JSX.Element {
  const limits = rules.value?.MINUTES;
  return (
    <Sheet title={say("pick.time")} onClose={closeSheet}>
      {(close) => (
        <>
          <div class="choices">
            {USUAL.map((n) => (
              <Choice key={n} on={minutes.value === n} onClick={() => (setMinutes(n), close())}>
                <span class="num">{say("today.minutes", { n })}</span>
              </Choice>
            ))}
          </div>
          <label class="range">
            <span>
              {say("pick.time-exact")} <b class="num">{say("today.minutes", { n: minutes.value })}</b>
            </span>
            <input
              type="range"
              min={limits?.least.value}
              max={limits?.most.value}
              value={minutes.value}
              onInput={(event) => setMinutes(Number(event.currentTarget.value))}
            />
          </label>
        </>
      )}
    </Sheet>
  );
}

const toggled = <T extends string>(all: readonly T[], one: T): readonly T[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
export const toggleTool = (tool: ToolId): void => setTools(toggled(tools.value, tool));
/** At least one place to be in stays: a request without any cannot be asked. */
const togglePosition = (position: PositionId): void => {
  const next = toggled(positions.value, position);
  if (next.length > 0) setPositions(ALL_POSITIONS.filter((p) => next.includes(p)));
};

export const ToolsSheet = (): JSX.Element => (
  <Sheet title={say("pick.tools")} onClose={closeSheet}>
    <p class="quiet">{say("pick.tools-why")}</p>
    <Shelf owned={tools.value} onTouch={toggleTool} />
    <h3 id="where">{say("pick.positions")}</h3>
    <div class="choices" role="group" aria-labelledby="where">
      {ALL_POSITIONS.map((position) => (
        <Choice key={position} on={positions.value.includes(position)} onClick={() => togglePosition(position)}>
          {say(`position.${position}`)}
        </Choice>
      ))}
    </div>
  </Sheet>
);

export const WhenSheet = (): JSX.Element => (
  <Sheet title={say("pick.when")} onClose={closeSheet}>
    {(close) => (
      <ul class="rows">
        {MOMENTS.map((each) => (
          <li key={each}>
            <button
              type="button"
              class="row"
              aria-pressed={moment.value === each}
              onClick={() => (setMoment(each), close())}
            >
              <span>
                <b>{momentWords(each)}</b>
                <br />
                <span class="small">{say(`pick.when-${each}`)}</span>
              </span>
              <i class={moment.value === each ? "dot on" : "dot"} />
            </button>
          </li>
        ))}
      </ul>
    )}
  </Sheet>
);
