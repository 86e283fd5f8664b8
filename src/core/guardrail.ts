/** What a limit is counted in. */
export type Unit =
  | "seconds"
  | "minutes"
  | "hours"
  | "days"
  | "points"
  | "sessions"
  | "regions"
  | "steps"
  | "techniques"
  | "places"
  | "share";

/**
 * What happens where a request meets the limit: the dose is cut to it, the place or the technique is left
 * out, the answer no longer counts, the person is asked or sent on, the request or the track is refused, the session
 * moves on or ends its step, or an alarm sounds.
 */
export type Edge = "cut" | "leave-out" | "expire" | "open" | "refer" | "refuse" | "move-on" | "end-step" | "alarm";

/** One number that limits what is done to a body. Everything that limits reads it from here, never from a bare number. */
export interface Guardrail<U extends Unit = Unit> {
  readonly name: string;
  readonly value: number;
  readonly unit: U;
  /** Where the number comes from: a section of docs/safety.md, "contract", "planner" or "player". */
  readonly source: string;
  readonly edge: Edge;
}

/** Cuts a value to the limit. */
export const cut = (limit: Guardrail, value: number): number => Math.min(value, limit.value);

/** Whether a value stays at or below the limit. */
export const within = (limit: Guardrail, value: number): boolean => value <= limit.value;

/** Whether a value has come up to the limit. */
export const reaches = (limit: Guardrail, value: number): boolean => value >= limit.value;
