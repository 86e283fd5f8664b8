import type { Fault } from "./audit.ts";
import type { Contact } from "./contacts.ts";
import type { Spans } from "./near.ts";
import type { Cut } from "./score.ts";
import type { Stretch } from "./stretches.ts";

/** What the page asks of the mixer. The sentences are told on the page, which has the language. */
export type Asked =
  | { readonly do: "voice"; readonly clips: ReadonlyMap<string, Int16Array> }
  | {
      readonly do: "cut";
      readonly id: number;
      readonly cut: Cut;
      /** One a cue, and by key those that the track adds. */
      readonly sentences: readonly string[];
      readonly added: Readonly<Record<string, string>>;
      /**
       * One file for an element that plays it, stretches of sound to be played beside other music, or a file to keep.
       */
      readonly as: "file" | "stretches" | "mp3";
    };
export type Answered =
  | { readonly id: number; readonly refused: readonly Fault[] }
  | {
      readonly id: number;
      readonly refused: null;
      readonly file: Blob | null;
      readonly stretches: readonly Stretch[];
      readonly lastsMs: number;
      readonly contacts: readonly Contact[];
      readonly missing: readonly string[];
      /** When anything but the bed sounds. */
      readonly sounding: Spans;
      /** When the voice does. */
      readonly spoken: Spans;
      /** Bytes that this track holds of its own, and milliseconds that it took. */
      readonly bytes: number;
      readonly tookMs: number;
    };
