import type { ReportLine } from "#runs";

/** A table program takes a cell that begins so for a formula and works it out. */
const FORMULA = /^[=+\-@\t\r]/;
const plain = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
/** A line of the report whose cells are read as words by every table program: names are given by strangers. */
export const defused = (line: ReportLine): ReportLine => ({
  ...line,
  file: plain(line.file),
  detail: line.detail === null ? null : plain(line.detail),
});
