export type { Line, LineKind, LineOf } from "./line.ts";
export type { ProfileDetail } from "./versions/v1.ts";
export { entriesOf, MISTAKE_MINUTES, openMorning, openStop, profileAt, profileLast } from "./self.ts";
export { backupOf, readBackup } from "./backup.ts";
export type { Backup, BackupProblem, BackupRead, KeptRun, Remembered } from "./backup.ts";
export { summaryOf } from "./summary.ts";
export type { PlaceSummary, Summary } from "./summary.ts";
export { merged, mergeOf, undone, undoOf } from "./merge.ts";
export type { Merge, Undo } from "./merge.ts";
