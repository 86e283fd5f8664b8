import { BUDGET, refusal } from "./budget.ts";

/** Rows of text with commas (or semicolons or tabs), quoted as RFC 4180 has it; a quoted cell may hold line breaks. */
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
        if (closing) cell += '"';
        [quoted, closing] = [true, false];
      } else if (c === comma) endCell();
      else if (c === "\n") endRow();
      else if (c !== "\r") {
        cell += c;
        if (cell.length > BUDGET.cellBytes)
          throw refusal("too-large", `a cell of more than ${BUDGET.cellBytes} characters`);
      }
    }
  }
  if (cell !== "" || row.length) endRow();
  return rows;
}

/** The sign that parts the cells of the first line. */
function commaOf(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/));
  const count = (sign: string): number => line.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
