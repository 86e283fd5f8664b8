export { facts, knowledge } from "./load.ts";
export { know, KNOWN } from "./know.ts";
export type { Known } from "./know.ts";
export { tell, offered } from "./tell.ts";
export { cardsFor } from "./cards.ts";
export type { Occasion } from "./cards.ts";
export { tellCue } from "./tell-cue.ts";
export type { Said } from "./tell.ts";
export type { Fact, Facts, Kind } from "./schema.ts";
