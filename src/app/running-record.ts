import type { Plan, Request, SessionEvent } from "#core";

/** A session as it is kept while it runs: what began, and every event since, so that a reload is one fold. */
export interface Begun {
  readonly is: "begun";
  readonly id: string;
  /** Wall clock when the session's clock stood at 0; events count milliseconds from here. */
  readonly startedAtMs: number;
  readonly request: Request;
  readonly plan: Plan;
  readonly edition: string;
}
/** `seenAtMs`: the wall clock when it happened, so that a reload knows how long nobody was there. */
export type SessionRow = Begun | { readonly is: "event"; readonly event: SessionEvent; readonly seenAtMs: number };
export interface RunningRecord extends Begun {
  readonly events: readonly SessionEvent[];
  /** Wall clock of the last event. */
  readonly seenAtMs: number;
}
