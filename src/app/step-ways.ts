import { signal } from "@preact/signals";
import type { NotKept, Plan, Request, Step, TechniqueCode } from "#core";
import type { PlaceWishes } from "./draft.ts";
import { adviseBeside } from "./device/planner.ts";
import type { Live } from "./guided.ts";
import { ANY, newlyBroken, placesOf, waysAmong, wishing } from "./parts/plan-changes.ts";
import type { Way } from "./parts/plan-changes.ts";
import { secondsLeft } from "./rest.ts";

const NO_WISHES = { leave: [], work: [], order: [], liked: [], disliked: [] } as const;
const LEAST_MINUTES = 3;

/** The step that a session is at, or that comes next. */
export function presentStep({ state }: Live): Step | null {
  const { phase, queue, plan } = state.value;
  return plan.steps[phase?.step ?? queue[0] ?? -1] ?? null;
}
/** The steps that are still to be done after the present one. */
const laterSteps = ({ state }: Live): readonly Step[] => {
  const { queue, plan } = state.peek();
  return queue.slice(1).flatMap((at) => plan.steps[at] ?? []);
};

/** What is still to be done, as a plan: to tell what a change of it did. */
export function restNow(session: Live): Plan {
  const { queue, plan } = session.state.peek();
  const steps = queue.flatMap((at) => plan.steps[at] ?? []);
  return { ...plan, steps, seconds: secondsLeft(session.rules, session) };
}

/** What would still be to be done with this plan of the rest: to tell what it would change, before it does. */
export function restWith(session: Live, plan: Plan): Plan {
  const state = session.state.peek();
  const [next] = session.rules.session(state, { kind: "replan", atMs: state.clockMs, plan });
  return restNow({ ...session, state: signal(next) });
}

/**
 * The request for what is left, with another technique for the present place, which stays the first. What was wished of
 * places that are done is over. `alike`: the other places keep the one technique that they have.
 */
function asking(session: Live, step: Step, technique: TechniqueCode, alike: boolean): Request {
  const { rules, head, state } = session;
  const wishes = head.request.wishes ?? NO_WISHES;
  const later = laterSteps(session).filter((each) => !isSame(each, step));
  const places = [step, ...later].flatMap(placesOf);
  const order = places.filter((place, at) => places.findIndex((each) => isSame(each, place)) === at);
  const alone = later.filter((each) => later.filter((other) => isSame(other, each)).length === 1);
  const own: PlaceWishes = { ...wishes, work: wishes.work.filter((wish) => order.some((o) => isSame(o, wish))), order };
  const steps = [...(alike ? alone : []), { ...step, technique }];
  const now = steps.reduce((all, each) => wishing(all, each, { ...ANY, technique: each.technique }), own);
  const minutes = Math.max(LEAST_MINUTES, Math.ceil(secondsLeft(rules, session) / 60));
  return rules.restOf({ ...head.request, wishes: { ...wishes, ...now } }, state.peek(), minutes);
}
type Place = Pick<Step, "region" | "side">;
const isSame = (a: Place, b: Place): boolean => a.region === b.region && a.side === b.side;

async function planFor(session: Live, request: Request): Promise<Plan | null> {
  const { advise, knowledge } = session.rules;
  const advice = (await adviseBeside(knowledge, request)) ?? advise(knowledge, request);
  return advice.verdict === "plan" ? advice.plan : null;
}
const before = ({ state }: Live): readonly NotKept[] => state.peek().plan.notKept ?? [];

/** Whether each of these techniques could be taken for the rest of the present place. */
export const waysHere = (session: Live, step: Step, techniques: readonly TechniqueCode[]): Promise<readonly Way[]> =>
  waysAmong(techniques, step, before(session), (technique) =>
    planFor(session, asking(session, step, technique, false)),
  );

/** The rest of the session with this technique for the present place: the others as they were, where that can be. */
export async function restWithWay(session: Live, step: Step, technique: TechniqueCode): Promise<Plan | null> {
  const alike = await planFor(session, asking(session, step, technique, true));
  if (alike !== null && newlyBroken(before(session), alike, placesOf(step)) === undefined) return alike;
  const plan = await planFor(session, asking(session, step, technique, false));
  return plan === null || newlyBroken(before(session), plan, placesOf(step)) !== undefined ? null : plan;
}
