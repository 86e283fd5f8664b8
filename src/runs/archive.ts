import { BUDGET } from "./budget.ts";
import { opened } from "./content.ts";
import { type Harm, isDared, isHarmed, weigh } from "./harm.ts";
import { bytesItem, gathered, type Item, type Watch, within } from "./item.ts";
import { type List, SAME_START_SECONDS, tellsOf, together, partLeads } from "./list.ts";
import { isTold, type PassedOver, passedOver, SOMETHING_ELSE } from "./passed-over.ts";
import { type Reading, type ReadResult, refused, type Warning } from "./run.ts";
import { type NotRead, refusedBy, rowAlone, type Step, withIds } from "./step.ts";
import { isUnsafeName, membersOf } from "./zip.ts";

/** A list of the archive, where it lies, and the rows that were told already. */
interface Listed {
  readonly name: string;
  readonly list: List;
  readonly told: boolean[];
  /** Milliseconds at which the rows begin; NaN: no date. */
  readonly starts: readonly number[];
  /** Recordings of a row that names several, until the last of them was read. */
  readonly parts: Map<number, readonly Reading[]>;
}
interface Claim {
  readonly listed: Listed;
  readonly row: number;
  /** Files that the row names and that are there. */
  readonly files: number;
}
/** An archive that is being read: what it holds, what its lists say, how far it is. */
interface Work {
  readonly root: string;
  readonly key: string;
  readonly members: readonly Item[];
  readonly lists: readonly Listed[];
  /** Which row names which member. */
  readonly claims: ReadonlyMap<string, Claim>;
  readonly watch: Watch;
  readonly depth: number;
  readonly harm: Harm;
  done: number;
  of: number;
}

/** Only files whose name says text are looked at for a list: the rest would be unpacked twice. */
const MAY_BE_A_LIST = /\.(csv|json|xml|txt)$/i;

/** An archive: its members, step by step. */
export async function* readArchive(item: Item, watch: Watch, depth = 1, harm: Harm = { sum: 0 }): AsyncGenerator<Step> {
  if (item.stretch === null) yield* unpackedFirst(item, watch, depth, harm);
  else yield* readFiles(item.name, `${item.name}|${item.key}`, await membersOf(item), watch, depth, harm);
}

/** An archive within another lies packed: it is unpacked as a whole, onto the disk where there is one. */
async function* unpackedFirst(item: Item, watch: Watch, depth: number, harm: Harm): AsyncGenerator<Step> {
  const packed = "packed" in item && typeof item.packed === "number" ? item.packed : 0;
  const most = Math.min(BUDGET.spooledBytes, packed * BUDGET.spooledRatio);
  const bytes = watch.spool ? Math.max(BUDGET.nestedBytes, most) : BUDGET.nestedBytes;
  const seconds = BUDGET.seconds + packed / BUDGET.spooledBytesPerSecond;
  const chunks = within(item.chunks(), { bytes, packed: null, seconds }, watch);
  const inner = watch.spool
    ? await watch.spool(item.name, chunks)
    : bytesItem(item.name, await gathered(chunks), item.key);
  yield* readArchive({ ...inner, key: item.key }, watch, depth, harm);
}

/** Files that belong together: of an archive, or of a folder that is one unpacked. Where nothing is in it, that is told. */
export async function* readFiles(
  root: string,
  key: string,
  members: readonly Item[],
  watch: Watch,
  depth = 1,
  harm: Harm = { sum: 0 },
): AsyncGenerator<Step> {
  let [any, of] = [false, 1];
  for await (const step of stepsOf(root, key, members, watch, depth, harm)) {
    any ||= step.results.length > 0;
    of = step.of;
    yield step;
  }
  if (any || depth > 1 || [...watch.skip].some((known) => known.startsWith(root))) return;
  const problem = refused("no-activity", `${members.length} files, none with an activity`);
  yield { file: root, results: [{ file: root, ...problem }], keys: [`${key}!`], done: of, of };
}

async function* stepsOf(
  root: string,
  key: string,
  members: readonly Item[],
  watch: Watch,
  depth: number,
  harm: Harm,
): AsyncGenerator<Step> {
  const lists: Listed[] = [];
  const problems: ReadResult[] = [];
  const usual: Item[] = [];
  for (const member of members) {
    const problem = problemOf(member);
    if (problem) problems.push({ file: `${root}/${member.name}`, ...problem });
    else if (MAY_BE_A_LIST.test(member.name)) {
      const found = await listIn(member, watch);
      if (found === null) usual.push(member);
      else if ("ok" in found) {
        weigh(harm, found.problem);
        problems.push({ file: `${root}/${member.name}`, ...found });
      } else lists.push(listed(member.name, found));
    } else usual.push(member);
  }
  const of = problems.length + usual.length;
  const claims = claimsOf(lists, usual);
  const work: Work = { root, key, members: usual, lists, claims, watch, depth, harm, done: problems.length, of };
  for (const [at, problem] of problems.entries()) {
    const own = `${key}!${at}`;
    if (!watch.skip.has(own)) yield counted(work, problem.file, [problem], [own]);
  }
  yield* readMembers(work);
  yield* readRows(work);
}

