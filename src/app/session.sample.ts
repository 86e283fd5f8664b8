import type { Plan, Request } from "#core";
import type { Rules } from "./engine.ts";

/** Every question answered with no. */
const calm: Readonly<Record<string, false>> = Object.fromEntries(
  Array.from({ length: 24 }, (_, n) => [`RF${n + 1}`, false] as const),
);

/** What a runner with a sore calf asks for in the tests of a session. */
export const asked = {
  at: "2026-11-23T18:00:00+01:00",
  moment: "post",
  minutes: 12,
  tools: ["foam-roller", "tennis-ball"],
  spots: [{ region: "calf-gastroc", side: "left", soreness: 6 }],
  complaint: null,
  profile: [],
  answers: calm,
  runs: [],
  entries: [],
  fill: false,
  language: "en",
};

/** What is advised for that, changed so far; `request` is the cleared one. */
export function planned(
  rules: Rules,
  change: object = {},
): { readonly plan: Plan; readonly request: Request; readonly edition: string } {
  const read = rules.readRequest(rules.knowledge, { ...asked, ...change });
  const advice = read.ok ? rules.advise(rules.knowledge, read.request) : null;
  if (!read.ok || advice?.verdict !== "plan") throw new Error(`no plan: ${JSON.stringify(advice ?? read)}`);
  return { plan: advice.plan, request: read.request, edition: advice.edition };
}
