import type { JSX } from "preact";
import type { Step, TechniqueCode } from "#core";
import type { Rules } from "../engine.ts";
import { say, sidedName } from "../words.ts";
import { waysFor } from "./plan-changes.ts";
import { Sheet } from "./sheet.tsx";
import { WayList } from "./way-list.tsx";

/** The ways to work a place of the plan. */
export function WaysSheet(props: {
  readonly step: Step;
  readonly rules: Rules;
  readonly onTake: (technique: TechniqueCode) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { step, rules } = props;
  return (
    <Sheet title={say("plan.ways-title", { place: sidedName(step.region, step.side) })} onClose={props.onClose}>
      {(close) => (
        <WayList
          step={step}
          rules={rules}
          find={(techniques) => waysFor(step, techniques)}
          onTake={(technique) => (close(), props.onTake(technique))}
        />
      )}
    </Sheet>
  );
}
