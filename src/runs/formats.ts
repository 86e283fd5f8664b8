import { isAppleExport, readAppleExport } from "./apple.ts";
import { BUDGET } from "./budget.ts";
import { isFit } from "./fit-decode.ts";
import { readFit } from "./fit.ts";
import { isGarminList, readGarminList } from "./garmin.ts";
import { gpxReader, isGpx } from "./gpx.ts";
import type { List } from "./list.ts";
import type { Activities } from "./run.ts";
import { isRunkeeperList, readRunkeeperList } from "./runkeeper.ts";
import { isStravaList, readStravaList } from "./strava.ts";
import { isTcx, tcxReader } from "./tcx.ts";

/** The beginning of a file: its first bytes, and the same as text. */
export interface Head {
  readonly bytes: Uint8Array;
  readonly text: string;
}
/** What is in a file, within the budget of its format. */
export interface Content {
  /** That its reading may take. */
  readonly seconds: number;
  readonly bytes: (most: number) => Promise<Uint8Array>;
  readonly texts: (most: number, seconds?: number) => AsyncIterable<string>;
}

/** A recording holds the way of one or more activities; a list tells of activities and of files that hold them. */
export type FileFormat =
  | {
      readonly kind: "recording";
      readonly sniff: (head: Head) => boolean;
      readonly read: (content: Content) => Promise<Activities>;
    }
  | {
      readonly kind: "list";
      readonly sniff: (head: Head) => boolean;
      readonly read: (content: Content) => Promise<List>;
    };

interface TextReader {
  readonly write: (text: string) => void;
  readonly end: () => Activities;
}
async function streamed(content: Content, reader: TextReader): Promise<Activities> {
  for await (const text of content.texts(BUDGET.xmlBytes)) reader.write(text);
  return reader.end();
}

/** Content decides, never the name. A new format is one line here and one file beside it. */
export const FORMATS: readonly FileFormat[] = [
  {
    kind: "recording",
    sniff: ({ bytes }) => isFit(bytes),
    read: async (content) => readFit(await content.bytes(BUDGET.fitBytes), content.seconds),
  },
  {
    kind: "recording",
    sniff: ({ text }) => isGpx(text),
    read: (content) => streamed(content, gpxReader(content.seconds)),
  },
  {
    kind: "recording",
    sniff: ({ text }) => isTcx(text),
    read: (content) => streamed(content, tcxReader(content.seconds)),
  },
  {
    kind: "list",
    sniff: ({ text }) => isStravaList(text),
    read: (content) => readStravaList(content.texts(BUDGET.listBytes)),
  },
  {
    kind: "list",
    sniff: ({ text }) => isGarminList(text),
    read: (content) => readGarminList(content.texts(BUDGET.jsonBytes)),
  },
  {
    kind: "list",
    sniff: ({ text }) => isAppleExport(text),
    read: (content) => readAppleExport(content.texts(BUDGET.exportBytes, BUDGET.exportSeconds)),
  },
  {
    kind: "list",
    sniff: ({ text }) => isRunkeeperList(text),
    read: (content) => readRunkeeperList(content.texts(BUDGET.listBytes)),
  },
];
