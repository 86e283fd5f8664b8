import { type Problem, refused } from "./run.ts";
import type { NotRead } from "./step.ts";

/** A file of an archive or a folder in which there is no recording, and what it is when it is asked for. */
export interface PassedOver {
  readonly passedOver: NotRead;
  /** It is a file of a watch that is meant for something else: settings, a course, a day without sport. */
  readonly meantElsewise: boolean;
}

/** Problems that only say that a file is something else than a recording. */
export const SOMETHING_ELSE: readonly Problem[] = ["no-activity"];

export const passedOver = (problem: Problem, detail: string, meantElsewise = false): PassedOver => ({
  passedOver: refused(problem, detail),
  meantElsewise,
});

/** A name that promises a recording, or an archive that may hold some. */
const PROMISES = /\.(fit|gpx|tcx|zip|rar|7z|tar)(\.gz)?$/i;
/** What systems lay beside files without anybody's asking, under their names too. */
const HIDDEN = /(^|\/)(__MACOSX\/|\.)/;

/** Photographs, settings and the like are passed over in silence; what should have been a recording is told. */
export const isTold = (name: string, { meantElsewise }: PassedOver): boolean =>
  !HIDDEN.test(name) && PROMISES.test(name) && !meantElsewise;
