// tsc TS2591
import { readFileSync } from "node:fs";
export const x = readFileSync;
