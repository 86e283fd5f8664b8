import { areaKey, REGIONS } from "./body.ts";
import type { Area, Side } from "./body.ts";
import { STOP_RULES, workedSide } from "./entry-read.ts";
import type { Knowledge, TechniqueCode } from "./facts.ts";
import { carriedTo } from "./places.ts";
import type { Done, Wishes, WorkWish } from "./request.ts";
import { also, fields, list, number, oneOf, orNull, refuse, turned, wholeNumber, yesOrNo } from "./shape.ts";
import type { Reader, Refused } from "./shape.ts";
import { SIDES, sideFits } from "./told.ts";

/** More than a body has places, or a knowledge techniques. */
const MOST = { places: 60, techniques: 200, rows: 200 } as const;
/** Longer than any place may be pressed. */
const MOST_SECONDS = 600;
const MOST_DONE_SECONDS = 86_400;
const ONE_SIDE = ["left", "right", "middle"] as const satisfies readonly Side[];

function placesOnce(places: readonly Area[], field: string): Refused | null {
  const at = places.findIndex((place, n) => places.findIndex((each) => areaKey(each) === areaKey(place)) < n);
  return at < 0 ? null : refuse(`${field}[${at}]`, "each place once").refused;
}
/** The least is not above the most. */
function secondsFit({ leastSeconds, mostSeconds }: WorkWish, field: string): Refused | null {
  const fits = leastSeconds === null || mostSeconds === null || leastSeconds <= mostSeconds;
  return fits ? null : refuse(`${field}.mostSeconds`, `at least ${leastSeconds}`).refused;
}
/** What was done at a place is a technique of its own, or hands that are carried over to it. */
function ownTechnique(
  knowledge: Knowledge,
): (row: Pick<Done, "technique" | "region">, field: string) => Refused | null {
  return ({ technique, region }, field) => {
    const own = knowledge.techniques.filter((each) => each.region === region);
    const fits = [...own, ...carriedTo(knowledge, region)].some(({ code }) => code === technique);
    return fits ? null : refuse(`${field}.technique`, "a technique of that region").refused;
  };
}
function techniquesOnce(codes: readonly TechniqueCode[], field: string): Refused | null {
  const at = codes.findIndex((code, n) => codes.indexOf(code) < n);
  return at < 0 ? null : refuse(`${field}[${at}]`, "each technique once").refused;
}

const place = also(fields({ region: oneOf(REGIONS), side: oneOf(ONE_SIDE) }, "refused"), sideFits);
const places = also(list(place, MOST.places), placesOnce);

/** Wishes as docs/contract.md has them; every list may be left out. */
export function wishesReader(knowledge: Knowledge): Reader<Wishes> {
  const technique = oneOf(knowledge.techniques.map(({ code }) => code));
  const techniques = also(list(technique, MOST.techniques), techniquesOnce);
  const seconds = orNull(wholeNumber(1, MOST_SECONDS));
  const work = also(
    fields(
      {
        region: oneOf(REGIONS),
        side: oneOf(ONE_SIDE),
        technique: orNull(technique),
        leastSeconds: seconds,
        mostSeconds: seconds,
      },
      "refused",
      { technique: null, leastSeconds: null, mostSeconds: null },
    ),
    (wish, field) => sideFits(wish, field) ?? secondsFit(wish, field),
  );
  const shape = { leave: places, work: also(list(work, MOST.places), placesOnce), order: places };
  return also(
    fields({ ...shape, liked: techniques, disliked: techniques, without: techniques }, "refused", {
      leave: [],
      work: [],
      order: [],
      liked: [],
      disliked: [],
      without: [],
    }),
    bothWays,
  );
}
/** What contradicts itself is not guessed at. */
function bothWays({ leave, work, liked, disliked }: Wishes, field: string): Refused | null {
  const left = new Set(leave.map(areaKey));
  const worked = work.findIndex((each) => left.has(areaKey(each)));
  if (worked >= 0) return refuse(`${field}.work[${worked}]`, "a place that is not to be left").refused;
  const hated = disliked.findIndex((code) => liked.includes(code));
  return hated < 0 ? null : refuse(`${field}.disliked[${hated}]`, "a technique that is not liked as well").refused;
}

/** What this session has done so far; each row is a step. */
export function doneReader(knowledge: Knowledge): Reader<readonly Done[]> {
  const row = fields(
    {
      technique: oneOf(knowledge.techniques.map(({ code }) => code)),
      region: oneOf(REGIONS),
      side: oneOf(SIDES),
      // Whole seconds: a part of one that was pressed counts as pressed.
      seconds: turned(number(0, MOST_DONE_SECONDS), Math.ceil),
      stop: orNull(oneOf(STOP_RULES)),
      over: yesOrNo,
      stretch: orNull(oneOf(knowledge.stretches.map(({ code }) => code))),
    },
    "refused",
  );
  const [own, side] = [ownTechnique(knowledge), workedSide(knowledge)];
  return list(
    also(row, (told, field) => own(told, field) ?? side(told, field)),
    MOST.rows,
  );
}
