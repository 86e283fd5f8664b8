import loadHighs from "highs";
import type { Model } from "./model.ts";

/** What HiGHS says of a model: the optimum and its variables, or null where nothing is allowed. */
export interface Optimum {
  readonly worth: number;
  readonly values: ReadonlyMap<string, number>;
}

const highs = await loadHighs();

export function optimumOf(model: Model): Optimum | null {
  if (model.steps.length === 0) return null;
  const solution = highs.solve(textOf(model), {
    output_flag: false,
    mip_rel_gap: 0,
    mip_abs_gap: 0.000002,
    mip_feasibility_tolerance: 1e-8,
  });
  if (solution.Status === "Infeasible") return null;
  if (solution.Status !== "Optimal") throw new Error(`HiGHS says ${solution.Status}`);
  const values = new Map(Object.entries(solution.Columns).map(([name, { Primal }]) => [name, Primal] as const));
  return { worth: solution.ObjectiveValue, values };
}

/** The model in the LP format that HiGHS reads. */
export function textOf({ worth, rows, binaries }: Model): string {
  return [
    "Maximize",
    ` worth: ${sum(worth)}`,
    "Subject To",
    ...rows
      .filter(({ terms }) => terms.size > 0)
      .map(({ name, terms, sense, limit }) => ` ${name}: ${sum(terms)} ${sense} ${limit}`),
    "Binary",
    ` ${[...binaries].join("\n ")}`,
    "End",
  ].join("\n");
}
const sum = (terms: ReadonlyMap<string, number>): string =>
  [...terms]
    .filter(([, by], index) => by !== 0 || index === 0)
    .map(([name, by]) => `${by < 0 ? "-" : "+"} ${Math.abs(by)} ${name}`)
    .join("\n  ");
