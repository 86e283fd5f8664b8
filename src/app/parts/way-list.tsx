import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Step, TechniqueCode } from "#core";
import type { Rules } from "../engine.ts";
import { tasteOf } from "../tastes.ts";
import { capital, say, toolName } from "../words.ts";
import type { Way } from "./plan-changes.ts";
import { whyLeft } from "./plan-words.ts";
import { Picture } from "./pose.tsx";

/** Whole-leg hand work that may stand in on a single region. */
const BY_HAND: readonly TechniqueCode[] = ["T52", "T53"];
/** Side-to-side work of the foot stands only beside another technique. */
const ONLY_BESIDE = "T05";

/** The ways to work a step's place: those that can be taken first, then those that cannot, each with its reason. */
export function WayList(props: {
  readonly step: Step;
  readonly rules: Rules;
  /** Asks core of each technique. */
  readonly find: (techniques: readonly TechniqueCode[]) => Promise<readonly Way[]>;
  readonly onTake: (technique: TechniqueCode) => void;
}): JSX.Element {
  const { step, rules, find } = props;
  const ways = useSignal<readonly Way[] | null>(null);
  useEffect(() => {
    const own = rules.facts.techniques.filter(({ region }) => region === step.region).map(({ code }) => code);
    const codes = [...own, ...BY_HAND].filter((code, at, all) => code !== ONLY_BESIDE && all.indexOf(code) === at);
    void find(codes).then((found) => (ways.value = found.filter(({ why }) => why !== "not-here")));
  }, []);
  const [can, cannot] = [ways.value?.filter(isOpen) ?? [], ways.value?.filter((way) => !isOpen(way)) ?? []];
  return (
    <>
      <p class="quiet">{say("plan.ways-why")}</p>
      <ul class="rows ways" aria-busy={ways.value === null}>
        {[...can, ...cannot].map((way) => (
          <WayRow key={way.technique} way={way} step={step} rules={rules} onTake={() => props.onTake(way.technique)} />
        ))}
      </ul>
    </>
  );
}
const isOpen = ({ why }: Way): boolean => why === null;

function WayRow(props: {
  readonly way: Way;
  readonly step: Step;
  readonly rules: Rules;
  readonly onTake: () => void;
}): JSX.Element | null {
  const { way, step, rules } = props;
  const fact = rules.facts.techniques.find(({ code }) => code === way.technique);
  if (fact === undefined) return null;
  const now = way.technique === step.technique;
  const taste = tasteOf(way.technique);
  const words =
    way.why !== null ? whyLeft(rules.facts, way.why) : now ? say("plan.way-now") : capital(toolName(fact.tool));
  const inside = (
    <>
      <span class="pic">
        <Picture code={way.technique} place={{ region: step.region, side: step.side }} alt="" />
      </span>
      <span>
        <b>{fact.name}</b>
        <br />
        <span class="small">
          {words}
          {taste !== null && ` ${say(`taste.note-${taste}`)}`}
        </span>
      </span>
    </>
  );
  return (
    <li>
      {way.why === null && !now ? (
        <button type="button" class="row" onClick={props.onTake}>
          {inside}
        </button>
      ) : (
        <div class={now ? "row" : "row shut"}>{inside}</div>
      )}
    </li>
  );
}
