// tsc TS2741
import type { Cleared } from "#core";
export const cleared: Cleared = {};
