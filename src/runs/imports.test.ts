import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rowsOf } from "./csv.ts";
import {
  countOf,
  filtered,
  handedOver,
  type ImportEvent,
  importsOf,
  notOpened,
  originsOf,
  reportTable,
  stepEvent,
  undoneBy,
} from "./imports.ts";
import { bytesItem, UNWATCHED } from "./item.ts";
import { madeRun } from "./made-fit.ts";
import { readFolder } from "./read.ts";
import type { Step } from "./step.ts";

const began = (id: string): ImportEvent => ({ kind: "began", import: id, at: "2026-11-23T18:00:00Z", files: ["a"] });
const step = (id: string, ...runs: readonly string[]): ImportEvent => ({
  kind: "step",
  import: id,
  keys: runs.map((run) => `key ${run}`),
  brought: runs.map((run) => ({ run, file: `${id}/${run}` })),
  lines: [],
});

/** What is kept when runs are stored as imports bring them and undone imports take theirs away. */
function kept(events: readonly ImportEvent[]): ReadonlySet<string> {
  const runs = new Set<string>();
  events.forEach((event, i) => {
    if (event.kind === "step") event.brought.forEach(({ run }) => runs.add(run));
    if (event.kind === "undone")
      undoneBy(importsOf(events.slice(0, i)), event.import).forEach((run) => runs.delete(run));
  });
  return runs;
}

