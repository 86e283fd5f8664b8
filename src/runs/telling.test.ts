import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ImportEvent, importsOf, tellersOf, undoneBy } from "./imports.ts";
import type { Run } from "./run.ts";
import { type Telling, tellAlike, toldBy, untoldBy } from "./telling.ts";

const plain: Run = {
  id: "a",
  format: "gpx",
  name: null,
  sport: null,
  subSport: null,
  startedAt: "2026-11-20T07:00:00Z",
  utcOffsetMinutes: null,
  estimatedUtcOffsetMinutes: 60,
  elapsedSeconds: 1800,
  timerSeconds: null,
  movingSeconds: null,
  estimatedMovingSeconds: 1790,
  distanceMeters: 5000,
  ascentMeters: null,
  descentMeters: null,
  estimatedAscentMeters: 10,
  estimatedDescentMeters: 10,
  recordedSeconds: 1800,
  averageHeartRate: null,
  stepsPerMinute: null,
  effort: null,
  feel: null,
  leftShare: null,
  surface: null,
  samples: 1800,
  has: { position: true, heartRate: false, cadence: false, altitude: true },
  segments: [{ meters: 5000, seconds: 1800, grade: 0 }],
  warnings: ["no-sport"],
};
const withRow: Run = {
  ...plain,
  name: "To work",
  sport: "cycling",
  movingSeconds: 1700,
  effort: 4,
  warnings: [],
};

/** Runs kept as imports come and go, as the disk keeps them. */
function keeping() {
  const runs = new Map<string, Run>();
  const told = new Map<string, readonly Telling[]>();
  const events: ImportEvent[] = [];
  const write = (each: ReturnType<typeof toldBy>): void =>
    each.forEach((one) => {
      runs.set(one.run.id, one.run);
      if (one.told.length) told.set(one.run.id, one.told);
      else told.delete(one.run.id);
    });
  return {
    runs,
    told,
    take: (id: string, steps: readonly (readonly Run[])[]): void => {
      events.push({ kind: "began", import: id, at: "2026-11-23T18:00:00Z", files: ["a"] });
      for (const found of steps) {
        const before = [...runs.values()].map(
          (run) =>
            [run.id, told.get(run.id) ?? tellersOf(importsOf(events), run.id).map((by) => ({ by, run }))] as const,
        );
        write(toldBy(id, found, new Map(before)));
        const brought = found.map((run) => ({ run: run.id, file: "f" }));
        events.push({ kind: "step", import: id, keys: [], brought, lines: [] });
      }
    },
    undo: (id: string): void => {
      const gone = undoneBy(importsOf(events), id);
      for (const store of [runs, told]) gone.forEach((run) => store.delete(run));
      write(
        untoldBy(
          id,
          [...told.values()].filter((all) => all.some(({ by }) => by === id)),
        ),
      );
      events.push({ kind: "undone", import: id });
    },
  };
}

describe("what imports tell of one run", () => {
  it("a lone file unsays nothing that a list told of it, and undo gives back exactly what was before", () => {
    const kept = keeping();
    kept.take("list", [[withRow]]);
    kept.take("file", [[plain]]);
    expect(kept.runs.get("a")).toMatchObject({ name: "To work", sport: "cycling", movingSeconds: 1700, effort: 4 });
    expect(kept.runs.get("a")?.warnings).toEqual([]);
    kept.undo("file");
    expect(kept.runs.get("a")).toEqual(withRow);
    expect(kept.told.size).toBe(0);
  });
  it("what a list adds to a lone file goes with the list", () => {
    const kept = keeping();
    kept.take("file", [[plain]]);
    kept.take("list", [[withRow]]);
    expect(kept.runs.get("a")).toEqual(withRow);
    kept.undo("list");
    expect(kept.runs.get("a")).toEqual(plain);
  });
  it("a clock and its zone stay together, a sub-sport with its sport", () => {
    const bare: Run = { ...plain, startedAt: null, estimatedUtcOffsetMinutes: null, warnings: ["no-date", "no-sport"] };
    const row: Run = {
      ...bare,
      sport: "running",
      subSport: "trail",
      startedAt: "2026-11-20T08:00:00Z",
      segments: [],
      warnings: ["no-zone"],
    };
    const [both] = toldBy("2", [row], new Map([["a", [{ by: "1", run: bare }]]]));
    expect(both?.run).toMatchObject({ sport: "running", subSport: "trail", startedAt: row.startedAt });
    expect(both?.run.warnings).toEqual(["no-zone"]);
    expect(both?.run.segments).toEqual(plain.segments);
  });
  it("the same told twice takes no room", () => {
    const kept = keeping();
    kept.take("1", [[withRow]]);
    kept.take("2", [[{ ...withRow, segments: [...withRow.segments] }]]);
    expect([kept.told.size, tellAlike(withRow, kept.runs.get("a")!)]).toEqual([0, true]);
  });
  it("any imports and undos leave what the imports that stand tell, in their order", () => {
    const telling = fc.record({
      id: fc.constantFrom("a", "b", "c"),
      name: fc.constantFrom(null, "Morning", "Evening"),
      sport: fc.constantFrom(null, "running", "cycling"),
      movingSeconds: fc.constantFrom(null, 1700),
      effort: fc.constantFrom(null, 3, 7),
    });
    const steps = fc.array(fc.array(telling, { maxLength: 3 }), { minLength: 1, maxLength: 3 });
    const acts = fc.array(fc.oneof({ weight: 2, arbitrary: steps }, fc.nat({ max: 5 })), { maxLength: 9 });
    fc.assert(
      fc.property(acts, (all) => {
        const kept = keeping();
        const standing: { readonly id: string; readonly steps: readonly (readonly Run[])[] }[] = [];
        all.forEach((act, i) => {
          if (typeof act === "number") {
            const [gone] = standing.splice(act, 1);
            if (gone) kept.undo(gone.id);
          } else {
            const own = { id: `${i}`, steps: act.map((step) => step.map((said): Run => ({ ...plain, ...said }))) };
            standing.push(own);
            kept.take(own.id, own.steps);
          }
        });
        const anew = keeping();
        standing.forEach(({ id, steps: own }) => anew.take(id, own));
        expect(new Map([...kept.runs].toSorted())).toEqual(new Map([...anew.runs].toSorted()));
        expect(new Map([...kept.told].toSorted())).toEqual(new Map([...anew.told].toSorted()));
      }),
      { numRuns: 600 },
    );
  });
});
