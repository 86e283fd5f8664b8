// lint import(no-cycle)
import { b } from "./cycle-other.ts";
export const a = (): unknown => b;
// file cycle-other.ts
import { a } from "./cycle.ts";
export const b = (): unknown => a;