describe("imports", () => {
  it("undo takes away exactly what one import brought, whatever came before and after", () => {
    const run = fc.constantFrom("a", "b", "c", "d", "e");
    const brings = fc.array(fc.array(run, { maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(brings, fc.nat(), (imports, which) => {
        const undone = which % imports.length;
        const all = imports.flatMap((runs, i) => [began(`${i}`), step(`${i}`, ...runs)]);
        const after = kept([...all, { kind: "undone", import: `${undone}` }]);
        const without = new Set(imports.filter((_, i) => i !== undone).flat());
        expect(after).toEqual(without);
      }),
    );
  });
  it("a run that is left out is no longer theirs, until it is brought again", () => {
    const out = { kind: "left-out", import: "1", run: "a" } as const;
    const left = importsOf([began("1"), step("1", "a", "b"), out]);
    expect(left[0]).toMatchObject({ brought: [{ run: "b" }], left: [{ run: "a", file: "1/a" }] });
    expect([undoneBy(left, "1"), originsOf(left, "a")]).toEqual([["b"], []]);
    const again = importsOf([began("1"), step("1", "a", "b"), out, step("1", "a")]);
    expect(again[0]?.left).toEqual([]);
    expect(undoneBy(again, "1").toSorted()).toEqual(["a", "b"]);
  });
  it("left out of one import, a run stays with the other that brought it", () => {
    const out = { kind: "left-out", import: "1", run: "a" } as const;
    const both = importsOf([began("1"), step("1", "a"), began("2"), step("2", "a"), out]);
    expect([undoneBy(both, "1"), undoneBy(both, "2")]).toEqual([[], ["a"]]);
  });
  it("names files that would not open", () => {
    const [found] = importsOf([began("1"), notOpened("1", ["x/a.fit", "x/private"])]);
    expect(found?.report.map(({ file, codes }) => [file, ...codes])).toEqual([
      ["x/a.fit", "not-found"],
      ["x/private", "not-found"],
    ]);
    expect(found?.brought).toEqual([]);
  });
  it("knows how far it was, so that a reload goes on from there", () => {
    const far = (done: number, of: number): ImportEvent => stepEvent("1", { keys: [], results: [], done, of });
    expect(importsOf([began("1"), far(3, 9), far(7, 12), step("1", "a")])[0]).toMatchObject({ done: 7, of: 12 });
    expect(importsOf([began("1")])[0]).toMatchObject({ done: 0, of: 0 });
  });
  it("undone twice takes nothing more", () => {
    const events = [began("1"), step("1", "a"), { kind: "undone", import: "1" } as const];
    expect(undoneBy(importsOf(events), "1")).toEqual([]);
  });
  it("tells where a run came from, and forgets undone imports", () => {
    const events = [began("1"), step("1", "a"), began("2"), step("2", "a")];
    expect(originsOf(importsOf(events), "a")).toEqual(["1/a", "2/a"]);
    expect(originsOf(importsOf([...events, { kind: "undone", import: "1" }]), "a")).toEqual(["2/a"]);
  });
  it("a cancelled one keeps what was done", () => {
    const [one] = importsOf([began("1"), step("1", "a"), { kind: "ended", import: "1", how: "cancelled" }]);
    expect(one).toMatchObject({ state: "cancelled", keys: ["key a"], brought: [{ run: "a", file: "1/a" }] });
  });
});

const FILES = [30, 40, 50, 60].map((seconds, i) => bytesItem(`run ${i}.fit`, madeRun(seconds), `k${i}`));
async function steps(skip: ReadonlySet<string>, most = Infinity): Promise<readonly Step[]> {
  const all: Step[] = [];
  for await (const each of readFolder("runs", [...FILES, bytesItem("bad.fit", madeRun(9).slice(0, 20))], {
    ...UNWATCHED,
    skip,
  })) {
    all.push(each);
    if (all.length >= most) break;
  }
  return all;
}
const runsIn = (all: readonly Step[]): readonly string[] =>
  all.flatMap(({ results }) => results.flatMap((result) => (result.ok ? [result.run.id] : [])));

describe("going on after a reload", () => {
  it.each([0, 1, 2, 3, 4])("after %i files it reads the rest and nothing twice", async (done) => {
    const whole = await steps(new Set());
    const first = await steps(new Set(), done || 1).then((all) => all.slice(0, done));
    const events = [began("1"), ...first.map((each) => stepEvent("1", each))];
    const rest = await steps(new Set(importsOf(events)[0]?.keys));
    expect([...runsIn(first), ...runsIn(rest)]).toEqual(runsIn(whole));
  });
});

describe("what a backup brought", () => {
  it("is not an import's to take back", async () => {
    const [first] = await steps(new Set());
    const ids = runsIn([first!]);
    const events = [began("1"), stepEvent("1", first!, new Set(ids))];
    expect(importsOf(events)[0]?.report).toHaveLength(1);
    expect(undoneBy(importsOf(events), "1")).toEqual([]);
    expect(undoneBy(importsOf([began("1"), stepEvent("1", first!)]), "1")).toEqual(ids);
  });
  it("stays with an import that read it too, when the backup is taken back, and goes with that", async () => {
    const [first] = await steps(new Set());
    const ids = runsIn([first!]);
    const events = [began("1"), stepEvent("1", first!, new Set(ids))];
    const over = handedOver(importsOf(events), [...ids, "other"]);
    expect(over).toMatchObject([{ import: "1", brought: ids.map((run) => ({ run })) }]);
    expect(undoneBy(importsOf([...events, ...over]), "1")).toEqual(ids);
    expect(handedOver(importsOf([...events, { kind: "undone", import: "1" }]), ids)).toEqual([]);
  });
});

describe("the report", () => {
  it("has a line a file, can be filtered and saved", async () => {
    const events = [began("1"), ...(await steps(new Set())).map((each) => stepEvent("1", each))];
    const report = importsOf(events)[0]?.report ?? [];
    expect(countOf(report)).toEqual({ ok: 4, warning: 0, problem: 1 });
    expect(filtered(report, { outcome: "problem", code: "cut-off", word: "BAD" })).toHaveLength(1);
    const table = reportTable(report, (key) => `"${key}", said`);
    const rows = await rowsOf(
      (async function* () {
        yield table;
      })(),
    );
    expect(rows).toHaveLength(6);
    expect(rows.at(-1)?.slice(0, 3)).toEqual(["runs/bad.fit", "problem", '"run.cut-off", said']);
  });
});
