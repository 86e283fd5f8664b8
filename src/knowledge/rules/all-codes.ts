import type { Facts } from "../schema.ts";
import { KINDS } from "./kinds.ts";

/** Stop rules SR0–SR10 and follow-up rules FU1–FU7: they live in core, not in a file. */
const STOPS = Array.from({ length: 11 }, (_, i) => `SR${i}`);
const FOLLOW_UPS = Array.from({ length: 7 }, (_, i) => `FU${i + 1}`);

/** Every code that a fact may name. */
export const allCodes = (facts: Facts): ReadonlySet<string> =>
  new Set([...STOPS, ...FOLLOW_UPS, ...KINDS.flatMap((kind) => facts[kind].map((fact): string => fact.code))]);
