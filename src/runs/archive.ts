import { BUDGET } from "./budget.ts";
import { opened } from "./content.ts";
import { type Harm, isDared, isHarmed, secondsAfter, unharmed, weigh } from "./harm.ts";
import { bytesItem, gathered, type Item, type Watch, within } from "./item.ts";
import type { List } from "./list.ts";
import { byStart, type Claim, claimsOf, joinedRow, type Listed, listed, type Recorded, unread } from "./listed.ts";
import { memberRead } from "./member.ts";
import { isTold, type PassedOver } from "./passed-over.ts";
import { type Count, past, shareOf, turnTo } from "./progress.ts";
import { type ReadResult, refused, type Warning } from "./run.ts";
import { brokenRows, type NotRead, refusedBy, rowAlone, type Step, withIds } from "./step.ts";
import { isUnsafeName, membersOf } from "./zip.ts";

/** What an archive and those in it have in common. */
interface Shared {
  readonly watch: Watch;
  readonly count: Count;
  readonly depth: number;
  readonly harm: Harm;
}
/** An archive that is being read: what it holds and what its lists say. */
interface Work extends Shared {
  readonly root: string;
  readonly key: string;
  readonly members: readonly Item[];
  readonly lists: readonly Listed[];
  readonly claims: ReadonlyMap<string, Claim>;
  /** Begins a member: says how much of the archive it is. */
  readonly turn: (member: Item) => void;
}

/** Only files whose name says text are looked at for a list: the rest would be unpacked twice. */
const MAY_BE_A_LIST = /\.(csv|json|xml|txt)$/i;

/** Weigh nothing: they are passed over unread. */
const PASSED_OVER = /\.(jpe?g|png|gif|webp|heic|mp4|mov|m4v|avi|pdf|html?|md)$/i;
const weightOf = ({ name, size }: Item): number => (PASSED_OVER.test(name) ? 0 : size);
/** Laying an archive in an archive onto the disk is so much of reading it. */
const SPOOLING_SHARE = 0.25;

/** An archive: its members, step by step. `count` stands at the archive itself. */
export const readArchive = (item: Item, watch: Watch, count: Count): AsyncGenerator<Step> =>
  archiveSteps(item, { watch, count, depth: 1, harm: unharmed() });

async function* archiveSteps(item: Item, shared: Shared): AsyncGenerator<Step> {
  if (item.stretch === null) yield* unpackedFirst(item, shared);
  else yield* filesSteps(item.name, `${item.name}|${item.key}`, await membersOf(item), shared);
}

/** An archive within another lies packed: it is unpacked as a whole, onto the disk where there is one. */
async function* unpackedFirst(item: Item, shared: Shared): AsyncGenerator<Step> {
  const { watch, count } = shared;
  const packed = "packed" in item && typeof item.packed === "number" ? item.packed : 0;
  const most = Math.min(BUDGET.spooledBytes, packed * BUDGET.spooledRatio);
  const bytes = watch.spool ? Math.max(BUDGET.nestedBytes, most) : BUDGET.nestedBytes;
  const seconds = BUDGET.seconds + packed / BUDGET.spooledBytesPerSecond;
  const chunks = within(item.chunks(), { bytes, packed: null, seconds }, watch);
  turnTo(count, count.next, item.size / SPOOLING_SHARE);
  const inner = watch.spool
    ? await watch.spool(item.name, chunks)
    : bytesItem(item.name, await gathered(chunks), item.key);
  count.share = shareOf(count);
  yield* archiveSteps({ ...inner, key: item.key }, shared);
}

/** Files that belong together: of an archive, or of a folder that is one unpacked. Where nothing is in it, that is told. */
export const readFiles = (
  root: string,
  key: string,
  members: readonly Item[],
  watch: Watch,
  count: Count,
): AsyncGenerator<Step> => filesSteps(root, key, members, { watch, count, depth: 1, harm: unharmed() });

async function* filesSteps(root: string, key: string, members: readonly Item[], shared: Shared): AsyncGenerator<Step> {
  const { watch, count, depth } = shared;
  let any = false;
  for await (const step of stepsOf(root, key, members, shared)) {
    any ||= step.results.length > 0;
    yield step;
  }
  if (members.length === 0) past(count);
  if (any || depth > 1 || [...watch.skip].some((known) => known.startsWith(root))) return;
  const problem = refused("no-activity", `${members.length} files, none with an activity`);
  yield { file: root, results: [{ file: root, ...problem }], keys: [`${key}!`], done: count.done, of: count.of };
}

