/** Part of the edition: raised whenever the same facts and the same request may give another answer. */
export const PLANNER_VERSION = 1;
