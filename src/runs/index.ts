export { read, readFolder, readItem } from "./read.ts";
export { blobItem, bytesItem, inPieces, UNWATCHED } from "./item.ts";
export type { Item, Watch } from "./item.ts";
export type { Step } from "./step.ts";
export { counting, paceOf, past, turnTo } from "./progress.ts";
export type { Count, Pace } from "./progress.ts";
export { packed, unpacked } from "./gzip.ts";
export { PROBLEMS, WARNINGS } from "./run.ts";
export type { Problem, ReadResult, Run, Segment, Surface, Warning } from "./run.ts";
export type { Begin, Cancel, FromWorker, Given, Original, ToWorker, WorkerNews } from "./protocol.ts";
export { type Activity, activitiesOf } from "./activities.ts";
export { isSame } from "./same.ts";
export {
  countOf,
  filtered,
  handedOver,
  importsOf,
  lineWords,
  notOpened,
  originsOf,
  outcomeOf,
  reportTable,
  rowsLeftOut,
  runsWithout,
  stepEvent,
  tellersOf,
  undoneBy,
} from "./imports.ts";
export type { Import, ImportEvent, ReportCount, ReportLine } from "./imports.ts";
export { tellAlike, toldBy, untoldBy } from "./telling.ts";
export type { Telling, ToldRun } from "./telling.ts";
export { isRun } from "./is-run.ts";
export { isAhead, runForLoad, startedThere, styleOf } from "./for-load.ts";
