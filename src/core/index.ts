export * from "./body.ts";
export type * from "./facts.ts";
export type * from "./request.ts";
export type * from "./advice.ts";
export type * from "./timeline.ts";
export type { Guardrail } from "./guardrail.ts";
export { CEILINGS, DOSE, GATE, HEALING, HOLDS, MINUTES, PAIN, REST, SORENESS } from "./ceilings.ts";
export { dayAt, formatDate, formatInstant, parseDate, parseInstant } from "./instant.ts";
