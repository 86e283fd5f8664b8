import fc from "fast-check";
import type { Plan } from "./advice.ts";
import { POSITIONS, REGIONS, sidesOf } from "./body.ts";
import { heldSpots, moving, planOf } from "./session.sample.ts";
import type { Part } from "./session.sample.ts";
import type { SessionEvent } from "./session-state.ts";

const work: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ sets: fc.integer({ min: 1, max: 3 }), setSeconds: fc.constantFrom(20, 30) }),
  fc.constant({ sets: 2, setSeconds: 60 }),
  fc.integer({ min: 1, max: 4 }).map((spots) => ({ ...heldSpots(spots, 20), tool: "tennis-ball" as const })),
  fc.integer({ min: 1, max: 6 }).map((spots) => ({ ...heldSpots(spots, 10), tool: "golf-ball" as const })),
);
const place: fc.Arbitrary<Part> = fc.constantFrom(...REGIONS).chain((region) =>
  fc.record({
    region: fc.constant(region),
    side: fc.constantFrom(...sidesOf(region)),
    position: fc.constantFrom(...POSITIONS),
    stretch: fc.constantFrom(null, moving.stretch),
  }),
);

/** Each place once, or twice with short work, so that no place is planned above 120 s. */
export const plans: fc.Arbitrary<Plan> = fc
  .uniqueArray(fc.tuple(place, work), {
    minLength: 1,
    maxLength: 5,
    selector: ([p]) => `${p.region}.${p.side}`,
  })
  .map((all) => planOf(all.map(([p, w]) => ({ ...p, ...w }))));

const KINDS = [
  "start",
  "tick",
  "tick",
  "tick",
  "gap",
  "pause",
  "resume",
  "resume",
  "skip",
  "shorten",
  "lengthen",
  "lengthen",
  "back",
  "back",
  "forward",
  "switch",
  "too-much",
  "better",
  "red",
  "numb",
  "numb-or-red",
  "bruise",
  "cramp",
  "sharp",
  "cannot-breathe",
] as const;
const eventAt = (atMs: number): fc.Arbitrary<SessionEvent> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...KINDS).map((kind): SessionEvent => ({ kind, atMs })) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 0, max: 10 }).map((value): SessionEvent => ({ kind: "pain", atMs, value })),
    },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom("RF1", "RF11")
        .map((flag): SessionEvent => ({ kind: "answered", atMs, flag, yes: false })),
    },
    { weight: 1, arbitrary: fc.constantFrom("dizzy", "end").map((kind): SessionEvent => ({ kind, atMs })) },
  );

/** Plans of gentle and very sore places: each place once, with 60 s and pain of 2 at most. */
export const gentlePlans: fc.Arbitrary<Plan> = fc
  .uniqueArray(fc.tuple(place, fc.integer({ min: 1, max: 2 })), {
    minLength: 1,
    maxLength: 5,
    selector: ([p]) => `${p.region}.${p.side}`,
  })
  .map((all) => planOf(all.map(([p, sets]) => ({ ...p, sets, pain: { target: 2, ceiling: 2 } }))));

/** A log in which the rest becomes another plan now and then: one of these, the first of them among them. */
export const logsWith = (rests: readonly Plan[]): fc.Arbitrary<readonly SessionEvent[]> =>
  logs.chain((events) =>
    fc
      .array(fc.option(fc.constantFrom(...rests), { freq: 4 }), { minLength: events.length, maxLength: events.length })
      .map((drawn) =>
        events.flatMap((event, n): readonly SessionEvent[] => {
          const plan = drawn[n] ?? null;
          return plan === null || n === 0 ? [event] : [event, { kind: "replan", atMs: event.atMs, plan }];
        }),
      ),
  );

/** Any order, the same twice, clocks that jump forward and back. */
export const logs: fc.Arbitrary<readonly SessionEvent[]> = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -60_000, max: 400_000 })), {
    minLength: 5,
    maxLength: 60,
  })
  .chain((jumps) => {
    let at = 0;
    const events = jumps.map((jump) => eventAt((at = Math.max(0, at + jump))));
    return fc.tuple(...events).map((all): readonly SessionEvent[] => [{ kind: "start", atMs: 0 }, ...all]);
  });
