import { beforeEach, describe, expect, it } from "vitest";
import type { Run } from "#runs";
import { runs } from "../record.ts";
import type { StepRead } from "../device/reader.ts";
import { defused } from "./defused.ts";
import { reading } from "./reading.ts";
import { show } from "./show.ts";
import { oldestBrought } from "./so-far.ts";

describe("a reading that goes on after a reload", () => {
  beforeEach(() => {
    const of = (id: string, startedAt: string | null): Run => ({ id, startedAt }) as Run;
    runs.value = [of("a", "2024-05-01T06:00:00Z"), of("b", null), of("c", "2019-01-01T06:00:00Z")];
  });
  it("knows the oldest run that it had brought, and none of another import", () => {
    const brought = ["a", "b"].map((run) => ({ run, file: `${run}.fit` }));
    expect(oldestBrought({ brought })).toBe("2024-05-01T06:00:00Z");
    expect(oldestBrought({ brought: [] })).toBeNull();
    expect(oldestBrought(null)).toBeNull();
  });
});

it("what is shown says how long it will still take, however many files were just told, and goes nowhere back", () => {
  const far = { id: "1", file: "", filesPerSecond: 0, secondsLeft: null, marks: [], oldest: null, stopping: false };
  reading.value = { ...far, done: 40, of: 90 };
  const read = (index: number) => ({
    kind: "read",
    file: `${index}`,
    index,
    of: 60,
    results: [],
    keys: [],
    originals: [],
  });
  show(read(11) as StepRead, [], 12);
  const pace = { done: 12, of: 60, share: 0.2, bytes: 9, filesPerSecond: 6, secondsLeft: 8 };
  show({ kind: "progress", file: "12", ...pace }, [], 12);
  expect(reading.value).toMatchObject({ done: 40, of: 90, secondsLeft: 8, filesPerSecond: 6, file: "12" });
  reading.value = null;
});

it("a saved report holds no formula, whatever a stranger called a file", () => {
  const line = { outcome: "problem", codes: ["empty"] } as const;
  const names = ["=HYPERLINK(1).gpx", "+1.fit", "-2.fit", "@x", "hill.gpx"];
  expect(names.map((file) => defused({ ...line, file, detail: null }).file)).toEqual([
    "'=HYPERLINK(1).gpx",
    "'+1.fit",
    "'-2.fit",
    "'@x",
    "hill.gpx",
  ]);
  expect(defused({ ...line, file: "a", detail: "=1" }).detail).toBe("'=1");
});
