/** Stands for a number in the text until its decimals are printed. */
const MARK = "worth:";
const MARKED = new RegExp(`"${MARK}(-?\\d+\\.\\d{6})"`, "g");
const WORTH_DECIMALS = 6;

/** One JSON value on one line; `worth` of a plan has six decimals (docs/contract.md). */
export function jsonLine(value: unknown): string {
  const marked = (key: string, each: unknown): unknown =>
    key === "worth" && typeof each === "number" ? MARK + each.toFixed(WORTH_DECIMALS) : each;
  return `${JSON.stringify(value, marked).replaceAll(MARKED, "$1")}\n`;
}
