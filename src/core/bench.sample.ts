import { areaKey } from "./body.ts";
import type { Bench } from "./barrier.ts";
import type { Area, AreaKey } from "./body.ts";
import type { AreaCare, Care } from "./care.ts";
import type { ComplaintFact, TechniqueFact, ToolFact } from "./facts.ts";
import type { HoldingFlag } from "./flags.ts";
import { historyOf } from "./history.ts";
import { parseInstant } from "./instant.ts";
import { ALL_AREAS } from "./places.ts";
import { profileInForce } from "./profile.ts";
import type { Request } from "./request.ts";
import { asking, SMALL } from "./small.sample.ts";

const FREE: AreaCare = { out: null, gentle: false, sore: false, half: false, ceiling: 5 };
export type ToldByHand = {
  readonly areas?: Partial<Record<AreaKey, Partial<AreaCare>>>;
  readonly flags?: readonly HoldingFlag[];
  readonly complaint?: ComplaintFact;
  readonly marked?: Partial<Record<AreaKey, number>>;
};
/** Everything that the rules look at, laid down by hand. */
export function benchOf(
  more: Partial<Request> = {},
  { areas = {}, flags = [], complaint, marked = {} }: ToldByHand = {},
): Bench {
  const request = asking(more);
  const history = historyOf(SMALL, request, parseInstant(request.at)!);
  const places = ALL_AREAS.map(areaKey).map((key): [AreaKey, AreaCare] => [key, { ...FREE, ...areas[key] }]);
  const wanted = {
    marked: new Map(Object.entries(marked) as [AreaKey, number][]),
    named: new Set<AreaKey>(),
    complaint: complaint ?? null,
    sides: new Set<Area["side"]>(),
    areas: [],
    regions: new Set<Area["region"]>(),
    kinds: new Map(),
  };
  const profile = profileInForce(SMALL, request, history);
  const care: Care = { wanted, areas: new Map(places), flags, profile, cautions: [], see: [] };
  return { knowledge: SMALL, request, history, care };
}
export const holding = (
  code: HoldingFlag["code"],
  more: Partial<Record<"gentle" | "applies" | "holdsAt", AreaKey[]>>,
) => ({
  code,
  disposition: "avoid-region" as const,
  timeframe: null,
  out: new Set<AreaKey>(),
  gentle: new Set(more.gentle),
  applies: new Set(more.applies),
  holdsAt: new Set(more.holdsAt),
});
export const technique = (code: string): TechniqueFact => SMALL.techniques.find((each) => each.code === code)!;
export const tool = (code: string): ToolFact => SMALL.tools.find((each) => each.code === code)!;
export const left = (region: Area["region"]): Area => ({ region, side: "left" });
