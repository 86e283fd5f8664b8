import { expect, it } from "vitest";
import { columnsFor } from "./columns.ts";

it.each([
  [0, 1],
  [1, 1],
  [6, 6],
  [7, 4],
  [8, 4],
  [9, 5],
  [12, 6],
  [13, 5],
])("%i steps stand in %i columns", (steps, columns) => expect(columnsFor(steps)).toBe(columns));
it("no row is shorter than the others by more than there are rows", () => {
  for (let steps = 1; steps <= 40; steps++) {
    const columns = columnsFor(steps);
    const rows = Math.ceil(steps / columns);
    expect(rows * columns - steps, `${steps}`).toBeLessThan(rows);
  }
});