const listed = (name: string, list: List): Listed => ({
  name,
  list,
  told: list.rows.map(() => false),
  starts: list.rows.map(({ reading }) => Date.parse(reading.startedAt ?? "")),
  parts: new Map(),
});

function problemOf(member: Item): NotRead | null {
  if (isUnsafeName(member.name)) return refused("unsafe-name", member.name.slice(0, 120));
  return "locked" in member && member.locked === true ? refused("locked", "asks for a password") : null;
}

/** The list in a file; null when there is none; or why it cannot be read. */
async function listIn(member: Item, watch: Watch): Promise<List | NotRead | null> {
  try {
    const { opened: found, close } = await opened(member, watch);
    try {
      if (found.kind !== "known" || found.format.kind !== "list") return null;
      return await found.format.read(found.content);
    } finally {
      await close();
    }
  } catch (thrown) {
    watch.checked();
    return refusedBy(thrown);
  }
}

/** Paths in a list are meant from the list's own folder, or from the archive's; some services write only the name. */
function claimsOf(lists: readonly Listed[], members: readonly Item[]): ReadonlyMap<string, Claim> {
  const names = new Map(members.map(({ name }) => [name, name]));
  for (const { name } of members) {
    const last = name.slice(name.lastIndexOf("/") + 1);
    if (!names.has(last)) names.set(last, name);
  }
  const claims = new Map<string, Claim>();
  for (const listed of lists) {
    const folder = listed.name.slice(0, listed.name.lastIndexOf("/") + 1);
    listed.list.rows.forEach(({ files }, row) => {
      const found = files.map((file) => memberNamed(names, folder, file)).filter((name) => name !== undefined);
      for (const name of found) if (!claims.has(name)) claims.set(name, { listed, row, files: found.length });
    });
  }
  return claims;
}

function memberNamed(names: ReadonlyMap<string, string>, folder: string, file: string): string | undefined {
  const path = file.replace(/^\/+/, "").replaceAll("\\", "/");
  const last = path.slice(path.lastIndexOf("/") + 1);
  return names.get(folder + path) ?? names.get(path) ?? names.get(last);
}

const counted = (work: Work, file: string, results: readonly ReadResult[], keys: readonly string[]): Step => ({
  file,
  results,
  keys,
  done: work.done,
  of: work.of,
});

async function* readMembers(work: Work): AsyncGenerator<Step> {
  let leftOut = 0;
  for (const member of work.members) {
    const key = `${work.key}/${member.name}|${member.key}`;
    const claim = work.claims.get(member.name) ?? null;
    const file = `${work.root}/${member.name}`;
    work.done++;
    if (work.watch.skip.has(key)) {
      if (claim) claim.listed.told[claim.row] = true;
      continue;
    }
    work.watch.checked();
    if (!isDared(work.harm, member)) {
      leftOut++;
      if (claim) yield await untold(work, file, key, refused("rest-left-out", ""), claim);
      continue;
    }
    let read: Read;
    try {
      read = await readMember(work, member);
    } catch (thrown) {
      work.watch.checked();
      read = refusedBy(thrown);
    }
    if (read === "archive") {
      if (isHarmed(work.harm)) leftOut++;
      else
        for await (const step of nested(work, member, file)) {
          work.of += step.done === 1 ? step.of : 0;
          yield { ...step, done: work.done, of: work.of };
        }
    } else if ("passedOver" in read) {
      if (claim || isTold(member.name, read)) yield await untold(work, file, key, read.passedOver, claim);
      else yield counted(work, file, [], [key]);
    } else if (read.ok) yield await told(work, file, key, read, claim);
    else {
      weigh(work.harm, read.problem);
      yield await untold(work, file, key, read, claim);
    }
  }
  if (!leftOut) return;
  const problem = refused("rest-left-out", `${leftOut} files`);
  yield counted(work, work.root, [{ file: work.root, ...problem }], []);
}

type Read =
  | "archive"
  | PassedOver
  | { readonly ok: true; readonly runs: readonly Reading[]; readonly id: string }
  | NotRead;

async function readMember({ watch }: Work, member: Item): Promise<Read> {
  const kept = watch.keep ? await keptBytes(member, watch) : null;
  const source = kept ? bytesItem(member.name, kept, member.key) : member;
  const { opened: found, close } = await opened(source, watch);
  try {
    if (found.kind === "archive") return "archive";
    if (found.kind === "empty") return passedOver("empty", "0 bytes");
    if (found.kind === "unknown") return passedOver("unknown-format", `begins with ${found.begins}`);
    if (found.format.kind !== "recording") return passedOver("no-activity", "a list", true);
    const said = await found.format.read(found.content);
    if (!said.ok)
      return SOMETHING_ELSE.includes(said.problem) ? passedOver(said.problem, said.detail, said.meantElsewise) : said;
    if (kept) await watch.keep?.(member.name, kept);
    return { ok: true, runs: said.runs, id: await found.id() };
  } finally {
    await close();
  }
}

