import { useSignal } from "@preact/signals";
import type { Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Left, Plan, Step } from "#core";
import { current, undo } from "../advice.ts";
import type { Asked } from "../advice.ts";
import type { Rules } from "../engine.ts";
import { setTaste } from "../tastes.ts";
import type { Taste } from "../tastes.ts";
import { say, sidedName } from "../words.ts";
import {
  drop,
  lengthen,
  letIn,
  minutesFor,
  move,
  placesOf,
  planOf,
  shorten,
  takeWay,
  tasteChanged,
  wayTo,
  withMinutes,
} from "./plan-changes.ts";
import type { Outcome } from "./plan-changes.ts";
import { nameOf, useStand } from "./plan-focus.ts";
import type { StepAct } from "./plan-step.tsx";
import { changeWords, whyLeft } from "./plan-words.ts";
import type { Changed } from "./plan-words.ts";

/** What a change did, which can be taken back; or what was kept or refused, where there is nothing to take back. */
interface Notice {
  readonly words: string;
  readonly back: boolean;
}
const SILENT: Notice = { words: "", back: false };
const ACTS: Readonly<Record<Exclude<StepAct, "swap">, (plan: Plan, step: Step) => Promise<Outcome>>> = {
  shorter: shorten,
  longer: lengthen,
  drop,
  earlier: (plan, step) => move(plan, step, -1),
  later: (plan, step) => move(plan, step, 1),
};
/** A step without its reasons. */
const workOf = (step: Step): Step => ({ ...step, because: [] });
const placeName = ({ region, side }: Pick<Step, "region" | "side">): string => sidedName(region, side);

/** Everything that a person may do to a plan: each change asks the rules again, and says what it did or why not. */
export interface PlanActs {
  /** The step that is open, by its place and technique; it stays open when it moves. */
  readonly open: Signal<string>;
  /** The step whose other ways are shown. */
  readonly ways: Signal<Step | null>;
  readonly notice: Notice;
  readonly act: (step: Step, what: StepAct) => void;
  readonly put: (step: Step, at: number) => void;
  readonly taste: (step: Step, wanted: Taste | null) => void;
  readonly minutes: (wanted: number) => void;
  readonly ask: (place: Left) => void;
  /** Takes another technique for the step whose ways are shown. */
  readonly take: (technique: Step["technique"]) => void;
  readonly takeBack: () => void;
}
export function usePlanActs({ request }: Asked, plan: Plan, known: Rules): PlanActs {
  const open = useSignal(nameOf(plan.steps[0]));
  const ways = useSignal<Step | null>(null);
  const notice = useSignal<Notice>(SILENT);
  const stand = useStand(plan);
  const change = async (
    doing: Promise<Outcome>,
    changed: Changed & { readonly step?: Step } = {},
    shut = (why: string): string => say("plan.not-changed", { why }),
  ): Promise<void> => {
    stand(changed.step ?? null);
    const outcome = await doing;
    const now = planOf(current.peek());
    const why = outcome.done || outcome.why === null ? say("plan.no-plan") : whyLeft(known.facts, outcome.why);
    if (!outcome.done) notice.value = { words: shut(why), back: false };
    else if (now !== null) notice.value = { words: changeWords(known, plan, now, changed), back: true };
  };
  const taste = async (step: Step, wanted: Taste | null): Promise<void> => {
    await setTaste(step.technique, wanted);
    await tasteChanged(step.technique, wanted === "disliked");
    const now = planOf(current.peek());
    const other = now === null || JSON.stringify(now.steps.map(workOf)) === JSON.stringify(plan.steps.map(workOf));
    const kept = say(`taste.kept-${wanted ?? "none"}`);
    notice.value = { words: other || now === null ? kept : `${kept} ${changeWords(known, plan, now)}`, back: false };
  };
  return {
    open,
    ways,
    notice: notice.value,
    act: (step, what) => {
      if (what === "swap") return void (ways.value = step);
      const dropped = what === "drop" ? placesOf(step) : [];
      void change(ACTS[what](plan, step), { step, about: placeName(step), dropped });
    },
    put: (step, at) => {
      const way = wayTo(plan, step, plan.steps[at] ?? step);
      if (way !== 0) void change(move(plan, step, way), { step, about: placeName(step) });
    },
    taste: (step, wanted) => void taste(step, wanted),
    minutes: (wanted) =>
      void change(withMinutes(wanted), { longer: wanted > request.minutes, shorter: wanted < request.minutes }, () =>
        say("plan.no-minutes"),
      ),
    ask: (place) => {
      const name = placeName(place);
      void change(letIn(place), { about: name }, (why) => say("plan.still-out", { place: name, why }));
    },
    take: (technique) => {
      if (ways.value === null) return;
      open.value = nameOf({ ...ways.value, technique });
      void change(takeWay(ways.value, technique), { about: placeName(ways.value) });
    },
    takeBack: () => {
      stand(null);
      notice.value = SILENT;
      void undo();
    },
  };
}

/** The minutes with which a place that only lacks time comes in, by its key; found out one after the other. */
export function useOffers(minutes: number, plan: Plan): ReadonlyMap<string, number> {
  const offers = useSignal<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    let gone = false;
    offers.value = new Map();
    void minutesFor(minutes, plan.left).then((found) => {
      if (!gone) offers.value = found;
    });
    return () => {
      gone = true;
    };
  }, [plan]);
  return offers.value;
}
