import type { Advice, Knowledge, Request } from "#core";
import PlannerWorker from "./planner.worker.ts?worker";
import type { PlannerAnswered, PlannerAsked } from "./planner.worker.ts";

interface Planner {
  readonly worker: Worker;
  readonly knowledge: Knowledge;
  readonly waiting: Map<number, (advice: Advice | null) => void>;
}
let planner: Planner | null = null;
let last = 0;

function open(knowledge: Knowledge): Planner {
  const opened: Planner = { worker: new PlannerWorker({ name: "planner" }), knowledge, waiting: new Map() };
  opened.worker.addEventListener("message", ({ data }: MessageEvent<PlannerAnswered>) => {
    opened.waiting.get(data.id)?.(data.advice);
    opened.waiting.delete(data.id);
  });
  opened.worker.addEventListener("error", () => {
    planner = null;
    opened.worker.terminate();
    for (const resolve of opened.waiting.values()) resolve(null);
  });
  opened.worker.postMessage({ knowledge } satisfies PlannerAsked);
  return opened;
}

/**
 * Advice from core, worked out beside the page, because a plan may take longer than a frame; the answers come in the
 * order of the questions. Null where the browser has no workers, or the one there was stopped: then the page asks core.
 */
export async function adviseBeside(knowledge: Knowledge, request: Request): Promise<Advice | null> {
  if (!("Worker" in globalThis)) return null;
  try {
    if (planner?.knowledge !== knowledge) planner?.worker.terminate();
    planner = planner?.knowledge === knowledge ? planner : open(knowledge);
    last += 1;
    planner.worker.postMessage({ id: last, request } satisfies PlannerAsked);
  } catch {
    return null;
  }
  const [id, { waiting }] = [last, planner];
  return new Promise((resolve) => waiting.set(id, resolve));
}