async function* stepsOf(root: string, key: string, members: readonly Item[], shared: Shared): AsyncGenerator<Step> {
  const { watch, count, harm } = shared;
  const lists: Listed[] = [];
  const problems: ReadResult[] = [];
  const usual: Item[] = [];
  const turn = turning(count, members);
  for (const member of members) {
    const problem = problemOf(member);
    const mayBe = MAY_BE_A_LIST.test(member.name) && isDared(harm, member);
    const found = problem ?? (mayBe ? await listIn(member, shared, turn) : null);
    if (found === null) {
      usual.push(member);
      continue;
    }
    if (problem) turn(member);
    past(count);
    const told = "ok" in found ? found : brokenRows(found);
    if (!("ok" in found)) lists.push(listed(member.name, found));
    else weigh(harm, found.problem);
    if (told !== null) problems.push({ file: `${root}/${member.name}`, ...told });
  }
  const work: Work = { ...shared, root, key, members: usual, lists, claims: claimsOf(lists, usual), turn };
  count.of += rowsAlone(work).length;
  for (const [at, problem] of problems.entries()) {
    const own = `${key}!${at}`;
    if (!watch.skip.has(own)) yield counted(work, problem.file, [problem], [own]);
  }
  yield* readMembers(work);
  yield* readRows(work);
}

/** Opens an archive in the count: its members take the place of the file that it is. */
function turning(count: Count, members: readonly Item[]): (member: Item) => void {
  count.of += Math.max(0, Math.max(1, members.length) - count.inside);
  const [from, far] = [count.share, count.next - count.share];
  const total = members.reduce((sum, member) => sum + weightOf(member), 0);
  let spent = 0;
  const turned = new Set<Item>();
  return (member) => {
    if (!turned.has(member)) spent += weightOf(member);
    turned.add(member);
    turnTo(count, from + (total > 0 ? (far * spent) / total : 0), weightOf(member));
  };
}

function problemOf(member: Item): NotRead | null {
  if (isUnsafeName(member.name)) return refused("unsafe-name", member.name.slice(0, 120));
  return "locked" in member && member.locked === true ? refused("locked", "asks for a password") : null;
}

/** The list in a file; null when there is none; or why it cannot be read. */
async function listIn(
  member: Item,
  { watch, harm }: Shared,
  turn: (member: Item) => void,
): Promise<List | NotRead | null> {
  try {
    const { opened: found, close } = await opened(member, { ...watch, seconds: secondsAfter(harm) });
    try {
      if (found.kind !== "known" || found.format.kind !== "list") return null;
      turn(member);
      const list = await found.format.read(found.content);
      harm.rows += list.rows.length;
      return harm.rows > BUDGET.rows ? refused("too-many", `more than ${BUDGET.rows} rows in all`) : list;
    } finally {
      await close();
    }
  } catch (thrown) {
    watch.checked();
    return refusedBy(thrown);
  }
}

const counted = (
  { count: { done, of } }: Work,
  file: string,
  results: readonly ReadResult[],
  keys: readonly string[],
): Step => ({ file, results, keys, done, of });

async function* readMembers(work: Work): AsyncGenerator<Step> {
  const { watch, count, harm } = work;
  let leftOut = 0;
  for (const member of work.members) {
    const here: Place = { file: `${work.root}/${member.name}`, key: `${work.key}/${member.name}|${member.key}` };
    const claim = work.claims.get(member.name) ?? null;
    work.turn(member);
    if (watch.skip.has(here.key)) {
      if (claim) claim.listed.told[claim.row] = true;
      past(count, true);
      continue;
    }
    watch.checked();
    const read = isDared(harm, member) ? await memberRead(member, watch, harm) : refused("rest-left-out", "");
    if (read === "archive" && !isHarmed(harm)) yield* nested(work, member, here.file);
    else past(count);
    if (read === "archive") {
      if (isHarmed(harm)) leftOut++;
      if (claim) yield await lookedAt(work, here, claim, refused("no-activity", "an archive"));
    } else if ("passedOver" in read) {
      if (claim) yield await lookedAt(work, here, claim, read.passedOver);
      else yield counted(work, here.file, resultOf(here, member, read), [here.key]);
    } else if (read.ok) yield await told(work, here, read.recorded, claim);
    else {
      weigh(harm, read.problem);
      if (read.problem === "rest-left-out") leftOut++;
      if (claim) yield await lookedAt(work, here, claim, read);
      else if (read.problem !== "rest-left-out")
        yield counted(work, here.file, [{ file: here.file, ...read }], [here.key]);
    }
  }
  if (!leftOut) return;
  const problem = refused("rest-left-out", `${leftOut} files`);
  yield counted(work, work.root, [{ file: work.root, ...problem }], []);
}

/** Where a member lies, and the key that tells it again. */
interface Place {
  readonly file: string;
  readonly key: string;
}
const resultOf = ({ file }: Place, { name }: Item, read: PassedOver): readonly ReadResult[] =>
  isTold(name, read) ? [{ file, ...read.passedOver }] : [];

