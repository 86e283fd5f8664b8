import type { ComplaintCode, Moment, RegionId, TechniqueCode, ToolId } from "#core";
import type { Fact } from "./schema.ts";

type Card = Fact<"cards">;
/** What is going on when a card may be shown: the request or plan at hand, the last run, and what was worked before. */
export interface Occasion {
  readonly screen: Card["when"]["screen"];
  readonly moment: Moment;
  readonly regions: readonly RegionId[];
  readonly complaint: ComplaintCode | null;
  readonly tools: readonly ToolId[];
  readonly techniques: readonly TechniqueCode[];
  /** The newest run; null when none is known. */
  readonly run: { readonly hoursAgo: number; readonly minutes: number; readonly descentMeters: number } | null;
  readonly earlier: readonly {
    readonly moment: Moment;
    readonly complaint: ComplaintCode | null;
    readonly regions: readonly RegionId[];
    readonly techniques: readonly TechniqueCode[];
  }[];
}

/** The cards of an occasion that were not shown before, in the order of the facts. */
export const cardsFor = (cards: readonly Card[], occasion: Occasion, shown: readonly string[]): readonly Card[] =>
  cards.filter((card) => !shown.includes(card.id) && applies(card.when, occasion));

function applies(when: Card["when"], occasion: Occasion): boolean {
  return (
    when.screen === occasion.screen &&
    (when.moments.length === 0 || when.moments.includes(occasion.moment)) &&
    isConcerned(when, occasion) &&
    (when.run === null || isRun(when.run, occasion.run)) &&
    (!when.firstTime || !occasion.earlier.some((session) => wasThere(when, session)))
  );
}

/** The wanted places or complaint are the card's, and so is a tool where the card names tools. */
function isConcerned(when: Card["when"], { regions, complaint, tools, techniques }: Occasion): boolean {
  const hasTool = when.tools.length === 0 || when.tools.some((tool) => tools.includes(tool));
  return hasTool && (namesNoPlace(when) || touches(when, { regions, complaint, techniques }));
}
const namesNoPlace = (when: Card["when"]): boolean =>
  when.regions.length + when.complaints.length + when.techniques.length === 0;

type Touched = Pick<Occasion, "regions" | "complaint" | "techniques">;
const touches = (when: Card["when"], { regions, complaint, techniques }: Touched): boolean =>
  when.regions.some((region) => regions.includes(region)) ||
  when.techniques.some((technique) => techniques.includes(technique)) ||
  (complaint !== null && when.complaints.includes(complaint));

function wasThere(when: Card["when"], session: Occasion["earlier"][number]): boolean {
  if (!namesNoPlace(when)) return touches(when, session);
  return when.moments.length === 0 || when.moments.includes(session.moment);
}

function isRun(wanted: NonNullable<Card["when"]["run"]>, run: Occasion["run"]): boolean {
  return (
    run !== null &&
    run.hoursAgo >= 0 &&
    run.hoursAgo <= wanted.withinHours &&
    run.minutes >= wanted.leastMinutes &&
    run.descentMeters >= wanted.leastDescentMeters
  );
}
