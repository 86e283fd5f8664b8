import { MOMENTS, REGIONS, sidesOf, TOOLS } from "./body.ts";
import type { MarkedSide, RegionId } from "./body.ts";
import type { Code, FlagCode, Knowledge, TechniqueCode } from "./facts.ts";
import type { Entry, Felt, Worked } from "./request.ts";
import { also, fields, inside, isRecord, list, number, oneOf, orNull, refuse, turned, wholeNumber } from "./shape.ts";
import type { Reader, Refused } from "./shape.ts";
import { answersReader, date, instant, SIDES, sideFits, sideOf, spotSides } from "./told.ts";

/** Rows of one entry; more than a day holds. */
const MOST_ROWS = 400;
const MOST_SECONDS = 86_400;
export const STOP_RULES: readonly Code[] = numbered("SR", 10);
const FOLLOW_UP_RULES: readonly Code[] = numbered("FU", 7);

function numbered(letters: string, most: number): readonly Code[] {
  return Array.from({ length: most }, (_, index) => `${letters}${index + 1}`);
}

const points = orNull(wholeNumber(0, 10));

/** A worked side is one that the region has; both at once is only for a technique that holds both. */
export function workedSide(knowledge: Knowledge): (worked: WorkedAsTold, field: string) => Refused | null {
  const breathing = new Set(knowledge.techniques.filter((each) => each.work === "breaths").map(({ code }) => code));
  return ({ technique, region, side }, field) => {
    const sides: readonly MarkedSide[] = breathing.has(technique) ? sideOf(region) : sidesOf(region);
    return sides.includes(side) ? null : refuse(inside(field, "side"), `one of ${sides.join(", ")}`).refused;
  };
}
type WorkedAsTold = { readonly technique: TechniqueCode; readonly region: RegionId; readonly side: MarkedSide };

function workedReader(knowledge: Knowledge): Reader<Worked> {
  return also(
    fields(
      {
        technique: oneOf(knowledge.techniques.map(({ code }) => code)),
        region: oneOf(REGIONS),
        side: oneOf(SIDES),
        tool: oneOf(TOOLS),
        seconds: number(0, MOST_SECONDS),
        before: points,
        after: points,
        highest: points,
        stop: orNull(oneOf(STOP_RULES)),
      },
      "ignored",
    ),
    workedSide(knowledge),
  );
}

const feltAsTold = also(
  fields({ region: oneOf(REGIONS), side: oneOf(SIDES), soreness: wholeNumber(0, 10) }, "ignored"),
  sideFits,
);
const felt: Reader<readonly Felt[]> = turned(list(feltAsTold, MOST_ROWS), (told) =>
  told.flatMap((each) => spotSides(each).map((side) => ({ ...each, side }))),
);

/** Readers of the entries, by kind. All their fields are needed; what a journal keeps besides is not looked at. */
export function entryReader(knowledge: Knowledge, names: ReadonlyMap<string, FlagCode>): Reader<Entry> {
  const flag = turned(oneOf([...names.keys()]), (name): FlagCode => names.get(name) ?? "RF1");
  const others = [...knowledge.profile, ...knowledge.complaints].map(({ code }): [string, Code] => [code, code]);
  const rules = [...STOP_RULES, ...FOLLOW_UP_RULES].map((code): [string, Code] => [code, code]);
  const cleared = new Map<string, Code>([...names, ...others, ...rules]);
  const code = turned(oneOf([...cleared.keys()]), (name): Code => cleared.get(name) ?? name);
  const kinds = {
    session: fields(
      {
        kind: oneOf(["session"]),
        at: instant,
        moment: oneOf(MOMENTS),
        worked: list(workedReader(knowledge), MOST_ROWS),
      },
      "ignored",
    ),
    morning: fields({ kind: oneOf(["morning"]), at: instant, felt }, "ignored"),
    answered: fields(
      {
        kind: oneOf(["answered"]),
        at: instant,
        answers: answersReader(names),
        regions: list(oneOf(REGIONS), MOST_ROWS),
      },
      "ignored",
    ),
    stopped: fields({ kind: oneOf(["stopped"]), at: instant, flags: list(flag, MOST_ROWS) }, "ignored"),
    cleared: fields({ kind: oneOf(["cleared"]), on: date, codes: list(code, MOST_ROWS) }, "ignored"),
  } as const satisfies Record<Entry["kind"], Reader<Entry>>;
  const kindOf = oneOf(Object.keys(kinds) as Entry["kind"][]);
  return (value, field) => {
    if (!isRecord(value)) return refuse(field, "an object with kind");
    const kind = kindOf(Object.hasOwn(value, "kind") ? value["kind"] : undefined, inside(field, "kind"));
    return "refused" in kind ? kind : kinds[kind.value](value, field);
  };
}
