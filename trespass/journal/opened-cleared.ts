// tsc TS2724
import { insideOf } from "#core";
export const open = insideOf;
