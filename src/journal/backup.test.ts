import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backupOf, readBackup, type Remembered } from "./backup.ts";
import type { Line } from "./line.ts";
import { merged, mergeOf, undone, undoOf } from "./merge.ts";
import { openStop } from "./open.ts";
import { BACKUP_V1 } from "./versions/v1.sample.ts";

const read = readBackup(BACKUP_V1);
if (!read.ok) throw new Error(JSON.stringify(read.problem));
const first = read.backup;
type Edited = Record<string, unknown> & { lines: Record<string, unknown>[]; runs: unknown[] };
const edited = (edit: (backup: Edited) => void): ReturnType<typeof readBackup> => {
  const copy = JSON.parse(BACKUP_V1) as Edited;
  edit(copy);
  return readBackup(JSON.stringify(copy));
};
const EMPTY: Remembered = { lines: [], runs: [], settings: {} };

describe("a backup", () => {
  it("of the first version is read whole", () => {
    expect(first.lines.map(({ kind }) => kind)).toEqual([
      "profile",
      "answered",
      "session",
      "morning",
      "stopped",
      "corrected",
      "cleared",
    ]);
    expect(first.runs).toHaveLength(1);
  });
  it("keeps what was said with a clearance, and every field that a later version may add", () => {
    const told = edited((b) => Object.assign(b.lines[6]!, { said: "No clot on the scan.", later: { is: 1 } }));
    expect(told.ok && told.backup.lines[6]).toMatchObject({ said: "No clot on the scan.", later: { is: 1 } });
    if (!told.ok) return;
    const kept = merged(EMPTY, mergeOf(EMPTY, told.backup));
    expect(kept.lines[6]).toEqual(told.backup.lines[6]);
  });
  it("keeps where and since when a stop's flags are, and names a detail that is none", () => {
    const stop = { v: 1, id: "z", at: "2026-11-22T07:00:00+01:00", kind: "stopped", flags: ["RF13"] };
    const details = [{ code: "RF13", region: "quads", side: "left", on: "2026-11-20" }];
    const told = edited((b) => b.lines.push({ ...stop, details }));
    expect(told.ok && told.backup.lines.at(-1)).toMatchObject({ details });
    for (const bad of ["quads", [{ ...details[0], on: "Friday" }], [null]])
      expect(edited((b) => b.lines.push({ ...stop, details: bad }))).toMatchObject({ ok: false });
  });
  it("keeps what was said of a session's places", () => {
    const marked = [{ region: "foot", side: "left", kind: "dull", point: { view: "soles", x: 60, y: 120 } }];
    const told = edited((b) => Object.assign(b.lines[2]!, { marked }));
    expect(told.ok && told.backup.lines[2]).toMatchObject({ marked });
  });
  it("comes back as it went", () => {
    const again = readBackup(JSON.stringify(backupOf(first, first.madeAt)));
    expect(again).toEqual({ ok: true, backup: first });
  });
  it.each([
    ["{ cut off", "no-json"],
    ["[1]", "no-backup"],
    ['{"format":"other"}', "no-backup"],
    [BACKUP_V1.replace('"version": 1', '"version": 2'), "newer"],
  ])("%s is refused as %s", (text, is) => expect(readBackup(text)).toEqual({ ok: false, problem: { is } }));
  it.each<[string, (backup: Edited) => void]>([
    ["madeAt", (b) => (b["madeAt"] = "yesterday")],
    ["lines", (b) => ((b as Record<string, unknown>)["lines"] = null)],
    ["lines.0.kind", (b) => (b.lines[0]!["kind"] = "diary")],
    ["lines.0.details.0.side", (b) => ((b.lines[0]!["details"] as Record<string, unknown>[])[0]!["side"] = "up")],
    ["lines.1.answers.RF15", (b) => (b.lines[1]!["answers"] = { RF15: null })],
    ["lines.2.worked.1.seconds", (b) => delete (b.lines[2]!["worked"] as Record<string, unknown>[])[1]!["seconds"]],
    ["lines.2.worked.0.after", (b) => ((b.lines[2]!["worked"] as Record<string, unknown>[])[0]!["after"] = 11)],
    ["lines.3.felt.0.soreness", (b) => (b.lines[3]!["felt"] = [{ region: "foot", side: "left", soreness: 2.5 }])],
    ["lines.2.marked", (b) => (b.lines[2]!["marked"] = [{ region: "foot", side: "left", kind: "awful" }])],
    ["lines.2.marked", (b) => (b.lines[2]!["marked"] = [{ point: { view: "back", x: "1", y: 2 } }])],
    ["lines.2.marked", (b) => (b.lines[2]!["marked"] = "foot")],
    ["lines.4.flags", (b) => delete b.lines[4]!["flags"]],
    ["lines.4.v", (b) => (b.lines[4]!["v"] = 2)],
    ["lines.6.on", (b) => (b.lines[6]!["on"] = "2026-13-40")],
    ["lines.6.said", (b) => (b.lines[6]!["said"] = 5)],
    ["lines.6.stops", (b) => (b.lines[6]!["stops"] = "s")],
    ["lines.7", (b) => b.lines.push(5 as never)],
    ["runs.1.id", (b) => b.runs.push({ name: "no id" })],
    ["runs.1.sport", (b) => b.runs.push({ id: "r2", sport: 7 } as never)],
    ["runs.1.warnings", (b) => b.runs.push({ id: "r2", warnings: null } as never)],
    ["settings", (b) => (b["settings"] = [])],
  ])("names %s when it is wrong", (at, edit) =>
    expect(edited(edit)).toEqual({ ok: false, problem: { is: "broken", at } }),
  );
});

