import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { askNow, current } from "../advice.ts";
import { alone, narrowAlone, refusedAlone } from "../alone.ts";
import { setMinutes } from "../draft.ts";
import { rules } from "../engine.ts";
import { AloneView } from "../parts/alone-view.tsx";
import { Busy } from "../parts/busy.tsx";
import { CannotView } from "../parts/cannot.tsx";
import { PlanView } from "../parts/plan-view.tsx";
import { go } from "../route.ts";
import { say } from "../words.ts";
import "./plan.css";

/** What core answered: a plan, or why there is none. Without an answer there is nothing to show. */
export default function PlanScreen(): JSX.Element {
  const lost = useSignal(false);
  useEffect(() => {
    current.value = null;
    // Without answers (a reload, a typed address) there is nothing to plan with: they are asked for first.
    askNow().then(
      (answer) => {
        if (answer === null) go("/guide", "replace");
        else if (!("verdict" in answer)) go("/", "replace");
        else void narrowAlone();
      },
      () => (lost.value = true),
    );
  }, []);
  const [asked, known] = [current.value, rules.value];
  if (lost.value) return <NotLoaded />;
  if (asked === null || known === null) return <Busy class="plan" />;
  const { advice } = asked;
  const ask = (minutes: number): void => {
    setMinutes(minutes);
    void askNow();
  };
  const refused = refusedAlone(advice);
  const technique = alone.value?.technique ?? null;
  const whole = refused.length > 0 && refused.length === alone.value?.wishes.work.length;
  const ofTime = advice.verdict === "cannot" && ["too-short", "enough-for-now"].includes(advice.reason);
  if (technique !== null && whole && !ofTime)
    return <AloneView technique={technique} refused={refused} rules={known} />;
  if (advice.verdict === "cannot")
    return <CannotView advice={advice} rules={known} complaint={asked.request.complaint} onMinutes={ask} />;
  if (advice.verdict !== "plan") return <Elsewhere to={advice.verdict === "ask" ? "/check" : "/not-today"} />;
  return <PlanView asked={asked} plan={advice.plan} rules={known} />;
}
const NotLoaded = (): JSX.Element => (
  <main class="phone pad">
    <h1>{say("app.not-loaded")}</h1>
    <p class="quiet">{say("app.not-loaded-why")}</p>
  </main>
);
function Elsewhere({ to }: { readonly to: string }): JSX.Element {
  useEffect(() => go(to, "replace"), []);
  return <Busy class="plan" />;
}
