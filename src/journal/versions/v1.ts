/**
 * The first shape of the runner's own record. Frozen: never edit it; a newer shape gets a file of its own and a
 * bridge from this one.
 */
import type { Code, ComplaintCode, Felt, FlagCode, Instant, CalendarDate, Moment, ProfileCode, Worked } from "#core";
import type { MarkedSide, RegionId } from "#core";

export interface Kept {
  readonly v: 1;
  /** Chosen by the device that wrote it; the same line is never written twice. */
  readonly id: string;
  /** When it was written down, ISO 8601 with an offset. */
  readonly at: Instant;
}
export interface ProfileDetail {
  readonly code: ProfileCode;
  readonly region: RegionId;
  readonly side: MarkedSide;
  readonly on: CalendarDate;
}
export type LineV1 = Kept &
  (
    | {
        readonly kind: "session";
        readonly moment: Moment;
        readonly complaint: ComplaintCode | null;
        readonly minutes: number;
        /** Seconds from the first cue to the end, pauses included. */
        readonly lastedSeconds: number;
        readonly edition: string;
        readonly worked: readonly Worked[];
      }
    | { readonly kind: "morning"; readonly felt: readonly Felt[] }
    | {
        readonly kind: "answered";
        readonly answers: Readonly<Record<FlagCode, boolean>>;
        readonly regions: readonly RegionId[];
      }
    | { readonly kind: "stopped"; readonly flags: readonly FlagCode[] }
    /** A tick by mistake: the line that stopped, and each of its questions answered again with its own yes or no. */
    | { readonly kind: "corrected"; readonly line: string; readonly answers: Readonly<Record<FlagCode, boolean>> }
    | { readonly kind: "cleared"; readonly on: CalendarDate; readonly codes: readonly Code[] }
    | { readonly kind: "profile"; readonly codes: readonly ProfileCode[]; readonly details: readonly ProfileDetail[] }
  );
