export { read, MAX_FILE_BYTES } from "./read.ts";
export { PROBLEMS, WARNINGS } from "./run.ts";
export type { Problem, ReadResult, Run, Segment, Warning } from "./run.ts";
export type { FromWorker, ToWorker } from "./protocol.ts";
