import { together } from "./list.ts";
import { byStart, type ByStart } from "./by-start.ts";
import type { Run } from "./run.ts";
import { areSame, compared, type Compared } from "./same.ts";

/**
 * Nobody begins so many activities within minutes: a list made to harm does. A run is held against so many recordings,
 * the latest first, and then stands for itself.
 */
const MOST_COMPARED = 200;

const FORMATS_BY_WORTH: readonly Run["format"][] = ["runkeeper", "strava", "garmin", "apple", "gpx", "tcx", "fit"];

/** How much a recording tells: its way first, then its distance, then what was measured on it, then the format that loses least. */
function worth(run: Run): number {
  const measured = Object.values(run.has).filter(Boolean).length;
  const whole = run.warnings.includes("cut-off") || run.warnings.includes("damaged") ? 0 : 1;
  const way = run.segments.length > 0 ? 1 : 0;
  const far = run.distanceMeters === null ? 0 : 1;
  return (((way * 2 + whole) * 2 + far) * 8 + measured) * 8 + FORMATS_BY_WORTH.indexOf(run.format);
}

/** One activity: the richest recording of it leads, the others stand behind it, the richer the nearer. */
export interface Activity {
  readonly lead: Run;
  readonly others: readonly Run[];
}

const richestFirst = (a: Run, b: Run): number => worth(b) - worth(a) || (a.id < b.id ? -1 : 1);

/** Recordings as activities, in order of their start; those without a date stand for themselves, at the end. */
export function activitiesOf(recordings: readonly Run[]): readonly Activity[] {
  const once = [...new Map(recordings.map((run) => [run.id, run])).values()];
  const { stand, behind } = withoutPieces(once);
  const dated = stand.map(compared).filter((each): each is Dated => each.at !== null);
  dated.sort((a, b) => a.at - b.at || (a.run.id < b.run.id ? -1 : 1));
  const grouped = groupsOf(dated).map((group) => group.map(({ run }) => run).toSorted(richestFirst));
  const undated = stand.filter(({ startedAt }) => startedAt === null).map((run) => [run]);
  return [...grouped, ...undated].map(([lead, ...others]) => {
    const pieces = [lead!, ...others].flatMap(({ id }) => behind.get(id) ?? []);
    return { lead: named(lead!, others), others: [...others, ...pieces] };
  });
}
/** A name that only a lesser recording has is the activity's. */
function named(lead: Run, others: readonly Run[]): Run {
  const name = lead.name === null ? others.find((other) => other.name !== null)?.name : null;
  return name == null ? lead : { ...lead, name };
}

/** Runs that stand for themselves, and the pieces of one file that stand behind a recording of the whole. */
interface Pieced {
  readonly stand: readonly Run[];
  readonly behind: ReadonlyMap<string, readonly Run[]>;
}
const fileOf = ({ id, format }: Run): string => (format === "gpx" ? id.split("-", 1)[0]! : id);

/** Route files are parted where they rest for long; another device's recording of the whole then leads, where it has a way. */
function withoutPieces(runs: readonly Run[]): Pieced {
  const files = new Map<string, Run[]>();
  for (const run of runs) {
    const pieces = files.get(fileOf(run));
    if (pieces) pieces.push(run);
    else files.set(fileOf(run), [run]);
  }
  const behind = new Map<string, Run[]>();
  const gone = new Set<Run>();
  if (files.size === runs.length) return { stand: runs, behind };
  const ways = runs.filter(({ segments }) => segments.length > 0).map(compared);
  const index = byStart();
  // The index gives the highest number first: that is the first of the runs.
  for (let at = ways.length - 1; at >= 0; at--) index.add(ways[at]!, ways.length - at);
  for (const [file, pieces] of files) {
    const whole = pieces.length < 2 ? null : wholeOf(pieces);
    const lead = whole && leadOf(whole, file, ways, index);
    if (!lead) continue;
    behind.set(lead.id, (behind.get(lead.id) ?? []).concat(pieces));
    for (const piece of pieces) gone.add(piece);
  }
  return { stand: runs.filter((run) => !gone.has(run)), behind };
}
function leadOf(whole: Run, file: string, ways: readonly Compared[], index: ByStart): Run | null {
  const sought = compared(whole);
  let left = MOST_COMPARED;
  for (const number of index.near(sought)) {
    const way = ways[ways.length - number]!;
    if (left-- <= 0) return null;
    if (fileOf(way.run) !== file && areSame(way, sought)) return way.run;
  }
  return null;
}

/** Pieces of one file as the one activity that they may be; null without dates. */
function wholeOf(pieces: readonly Run[]): Run | null {
  const spans = pieces.map(({ startedAt, elapsedSeconds }) => {
    const start = Date.parse(startedAt ?? "");
    return { start, end: start + (elapsedSeconds ?? Number.NaN) * 1000 };
  });
  const [first, last] = [Math.min(...spans.map(({ start }) => start)), Math.max(...spans.map(({ end }) => end))];
  if (!Number.isFinite(last - first)) return null;
  return { ...together(pieces), id: "", elapsedSeconds: (last - first) / 1000 };
}

type Dated = Compared & { readonly at: number };

/** Runs in order of their start, each in the latest group of which every recording is the same activity: no chain of near ones grows. */
function groupsOf(dated: readonly Dated[]): readonly (readonly Dated[])[] {
  const groups: Dated[][] = [];
  const leads = byStart();
  for (const run of dated) {
    const group = groupFor(run, groups, leads);
    if (group) group.push(run);
    else {
      leads.add(run, groups.length);
      groups.push([run]);
    }
  }
  return groups;
}
function groupFor(run: Dated, groups: readonly Dated[][], leads: ByStart): Dated[] | null {
  let left = MOST_COMPARED;
  for (const at of leads.near(run)) {
    const isOne = groups[at]!.every((other) => left-- > 0 && areSame(other, run));
    if (left < 0) return null;
    if (isOne) return groups[at]!;
  }
  return null;
}
