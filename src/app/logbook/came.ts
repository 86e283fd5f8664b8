import { isRun, rowsLeftOut, undoneBy } from "#runs";
import type { Import, ReportLine, Run } from "#runs";
import { runs as kept } from "../record.ts";
import { activities } from "./activities.ts";
import { imports } from "./imports.ts";

/** What came of an import, for the person. */
export interface Came {
  /** Runs that it brought, each once, the newest first. */
  readonly runs: readonly Run[];
  /** Rides, swims and the like. */
  readonly others: readonly Run[];
  /** Recordings of what was here already, or was brought twice. */
  readonly known: number;
  readonly bad: readonly ReportLine[];
  /** Rows of lists that could not be read; the others could. */
  readonly rowsLost: number;
}
export function cameOf(found: Import): Came {
  const own = new Set(undoneBy(imports.value, found.id));
  const there = new Set(kept.value.map(({ id }) => id));
  const fresh = activities.value.filter(({ lead, others }) => [lead, ...others].every(({ id }) => own.has(id)));
  const leads = fresh.map(({ lead }) => lead).toReversed();
  const rows = found.report.map(rowsLeftOut);
  const good = found.report.filter(({ outcome }, at) => outcome !== "problem" && rows[at] === 0).length;
  const gone = [...own].filter((id) => !there.has(id)).length;
  return {
    runs: leads.filter(isRun),
    others: leads.filter((run) => !isRun(run)),
    known: Math.max(0, good - found.left.length - gone - leads.length),
    bad: found.report.filter(({ outcome }) => outcome === "problem"),
    rowsLost: rows.reduce((sum, n) => sum + n, 0),
  };
}
