/** Reads lines of the first shape from outside. Frozen with it: what was readable once stays readable. */
import { MOMENTS, parseDate, parseInstant, REGIONS, TOOLS } from "#core";
import type { LineV1 } from "./v1.ts";

/** The first field that is not what the shape says; null when all are. */
type Check = (value: unknown) => string | null;
type Fields = Readonly<Record<string, Check>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const when =
  (isFine: (value: unknown) => boolean): Check =>
  (value) =>
    isFine(value) ? null : "";
const text = (pattern: RegExp): Check => when((value) => typeof value === "string" && pattern.test(value));
const among = (names: readonly string[]): Check => when((value) => typeof value === "string" && names.includes(value));
const number = (least: number, most: number): Check =>
  when((value) => typeof value === "number" && value >= least && value <= most);
const whole = (least: number, most: number): Check =>
  when((value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? null : check(value);
const join = (outer: string, inner: string): string => (inner === "" ? outer : `${outer}.${inner}`);
const list =
  (check: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return "";
    for (const [index, each] of value.entries()) {
      const bad = check(each);
      if (bad !== null) return join(String(index), bad);
    }
    return null;
  };
const fields =
  (shape: Fields): Check =>
  (value) => {
    if (!isRecord(value)) return "";
    for (const [name, check] of Object.entries(shape)) {
      const bad = check(value[name]);
      if (bad !== null) return join(name, bad);
    }
    return null;
  };
const answers: Check = (value) =>
  isRecord(value)
    ? (Object.entries(value).find(([code, answer]) => !FLAG.test(code) || typeof answer !== "boolean")?.[0] ?? null)
    : "";

const FLAG = /^RF\d+a?$/;
const code = text(/^(RF\d+a?|PF\d+|C\d+|SR\d+|FU\d+)$/);
const flags = list(text(FLAG));
const region = among(REGIONS);
const regions = list(region);
const side = among(["left", "right", "middle", "both"]);
const points = whole(0, 10);
const instant = when((value) => typeof value === "string" && parseInstant(value) !== null);
const date = when((value) => typeof value === "string" && parseDate(value) !== null);
const seconds = number(0, 86_400);

const worked = fields({
  technique: text(/^T\d\d$/),
  region,
  side,
  tool: among(TOOLS),
  seconds,
  before: orNull(points),
  after: orNull(points),
  highest: orNull(points),
  stop: orNull(text(/^SR\d+$/)),
});
/** The fields of each kind, besides those that every line has. */
const KINDS: Readonly<Record<LineV1["kind"], Fields>> = {
  session: {
    moment: among(MOMENTS),
    complaint: orNull(text(/^C\d+$/)),
    minutes: number(0, 1440),
    lastedSeconds: seconds,
    edition: text(/./),
    worked: list(worked),
  },
  morning: { felt: list(fields({ region, side, soreness: points })) },
  answered: { answers, regions },
  stopped: { flags },
  corrected: { line: text(/./), answers },
  cleared: { on: date, codes: list(code) },
  profile: { codes: list(text(/^PF\d+$/)), details: list(fields({ code: text(/^PF\d+$/), region, side, on: date })) },
};
const isKind = (kind: unknown): kind is LineV1["kind"] => typeof kind === "string" && Object.hasOwn(KINDS, kind);

/** Where a value is no line of the first shape, as a path; null when it is one. */
export function problemOfLineV1(value: unknown): string | null {
  if (!isRecord(value)) return "";
  if (!isKind(value["kind"])) return "kind";
  return fields({ v: when((v) => v === 1), id: text(/./), at: instant, ...KINDS[value["kind"]] })(value);
}