const lineOf = (id: string, flag: string): Line =>
  ({ v: 1, id, at: "2026-11-22T07:00:00+01:00", kind: "stopped", flags: [flag] }) as Line;
const lines = fc.array(
  fc.record({ id: fc.constantFrom("a", "b", "c", "d"), flag: fc.constantFrom("RF1", "RF2", "RF4") }),
  { maxLength: 6 },
);
const remembered = fc
  .record({
    lines,
    runs: fc.uniqueArray(fc.constantFrom("r1", "r2", "r3")),
    tools: fc.uniqueArray(fc.constantFrom("x", "y")),
  })
  .map(({ lines: told, runs, tools }): Remembered => ({
    ...merged(EMPTY, mergeOf(EMPTY, { ...EMPTY, lines: told.map(({ id, flag }) => lineOf(id, flag)) })),
    runs: runs.map((id) => ({ id })),
    settings: { tools },
  }));
const together = (a: Remembered, b: Remembered): Remembered => merged(a, mergeOf(a, b));
/** What is said, whatever order and ids. */
const said = ({ lines: all, runs, settings }: Remembered) => ({
  lines: all.map((line) => `${line.id.split("~")[0]} ${JSON.stringify({ ...line, id: "" })}`).toSorted(),
  runs: runs.map(({ id }) => id).toSorted(),
  tools: ((settings["tools"] ?? []) as string[]).toSorted(),
});

describe("bringing two records together", () => {
  it("loses nothing of either side, in any order, however often", () =>
    fc.assert(
      fc.property(remembered, remembered, remembered, (a, b, c) => {
        expect(said(together(a, b))).toEqual(said(together(b, a)));
        expect(said(together(together(a, b), c))).toEqual(said(together(a, together(b, c))));
        const both = together(a, b);
        expect(mergeOf(both, a)).toEqual({ lines: [], runs: [], settings: {} });
        expect(mergeOf(both, b).lines).toEqual([]);
        expect(both.lines.slice(0, a.lines.length)).toEqual(a.lines);
      }),
    ));
  it("gives every line an id of its own", () =>
    fc.assert(
      fc.property(remembered, remembered, (a, b) => {
        const ids = together(a, b).lines.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    ));
  it("keeps what is set here and joins lists", () => {
    const { settings } = together(
      { ...EMPTY, settings: { minutes: 10, tools: ["a"] } },
      { ...EMPTY, settings: { minutes: 20, tools: ["b", "a"], theme: "dark" } },
    );
    expect(settings).toEqual({ minutes: 10, tools: ["a", "b"], theme: "dark" });
  });
  it("keeps a lock, whichever side holds it", () => {
    const locked: Remembered = { ...EMPTY, lines: [lineOf("x", "RF2")] };
    expect(openStop(together(locked, EMPTY).lines)?.id).toBe("x");
    expect(openStop(together(EMPTY, locked).lines)?.id).toBe("x");
    const old = first.lines.filter(({ kind }) => kind === "session" || kind === "profile");
    expect(openStop(together(locked, { ...first, lines: old }).lines)?.id).toBe("x");
  });
});

describe("taking a restore back", () => {
  const withoutStops = ({ lines: all, ...rest }: Remembered): Remembered => ({
    ...rest,
    lines: all.filter(({ kind }) => kind !== "stopped"),
  });
  it("gives what was there before, but for a stop that came", () => {
    const here: Remembered = { lines: [lineOf("x", "RF4")], runs: [{ id: "r9" }], settings: { minutes: 5 } };
    const merge = mergeOf(here, first);
    const back = undone(merged(here, merge), undoOf(here, merge, first.madeAt));
    expect(withoutStops(back)).toEqual(withoutStops(here));
    expect(back.lines.map(({ id }) => id)).toEqual(["x", "e"]);
  });
  it("never opens a lock", () =>
    fc.assert(
      fc.property(remembered, remembered, (here, file) => {
        const merge = mergeOf(here, file);
        const both = merged(here, merge);
        const back = undone(both, undoOf(here, merge, "2026-11-25T20:00:00+01:00"));
        expect(openStop(both.lines) === null || openStop(back.lines) !== null).toBe(true);
      }),
    ));
});