const keptBytes = (member: Item, watch: Watch): Promise<Uint8Array> =>
  gathered(within(member.chunks(), { bytes: BUDGET.xmlBytes, packed: null, seconds: BUDGET.seconds }, watch));

async function* nested(work: Work, member: Item, file: string): AsyncGenerator<Step> {
  try {
    if (work.depth >= BUDGET.archiveDepth) {
      weigh(work.harm, "too-deep");
      const problem = refused("too-deep", `more than ${BUDGET.archiveDepth} archives in each other`);
      yield counted(work, file, [{ file, ...problem }], []);
      return;
    }
    const inner: Item = { ...member, name: file };
    for await (const step of readArchive(inner, work.watch, work.depth + 1, work.harm)) yield joinedByStart(work, step);
  } catch (thrown) {
    work.watch.checked();
    const problem = refusedBy(thrown);
    weigh(work.harm, problem.problem);
    yield counted(work, file, [{ file, ...problem }], []);
  }
}

/** Runs of an inner archive, joined with the rows of an outer list that knows no file names. */
function joinedByStart(work: Work, step: Step): Step {
  const keys = [...step.keys];
  const results = step.results.map((result): ReadResult => {
    if (!result.ok) return result;
    const { id, ...reading } = result.run;
    const claim = byStart(work, reading);
    if (!claim) return result;
    keys.push(tell(work, claim));
    return { ...result, run: { id, ...claim.listed.list.joined(claim.listed.list.rows[claim.row]!.reading, reading) } };
  });
  return { ...step, results, keys };
}

function byStart({ lists }: Work, reading: Reading): Claim | null {
  const start = Date.parse(reading.startedAt ?? "");
  for (const listed of lists.filter(({ list }) => list.byStart)) {
    const [nearest] = listed.list.rows
      .flatMap((each, row) => {
        const isOther = listed.told[row] || !(Math.abs(listed.starts[row]! - start) <= SAME_START_SECONDS * 1000);
        const apart = isOther ? null : tellsOf(each.reading, reading);
        return apart === null ? [] : [{ row, apart }];
      })
      .toSorted((a, b) => a.apart - b.apart);
    if (nearest) return { listed, row: nearest.row, files: 1 };
  }
  return null;
}

/** Marks a row as told and gives its key. */
function tell({ key }: Work, { listed, row }: Claim): string {
  listed.told[row] = true;
  return `${key}/${listed.name}#${listed.list.rows[row]!.key}`;
}

async function told(
  work: Work,
  file: string,
  key: string,
  { runs, id }: Extract<Read, { ok: true }>,
  named: Claim | null,
): Promise<Step> {
  const whole = named && named.files > 1 ? partsOf(named, runs) : runs;
  const keys = [key];
  const joined = whole.map((run) => {
    const claim = named ?? byStart(work, run);
    if (!claim) return run;
    keys.push(tell(work, claim));
    const { list } = claim.listed;
    const { reading } = list.rows[claim.row]!;
    return whole.length === 1 || list.byStart ? list.joined(reading, run) : partLeads(reading, run);
  });
  return counted(work, file, withIds(file, joined, id), keys);
}

/** Nothing until the last recording of the row was read, then all of them as one. */
function partsOf({ listed, row, files }: Claim, runs: readonly Reading[]): readonly Reading[] {
  const parts = [...(listed.parts.get(row) ?? []), together(runs)];
  listed.parts.set(row, parts);
  return parts.length < files ? [] : [together(parts)];
}

/** A file that cannot be read: its row stands in for it, else it is a result that names the problem. */
async function untold(work: Work, file: string, key: string, problem: NotRead, claim: Claim | null): Promise<Step> {
  if (!claim) return counted(work, file, [{ file, ...problem }], [key]);
  // Of several files that a row names, the first that cannot be read speaks for it.
  if (claim.listed.told[claim.row]) return counted(work, file, [], [key]);
  const keys = [key, tell(work, claim)];
  const row = await rowAlone(`${work.root}/${claim.listed.name}`, claim.listed.list, claim.row, "file-unreadable");
  return counted(work, file, [row], keys);
}

/** Rows that no file told of. */
async function* readRows(work: Work): AsyncGenerator<Step> {
  for (const listed of work.lists)
    for (const [row, { key, files }] of listed.list.rows.entries()) {
      const keys = [`${work.key}/${listed.name}#${key}`];
      if (listed.told[row] || work.watch.skip.has(keys[0]!)) continue;
      const missing: Warning | null = files.length ? "file-missing" : listed.list.withoutFile;
      const result = await rowAlone(`${work.root}/${listed.name}`, listed.list, row, missing);
      work.done++;
      work.of++;
      yield counted(work, result.file, [result], keys);
    }
}
