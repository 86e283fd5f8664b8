import fc from "fast-check";
import { expect, it } from "vitest";
import { wallAt, wallFrom } from "./wall-time.ts";

/** Steps of both clocks: the page's may stand, the date may do anything. */
const steps = fc.array(
  fc.record({ page: fc.integer({ min: 0, max: 60_000 }), date: fc.integer({ min: -100_000, max: 100_000 }) }),
  { minLength: 1, maxLength: 40 },
);

it("never says that less passed than either clock does in a step, but for what is jitter", () => {
  fc.assert(
    fc.property(steps, (all) => {
      let [page, date] = [1000, 1_790_000_000_000];
      let time = wallFrom(page, date);
      for (const step of all) {
        [page, date] = [page + step.page, date + step.date];
        const next = wallAt(time, page, date);
        expect(next.ms - time.ms).toBeGreaterThanOrEqual(Math.max(step.page, step.date - 100));
        expect(next.setBack).toBe(date - page - time.aheadMs < -2000);
        time = next;
      }
    }),
  );
});

it("does not run ahead of two clocks that only jitter", () => {
  let time = wallFrom(0, 0);
  for (let n = 1; n <= 6000; n++) time = wallAt(time, n * 10 + (n % 3) * 0.3, n * 10 + (n % 2));
  expect(time.ms).toBeGreaterThan(59_990);
  expect(time.ms).toBeLessThan(60_010);
});
