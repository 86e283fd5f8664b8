import fc from "fast-check";
import { MOMENTS, POSITIONS, REGIONS, sidesOf, TOOLS } from "#core";
import { knowledge } from "#knowledge";

/** Requests of every kind for laws over the facts that ship: anything may be marked, told, cleared or at hand. */
const marks = fc.uniqueArray(
  fc.constantFrom(...REGIONS.filter((region) => region !== "whole-leg")).chain((region) =>
    fc.record({
      region: fc.constant(region),
      side: fc.constantFrom(...sidesOf(region), ...(sidesOf(region).length === 2 ? (["both"] as const) : [])),
      soreness: fc.integer({ min: 0, max: 10 }),
    }),
  ),
  { selector: ({ region }) => region, maxLength: 8 },
);
const rare = <T>(value: T, other: T) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: fc.constant(other) });
const answers = fc
  .tuple(
    ...knowledge.flags.map(({ code, disposition, timeframe }) =>
      disposition === "emergency" || timeframe === "today" || timeframe === "days"
        ? fc.constant([code, false] as const)
        : rare([code, false] as const, [code, true] as const),
    ),
  )
  .map((all) => Object.fromEntries(all) as Record<string, boolean>);
const details = fc.array(
  fc.record({
    code: fc.constantFrom("RF12", "RF13", "RF19", "RF23", "PF6", "PF7", "PF9", "PF11"),
    region: fc.constantFrom(...REGIONS),
    days: fc.integer({ min: 0, max: 50 }),
  }),
  { maxLength: 3 },
);
const dayBefore = (days: number): string => new Date(Date.UTC(2026, 10, 23 - days)).toISOString().slice(0, 10);
const places = fc
  .constantFrom(...REGIONS)
  .chain((region) => fc.record({ region: fc.constant(region), side: fc.constantFrom(...sidesOf(region)) }));
type Place = typeof places extends fc.Arbitrary<infer P> ? P : never;
const keyOf = ({ region, side }: Place): string => `${region}.${side}`;
const some = (maxLength: number) => fc.uniqueArray(places, { selector: keyOf, maxLength });
const codes = knowledge.techniques.map(({ code }) => code);
/** Anything that may be wished for, sense or nonsense. */
const wishes = fc
  .record({
    leave: some(2),
    work: fc.array(
      fc.record({
        technique: fc.option(fc.nat({ max: 5 })),
        leastSeconds: fc.option(fc.constantFrom(20, 30, 60, 90, 120, 600), { freq: 1 }),
        mostSeconds: fc.option(fc.constantFrom(10, 30, 60, 90), { freq: 1 }),
      }),
      { maxLength: 3 },
    ),
    worked: some(3),
    order: some(4),
    tastes: fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 8 }),
  })
  .map(({ leave, work, worked, order, tastes }) => ({
    leave,
    work: worked
      .filter((place) => leave.every((each) => keyOf(each) !== keyOf(place)))
      .map((place, at) => {
        const own = knowledge.techniques.filter(({ region }) => region === place.region).map(({ code }) => code);
        const wish = work[at] ?? { technique: null, leastSeconds: null, mostSeconds: null };
        return { ...place, ...wish, technique: wish.technique === null ? null : (own[wish.technique] ?? "T52") };
      }),
    order,
    liked: tastes.slice(0, 4),
    disliked: tastes.slice(4),
  }));
export const requests = fc
  .record({
    moment: fc.constantFrom(...MOMENTS),
    minutes: fc.integer({ min: 3, max: 60 }),
    tools: fc.subarray([...TOOLS]),
    positions: fc.subarray([...POSITIONS], { minLength: 1 }),
    spots: marks,
    complaint: fc.constantFrom(null, null, ...knowledge.complaints.map(({ code }) => code)),
    profile: fc.subarray(
      knowledge.profile.map(({ code }) => code),
      { maxLength: 2 },
    ),
    answers,
    details,
    cleared: fc.subarray(knowledge.profile.map(({ code }) => code)),
    fill: fc.boolean(),
  })
  .map(({ cleared, details: places, ...rest }) => ({
    ...rest,
    at: "2026-11-23T18:00:00+01:00",
    details: places.map(({ days, region, code }) => ({ code, region, side: sidesOf(region)[0], on: dayBefore(days) })),
    runs: [],
    entries: [{ kind: "cleared", on: "2026-11-20", codes: cleared }],
    language: "en",
  }));

/** Some of the places that a request marks, so that wishes meet what there is to wish for. */
export const wishful = fc.tuple(requests, wishes, fc.nat({ max: 7 }), fc.nat({ max: 5 })).map(([told, all, at, n]) => {
  const spot = told.spots[at];
  if (spot === undefined) return { ...told, wishes: all };
  const [first] = sidesOf(spot.region);
  const place = { region: spot.region, side: spot.side === "both" ? (first ?? "left") : spot.side };
  const own = knowledge.techniques.filter(({ region }) => region === spot.region).map(({ code }) => code);
  const wish = { ...place, technique: own[n] ?? null, leastSeconds: null, mostSeconds: null };
  const others = <T extends Place>(list: readonly T[]): readonly T[] =>
    list.filter((each) => keyOf(each) !== keyOf(place));
  const order = [place, ...others(all.order)];
  return n === 0
    ? { ...told, wishes: { ...all, leave: [...others(all.leave), place], work: others(all.work), order } }
    : { ...told, wishes: { ...all, leave: others(all.leave), work: [...others(all.work), wish], order } };
});
