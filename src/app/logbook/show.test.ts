// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { reading } from "./reading.ts";
import { show } from "./show.ts";

it("counts a file when it is kept: a reload goes on from no less", () => {
  const start = { id: "1", done: 3, of: 9, file: "", filesPerSecond: 0, secondsLeft: null, marks: [], oldest: null };
  reading.value = { ...start, stopping: false };
  const progress = (done: number) =>
    ({ kind: "progress", done, of: 9, share: 0, bytes: 0, filesPerSecond: 1, secondsLeft: 1, file: "a" }) as const;
  const marks = Array.from({ length: 9 }, () => "ok" as const);
  show(progress(7), marks, 5);
  expect([reading.value?.done, reading.value?.marks.length]).toEqual([5, 5]);
  show(progress(7), marks, 2);
  expect(reading.value?.done).toBe(5);
  show(progress(8), marks, 8);
  expect(reading.value?.done).toBe(8);
  reading.value = null;
});
