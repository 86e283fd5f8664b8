/**
 * Part of the edition: raised whenever the same facts and the same request may give another answer.
 * 2: wishes, and the rest of a session that has begun.
 * 3: a gate wants something done with the technique before; what is new to a person begins with the first session that
 * pressed; strong pain keeps its own day; a condition is a caution only where it makes a place gentle; parts of a second
 * that were done count up. After SR5 there is no rest of a session, `readyAt` is true, and a stop puts an earlier no aside.
 * What a complaint's row says of soreness holds for its places.
 * 4: techniques that are done without; with wishes, why minutes are left over, and why none is kept where there is no plan.
 * 5: in the middle of a session a place that was begun may go on with one other technique that is asked for by name.
 */
export const PLANNER_VERSION = 5;
