import type { Item } from "./item.ts";
import { type List, partLeads, SAME_START_SECONDS, tellsOf, together } from "./list.ts";
import type { Reading, Warning } from "./run.ts";
import type { NotRead } from "./step.ts";

/** A list of an archive or a folder, where it lies, and the rows that were told already. */
export interface Listed {
  readonly name: string;
  readonly list: List;
  readonly told: boolean[];
  /** Rows whose files are there, but are the recordings of another row. */
  readonly shared: Set<number>;
  /** Milliseconds at which the rows begin; NaN: no date. */
  readonly starts: readonly number[];
}
export const listed = (name: string, list: List): Listed => ({
  name,
  list,
  told: list.rows.map(() => false),
  shared: new Set(),
  starts: list.rows.map(({ reading }) => Date.parse(reading.startedAt ?? "")),
});

/** A recording that was read: its activities, its id, and its bytes where they are kept. */
export interface Recorded {
  readonly name: string;
  readonly runs: readonly Reading[];
  readonly id: string;
  readonly kept: Uint8Array | null;
}
/** A row and the recordings that it names, until the last of them was looked at. */
export interface Claim {
  readonly listed: Listed;
  readonly row: number;
  /** Files that the row names, that are there and that nobody has looked at yet. */
  left: number;
  readonly recorded: Recorded[];
  /** Keys of those that were looked at: a row that was half told before a reload is told anew. */
  readonly keys: string[];
  /** What the row has to say of its files: one is not there, or cannot be read. */
  warning: Warning | null;
}

/** Which row names which member. A file that two rows name is the first one's. */
export function claimsOf(lists: readonly Listed[], members: readonly Item[]): ReadonlyMap<string, Claim> {
  const named = memberNames(members);
  const claims = new Map<string, Claim>();
  for (const listed of lists) {
    const path = listed.name.replaceAll("\\", "/");
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    listed.list.rows.forEach(({ files }, row) => {
      const found = [...new Set(files.map((file) => named(folder, file)))];
      const own = found.filter((name) => name !== undefined && !claims.has(name)) as string[];
      const warning = found.includes(undefined) ? ("file-missing" as const) : null;
      if (found.length > 0 && own.length === 0 && warning === null) listed.shared.add(row);
      const claim = { listed, row, left: own.length, recorded: [], keys: [], warning };
      for (const name of own) claims.set(name, claim);
    });
  }
  return claims;
}

/** Finds the member that a list means by a path: from its own folder, or from the archive's. */
function memberNames(members: readonly Item[]): (folder: string, file: string) => string | undefined {
  // Some packers part folders by backslashes: a row means them all the same.
  const names = new Map(members.map(({ name }) => [name.replaceAll("\\", "/"), name]));
  const byLast = new Map<string, string | null>();
  for (const [path, name] of names) {
    const last = path.slice(path.lastIndexOf("/") + 1);
    byLast.set(last, byLast.has(last) ? null : name);
  }
  return (folder, file) => {
    const path = file.replace(/^\/+/, "").replaceAll("\\", "/");
    const found = names.get(folder + path) ?? names.get(path);
    // Some services write only the name: then it has to be the only one of that name.
    return found ?? (path.includes("/") ? undefined : (byLast.get(path) ?? undefined));
  };
}

/** Notes that a file which the row names cannot be read. */
export function unread(claim: Claim, { problem }: NotRead): void {
  claim.warning = problem === "rest-left-out" ? "file-left-out" : "file-unreadable";
}

/** What the row and its recordings say together; empty: no recording could be read. */
export function joinedRow({ listed: { list }, row, recorded, warning }: Claim): readonly Reading[] {
  const { reading } = list.rows[row]!;
  const all = recorded.flatMap(({ runs }) => runs);
  const whole = recorded.length > 1 ? [together(all)] : all;
  const said = whole.map((run) => (whole.length === 1 ? list.joined(reading, run) : partLeads(reading, run)));
  return warning === null ? said : said.map((run) => ({ ...run, warnings: [...run.warnings, "part-missing"] }));
}

/** The row that tells of a recording by its start, in a list that knows no file names. */
export function byStart(
  lists: readonly Listed[],
  reading: Reading,
): { readonly listed: Listed; readonly row: number } | null {
  const start = Date.parse(reading.startedAt ?? "");
  for (const listed of lists.filter(({ list }) => list.byStart)) {
    const [nearest] = listed.list.rows
      .flatMap((each, row) => {
        const isOther = listed.told[row] || !(Math.abs(listed.starts[row]! - start) <= SAME_START_SECONDS * 1000);
        const apart = isOther ? null : tellsOf(each.reading, reading);
        return apart === null ? [] : [{ row, apart }];
      })
      .toSorted((a, b) => a.apart - b.apart);
    if (nearest) return { listed, row: nearest.row };
  }
  return null;
}
