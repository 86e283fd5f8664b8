import type { JSX } from "preact";
import type { Plan, Step } from "#core";
import type { Rules } from "../engine.ts";
import { tasteOf } from "../tastes.ts";
import type { Taste } from "../tastes.ts";
import { say, sidedName } from "../words.ts";
import { canMove } from "./plan-changes.ts";
import { becauseWords, doseWords } from "./plan-words.ts";
import { Grip } from "./grip.tsx";
import { Picture } from "./pose.tsx";
import { Tastes } from "./tastes.tsx";
import { clockOf } from "./times.ts";

/** What may be done with a step; each asks core again. */
export type StepAct = "swap" | "shorter" | "longer" | "drop" | "earlier" | "later";
const FIRST: readonly StepAct[] = ["swap", "shorter", "longer", "drop"];

/** With Alt, the arrows move a step; without, they do what they always do. */
const KEYS: Readonly<Record<string, StepAct>> = {
  ArrowUp: "earlier",
  ArrowLeft: "earlier",
  ArrowDown: "later",
  ArrowRight: "later",
};

export function StepRow(props: {
  readonly step: Step;
  readonly plan: Plan;
  /** The way of the run behind the load, where there is just one. */
  readonly way: string | null;
  readonly rules: Rules;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onAct: (act: StepAct) => void;
  /** It is put where another step is. */
  readonly onPut: (at: number) => void;
  readonly onTaste: (taste: Taste | null) => void;
}): JSX.Element {
  const { step, plan, rules: known, open, onAct } = props;
  const place = { region: step.region, side: step.side };
  const name = sidedName(step.region, step.side);
  const fact = known.facts.techniques.find(({ code }) => code === step.technique);
  const press = (event: KeyboardEvent): void => {
    const act = event.altKey ? KEYS[event.key] : undefined;
    if (act === undefined) return;
    event.preventDefault();
    onAct(act);
  };
  return (
    <li class={open ? "open" : ""}>
      <div class="pic">
        <Picture code={step.technique} place={place} alt="" />
      </div>
      <div class="what">
        <h2>
          <button
            type="button"
            aria-expanded={open}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            onClick={props.onOpen}
            onKeyDown={press}
          >
            {name}
          </button>
          <time class="num">{clockOf(step.startSeconds)}</time>
        </h2>
        {(canMove(plan, step, -1) || canMove(plan, step, 1)) && <Grip onDrop={props.onPut} />}
        <p class="small">{doseWords(step)}</p>
        <p class="why">{becauseWords(step, props.way)}</p>
      </div>
      {open && (
        <div class="more">
          <p>
            <a href={`/library/technique/${step.technique}`}>{step.name}</a>. {say("plan.feel", step.pain)}
          </p>
          <div class="acts">
            {FIRST.map((act) => (
              <button
                key={act}
                type="button"
                aria-label={say(`plan.${act}-this`, { place: name })}
                onClick={() => onAct(act)}
              >
                {say(`plan.${act}-step`)}
              </button>
            ))}
          </div>
          <Quiet step={step} plan={plan} onAct={onAct} onTaste={props.onTaste} />
          <details class="small">
            <summary>{say("plan.keep-off")}</summary>
            <ul>
              {fact?.notice.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        </div>
      )}
    </li>
  );
}

/** Order and taste, quieter than what changes the work itself. */
function Quiet(props: {
  readonly step: Step;
  readonly plan: Plan;
  readonly onAct: (act: StepAct) => void;
  readonly onTaste: (taste: Taste | null) => void;
}): JSX.Element {
  const { step, plan, onAct } = props;
  const place = sidedName(step.region, step.side);
  const [now, moves] = [tasteOf(step.technique), [["earlier", -1] as const, ["later", 1] as const]];
  return (
    <div class="quiet-acts">
      {moves.map(([act, way]) => (
        <button
          key={act}
          type="button"
          class="text-btn"
          disabled={!canMove(plan, step, way)}
          aria-label={say(`plan.${act}-this`, { place })}
          onClick={() => onAct(act)}
        >
          {say(`plan.${act}-step`)}
        </button>
      ))}
      <Tastes name={step.name} now={now} onTaste={props.onTaste} />
    </div>
  );
}
