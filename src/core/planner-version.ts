/**
 * Part of the edition: raised whenever the same facts and the same request may give another answer.
 * 2: wishes, and the rest of a session that has begun.
 */
export const PLANNER_VERSION = 2;
