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
