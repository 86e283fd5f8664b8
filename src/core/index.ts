export * from "./body.ts";
export type * from "./facts.ts";
export type * from "./request.ts";
export type * from "./advice.ts";
export type * from "./timeline.ts";
