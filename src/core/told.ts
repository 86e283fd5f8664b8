import { sidesOf } from "./body.ts";
import type { MarkedSide, RegionId, Side } from "./body.ts";
import type { FlagCode, Knowledge } from "./facts.ts";
import { parseDate, parseInstant } from "./instant.ts";
import { inside, isRecord, refuse, text, yesOrNo } from "./shape.ts";
import type { Reader, Refused } from "./shape.ts";

/** What requests and entries tell alike: times, sides, names of flags, answers. */
export const SIDES = ["left", "right", "both", "middle"] as const satisfies readonly MarkedSide[];
export const instant = text("ISO 8601 time with an offset", (value) => parseInstant(value) !== null);
export const date = text("ISO 8601 date", (value) => parseDate(value) !== null);

/** The sides that may be told of a region. */
export function sideOf(region: RegionId): readonly MarkedSide[] {
  const own = sidesOf(region);
  return own.length === 1 ? own : [...own, "both"];
}
export function sideFits(
  area: { readonly region: RegionId; readonly side: MarkedSide },
  field: string,
): Refused | null {
  const sides = sideOf(area.region);
  return sides.includes(area.side) ? null : refuse(inside(field, "side"), `one of ${sides.join(", ")}`).refused;
}

/** The sides that a spot or a place names. */
export function spotSides(told: { readonly side: MarkedSide }): readonly Side[] {
  return told.side === "both" ? ["left", "right"] : [told.side];
}

/** Flag codes as the person may write them: the code or its speaking name. */
export function flagNames(knowledge: Knowledge): ReadonlyMap<string, FlagCode> {
  return new Map(knowledge.flags.flatMap(({ code, id }) => [[code, code] as const, [id, code] as const]));
}

/** Answers by code; a code and its speaking name are the same code twice. */
export function answersReader(names: ReadonlyMap<string, FlagCode>): Reader<Readonly<Record<FlagCode, boolean>>> {
  return (value, field) => {
    if (!isRecord(value)) return refuse(field, "an object of codes, each true or false");
    const answers = new Map<FlagCode, boolean>();
    for (const [name, answer] of Object.entries(value)) {
      const at = inside(field, name);
      const code = names.get(name);
      if (code === undefined) return refuse(at, "a code RF1–RF24 or one of its follow-ups");
      if (answers.has(code)) return refuse(at, `${code} once`);
      const read = yesOrNo(answer, at);
      if ("refused" in read) return read;
      answers.set(code, read.value);
    }
    return { value: Object.fromEntries(answers) };
  };
}
