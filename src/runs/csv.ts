import { BUDGET, refusal } from "./budget.ts";

/**
 * Rows of text with commas (or semicolons or tabs), quoted as RFC 4180 has it; a quoted cell may hold line breaks. A
 * quote opens a cell only at its beginning, so that one which is missing costs a row or two and not all that follow.
 */
export async function rowsOf(texts: AsyncIterable<string>): Promise<readonly (readonly string[])[]> {
  const rows: string[][] = [];
  let [row, cell, quoted, closing, comma] = [[] as string[], "", false, false, ""];
  const endCell = (): void => {
    if (row.length >= BUDGET.columns) throw refusal("too-many", `more than ${BUDGET.columns} columns`);
    row.push(cell);
    [cell, closing] = ["", false];
  };
  const endRow = (): void => {
    endCell();
    if (row.length > 1 || row[0] !== "") rows.push(row);
    if (rows.length > BUDGET.rows) throw refusal("too-many", `more than ${BUDGET.rows} rows`);
    row = [];
  };
  for await (const text of texts) {
    comma ||= commaOf(text);
    for (let at = 0; at < text.length; at++) {
      const c = text[at]!;
      if (quoted) {
        const end = text.indexOf('"', at);
        cell += text.slice(at, end < 0 ? text.length : end);
        if (cell.length > BUDGET.cellBytes)
          throw refusal("too-large", `a cell of more than ${BUDGET.cellBytes} characters`);
        at = end < 0 ? text.length : end;
        if (end >= 0) [quoted, closing] = [false, true];
      } else if (c === '"') {
        const opens = closing || cell === "";
        if (!opens || closing) cell += '"';
        [quoted, closing] = [opens, false];
      } else if (c === comma) endCell();
      // Both together end a row and an empty one, which is none.
      else if (c === "\n" || c === "\r") endRow();
      else {
        cell += c;
        closing = false;
        if (cell.length > BUDGET.cellBytes)
          throw refusal("too-large", `a cell of more than ${BUDGET.cellBytes} characters`);
      }
    }
  }
  if (cell !== "" || row.length) endRow();
  return rows;
}

/** Rows below the header, and how many more there are that do not have its columns: a broken or missing quote, a cut. */
export function parted(
  [header = [], ...lines]: readonly (readonly string[])[],
  isOne: (cells: readonly string[]) => boolean,
): { readonly whole: readonly (readonly string[])[]; readonly broken: number } {
  const some = lines.filter((cells) => !cells.every(isBlank));
  const fits = fitting(header, some);
  const isRow = (line: string): boolean => cellsOf(line).length >= LEAST_CELLS && isOne(cellsOf(line));
  /** A quote that is missing draws the next row, with a quote of its own, into a cell: both are lost. */
  const drawsIn = (cell: string): boolean => {
    const end = Math.max(cell.lastIndexOf("\n"), cell.lastIndexOf("\r"));
    return end >= 0 && cell.includes('"', end) && isRow(cell.slice(end + 1));
  };
  const isWhole = (cells: readonly string[]): boolean => fits(cells) && isOne(cells) && !cells.some(drawsIn);
  const lost = (cells: readonly string[]): number =>
    1 + cells.flatMap(linesBelow).filter((line) => isOne(cellsOf(line))).length;
  const whole = some.filter(isWhole);
  const kept = new Set(whole);
  const broken = some.filter((cells) => !kept.has(cells)).reduce((sum, cells) => sum + lost(cells), 0);
  return { whole, broken };
}
const cellsOf = (line: string): readonly string[] => line.split(/[,;\t]/);
/** So many cells tell a row from a line of a description that begins with a number. */
const LEAST_CELLS = 3;
/** So many lines of a cell are looked at; what a missing quote drew in begins with the second. */
const MOST_LINES = 50;
const linesBelow = (cell: string): readonly string[] =>
  /[\r\n]/.test(cell) ? cell.split(/\r\n?|\n/, MOST_LINES).slice(1) : [];
const isBlank = (cell: string): boolean => cell.trim() === "";

/**
 * Does a row have the columns of the header? Where most rows end with the same few empty columns more, and none has just
 * the header's, these too: else they come of commas in names without quotes, and their cells stand one too far.
 */
function fitting(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): (cells: readonly string[]) => boolean {
  const named = header.findLastIndex((name) => !isBlank(name)) + 1;
  const isBare = (cells: readonly string[]): boolean => cells.slice(named).every(isBlank);
  const often = new Map<number, number>();
  for (const cells of rows.filter(isBare)) often.set(cells.length, (often.get(cells.length) ?? 0) + 1);
  const isMost = (length: number): boolean => 2 * (often.get(length) ?? 0) > Math.max(rows.length, 2);
  const usual = (length: number): boolean =>
    length >= named && isMost(length) && (length < header.length || !often.has(header.length));
  return (cells) => cells.length === header.length || (usual(cells.length) && isBare(cells));
}

/** The sign that parts the cells of the first line. */
function commaOf(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/));
  const count = (sign: string): number => line.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