async function* nested(work: Work, member: Item, file: string): AsyncGenerator<Step> {
  const { watch, count, harm } = work;
  const [before, next] = [count.done, count.next];
  const bad = (problem: NotRead): Step => {
    weigh(harm, problem.problem);
    if (count.done === before) past(count);
    return counted(work, file, [{ file, ...problem }], []);
  };
  try {
    if (work.depth >= BUDGET.archiveDepth) {
      yield bad(refused("too-deep", `more than ${BUDGET.archiveDepth} archives in each other`));
      return;
    }
    const inner: Item = { ...member, name: file };
    for await (const step of archiveSteps(inner, { watch, count, harm, depth: work.depth + 1 }))
      yield joinedByStart(work, step);
  } catch (thrown) {
    watch.checked();
    yield bad(refusedBy(thrown));
  } finally {
    count.share = next;
  }
}

/** Runs of an inner archive, joined with the rows of an outer list that knows no file names. */
function joinedByStart(work: Work, step: Step): Step {
  const keys = [...step.keys];
  const results = step.results.map((result): ReadResult => {
    if (!result.ok) return result;
    const { id, ...reading } = result.run;
    const found = byStart(work.lists, reading);
    if (!found) return result;
    keys.push(tell(work, found));
    return { ...result, run: { id, ...found.listed.list.joined(found.listed.list.rows[found.row]!.reading, reading) } };
  });
  return { ...step, results, keys };
}

/** Marks a row as told and gives its key. */
function tell({ key }: Work, { listed, row }: Pick<Claim, "listed" | "row">): string {
  listed.told[row] = true;
  return `${key}/${listed.name}#${listed.list.rows[row]!.key}`;
}

/** A recording that was read: with its row, once all the recordings of the row were looked at. */
async function told(work: Work, here: Place, recorded: Recorded, claim: Claim | null): Promise<Step> {
  if (claim) return lookedAt(work, here, claim, recorded);
  await keep(work, recorded);
  const keys = [here.key];
  const joined = recorded.runs.map((run) => {
    const found = byStart(work.lists, run);
    if (!found) return run;
    keys.push(tell(work, found));
    return found.listed.list.joined(found.listed.list.rows[found.row]!.reading, run);
  });
  return counted(work, here.file, withIds(here.file, joined, recorded.id), keys);
}
const keep = async ({ watch }: Work, { name, kept }: Recorded): Promise<void> =>
  kept ? watch.keep?.(name, kept) : undefined;

/** A file that a row names was looked at. With the last of them the row is told: with what could be read, or alone. */
async function lookedAt(work: Work, here: Place, claim: Claim, found: Recorded | NotRead): Promise<Step> {
  if ("ok" in found) unread(claim, found);
  else claim.recorded.push(found);
  claim.keys.push(here.key);
  if (--claim.left > 0) return counted(work, here.file, [], []);
  const keys = [...claim.keys, tell(work, claim)];
  for (const recorded of claim.recorded) await keep(work, recorded);
  const id = claim.recorded.at(-1)?.id;
  const results =
    id === undefined
      ? [await rowAlone(`${work.root}/${claim.listed.name}`, claim.listed.list, claim.row, claim.warning)]
      : withIds(here.file, joinedRow(claim), id);
  // An archive has thousands of them: what was told is held no longer.
  claim.recorded.length = claim.keys.length = 0;
  return counted(work, here.file, results, keys);
}

/** Rows that name no file which is there: their number is known from the beginning. */
function rowsAlone({ lists, claims }: Work): readonly (readonly [Listed, number])[] {
  const named = new Set([...claims.values()].map(({ listed: list, row }) => `${list.name}#${row}`));
  return lists
    .filter(({ list }) => !list.byStart)
    .flatMap((list) =>
      list.list.rows.flatMap((_, row) => (named.has(`${list.name}#${row}`) ? [] : [[list, row] as const])),
    );
}

/** Rows that no file told of. */
async function* readRows(work: Work): AsyncGenerator<Step> {
  for (const list of work.lists)
    for (const [row, { key, files }] of list.list.rows.entries()) {
      const own = `${work.key}/${list.name}#${key}`;
      const isSkipped = work.watch.skip.has(own);
      if (list.told[row] || (isSkipped && list.list.byStart)) continue;
      past(work.count, isSkipped);
      if (isSkipped) continue;
      const without = files.length ? ("file-missing" as const) : list.list.withoutFile;
      const missing: Warning | null = list.shared.has(row) ? null : without;
      const result = await rowAlone(`${work.root}/${list.name}`, list.list, row, missing);
      yield counted(work, result.file, [result], [own]);
    }
}
