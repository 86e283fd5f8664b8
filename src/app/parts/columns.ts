/** As many as stand side by side on a desk at most. */
const MOST = 6;
/** Columns for so many steps: as many rows as they need, and the rows as full as they can be (seven are four and three). */
export const columnsFor = (steps: number): number => {
  const rows = Math.max(1, Math.ceil(steps / MOST));
  return Math.max(1, Math.ceil(steps / rows));
};
