import type { ComplaintCode } from "#core";
import { rules } from "../engine.ts";

/** A complaint can be chosen only once the rules are here, and its name comes with them. */
export const complaintName = (code: ComplaintCode): string =>
  rules.value?.facts.complaints.find((fact) => fact.code === code)?.name ?? "";
