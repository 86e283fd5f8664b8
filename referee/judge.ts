import type { Knowledge, Plan, Request } from "#core";
import { optimumOf } from "./highs.ts";
import type { Optimum } from "./highs.ts";
import { dose, modelOf, opening } from "./model.ts";
import type { Model, Row, Step } from "./model.ts";

/** The referee's word on a request that no question stops: the best worth, or null where nothing can be done. */
export interface Judgement {
  readonly worth: number | null;
  /** The model that the optimum belongs to. */
  readonly model: Model;
  readonly optimum: Optimum | null;
}

/** What was asked for is not replaced: nothing of it possible is nothing at all; a best plan without it gives way. */
export function judge(knowledge: Knowledge, request: Request): Judgement {
  const { all, asked } = modelOf(knowledge, request);
  if (asked !== null && asked.steps.length === 0) return { worth: null, model: asked, optimum: null };
  const best = optimumOf(all);
  if (asked === null || best === null || holdsAny(all, asked, best))
    return { worth: best?.worth ?? null, model: all, optimum: best };
  const alone = optimumOf(asked);
  return { worth: alone?.worth ?? null, model: asked, optimum: alone };
}
function holdsAny(all: Model, asked: Model, { values }: Optimum): boolean {
  const wanted = new Set(asked.needs.keys());
  return all.steps.some(({ x, places }) => (values.get(x) ?? 0) > 0.5 && places.some(({ key }) => wanted.has(key)));
}

/** What the model says of a plan that it did not make: the rows it breaks, its worth and its seconds. */
export interface Checked {
  readonly breaks: readonly string[];
  readonly worth: number;
  readonly seconds: number;
}

export function check(model: Model, plan: Plan): Checked {
  const values = new Map<string, number>();
  const breaks: string[] = [];
  const set = (name: string, value = 1): void => void values.set(name, value);
  for (const step of plan.steps) {
    const chosen = model.steps.find((each) => isSame(each, step));
    if (chosen === undefined) {
      breaks.push(
        `no such choice: ${step.technique} ${step.region} ${step.side} ${step.position} ${step.sets ?? step.spots}`,
      );
      continue;
    }
    if (values.has(chosen.x)) breaks.push(`twice: ${chosen.x}`);
    if (step.pain.ceiling > chosen.ceiling) breaks.push(`pain ${step.pain.ceiling} above ${chosen.ceiling}`);
    const { y, z } = opening(chosen);
    for (const name of [chosen.x, y, z]) set(name);
    for (const { region } of chosen.places) set(`r_${region.replaceAll("-", "")}`);
    if (step.stretch === null) continue;
    const { id, seconds } = step.stretch;
    const places = [...chosen.places].sort((a, b) => (model.needs.get(b.key) ?? 0) - (model.needs.get(a.key) ?? 0));
    const stretch = model.stretches.find(({ code, place }) => code === id && place.key === places[0]?.key);
    if (stretch === undefined || stretch.seconds !== seconds) breaks.push(`no such stretch: ${id} ${seconds}`);
    else set(stretch.u);
  }
  doses(model, values);
  const broken = model.rows.filter((row) => !holds(row, values)).map((row) => `${row.name}: ${said(row)}`);
  const time = model.rows.find(({ name }) => name.startsWith("time_"));
  return {
    breaks: [...breaks, ...broken],
    worth: total(model.worth, values),
    seconds: time === undefined ? 0 : total(time.terms, values),
  };
}

const isSame = (chosen: Step, step: Plan["steps"][number]): boolean =>
  chosen.technique.code === step.technique &&
  chosen.position === step.position &&
  chosen.tool === step.tool &&
  chosen.times === (step.sets ?? step.spots) &&
  chosen.lasts === step.seconds &&
  chosen.places.some(({ region, side }) => region === step.region && (side === step.side || step.side === "both"));

/** v is as large as its rows let it be. */
function doses({ needs, rows }: Model, values: Map<string, number>): void {
  for (const key of needs.keys()) {
    const v = dose({ key });
    const limits = rows
      .filter(({ name, terms }) => name.startsWith("dose_") && terms.has(v))
      .map(({ terms, limit }) => limit - total(new Map([...terms].filter(([name]) => name !== v)), values));
    values.set(v, Math.min(...limits));
  }
}
const total = (terms: ReadonlyMap<string, number>, values: ReadonlyMap<string, number>): number =>
  [...terms].reduce((sum, [name, by]) => sum + by * (values.get(name) ?? 0), 0);
function holds({ terms, sense, limit }: Row, values: ReadonlyMap<string, number>): boolean {
  const is = total(terms, values);
  if (sense === "=") return Math.abs(is - limit) < 1e-9;
  return sense === "<=" ? is <= limit + 1e-9 : is >= limit - 1e-9;
}
const said = ({ terms, sense, limit }: Row): string => `${[...terms.keys()].slice(0, 6).join(" ")} ${sense} ${limit}`;
