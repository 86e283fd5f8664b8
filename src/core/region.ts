import { unbeaten } from "./beaten.ts";
import type { Scarce } from "./beaten.ts";
import type { Bits } from "./bits.ts";
import { areaKey } from "./body.ts";
import { bundleOf, STRETCH_WORTH, together, UNIT, workWorth } from "./bundle.ts";
import type { Bundle } from "./bundle.ts";
import type { Problem } from "./problem.ts";
import { sidedOf, wayOf } from "./side.ts";
import type { Side, Sided } from "./side.ts";

/** The sides of each region with all ways to work them, in their order. */
export function regionsOf(bits: Bits, { candidates }: Problem): readonly (readonly Side[])[] {
  const regions = new Map<string, Side[]>();
  for (const candidate of candidates) {
    const side = { candidate, ways: sidedOf(bits, candidate) };
    const known = regions.get(candidate.region);
    if (known === undefined) regions.set(candidate.region, [side]);
    else known.push(side);
  }
  const byKey = (a: Side, b: Side): number => (areaKey(a.candidate) < areaKey(b.candidate) ? -1 : 1);
  return [...regions.values()].map((sides) => sides.toSorted(byKey));
}

/** Every way to work one region on its one or two sides that no other beats. */
export function bundlesOf(bits: Bits, [first, second]: readonly Side[], scarce: Scarce): readonly Bundle[] {
  if (first === undefined) return [];
  if (second === undefined) return unbeaten(first.ways, scarce);
  const alike = first.candidate.alike || second.candidate.alike;
  return unbeaten(alike ? alikePairs(bits, first, second) : freePairs(bits, first, second, scarce), scarce);
}

function alikePairs(bits: Bits, left: Side, right: Side): readonly Bundle[] {
  const text = ({ choices, held, ways }: Sided): string =>
    `${held?.stretch.id} ${choices.map(({ times }, n) => `${ways[n]} ${times}`).join()}`;
  const others = new Map(right.ways.map((sided) => [text(sided), sided]));
  return left.ways.flatMap((sided) => {
    const other = others.get(text(sided));
    return other === undefined ? [] : (joined(bits, sided, other) ?? []);
  });
}

/** A marked region: the side with less need takes what is open to both only with the other side. */
function freePairs(bits: Bits, first: Side, second: Side, scarce: Scarce): readonly Bundle[] {
  const secondLeads = second.candidate.need.total > first.candidate.need.total;
  const [more, less] = secondLeads ? [second, first] : [first, second];
  const marked = first.candidate.marked !== null || second.candidate.marked !== null;
  const open = new Set(marked ? more.candidate.options.map(wayOf) : []);
  const bound = ({ ways }: Sided): readonly string[] => ways.filter((way) => open.has(way));
  const within = (some: readonly string[], all: readonly string[]): boolean => some.every((way) => all.includes(way));
  // A way gives place only to one that leaves the other side at least as free.
  const leading = worthPairing(more, scarce, (a, b) => within(bound(b), a.ways));
  const following = worthPairing(less, scarce, (a, b) => within(bound(a), b.ways));
  const bounds = new Map(following.map((sided) => [sided, bound(sided)]));
  const [lefts, rights] = secondLeads ? [following, leading] : [leading, following];
  return withNone(first, lefts).flatMap((a) =>
    withNone(second, rights).flatMap((b) => {
      const [leader, follower] = secondLeads ? [b, a] : [a, b];
      const bindings = follower === null ? [] : (bounds.get(follower) ?? []);
      return within(bindings, leader?.ways ?? []) ? (joined(bits, a, b) ?? []) : [];
    }),
  );
}

/** The ways of a side, and to leave it out where nobody wishes for it. */
const withNone = ({ candidate }: Side, ways: readonly Sided[]): readonly (Sided | null)[] =>
  candidate.must === undefined ? [...ways, null] : ways;

/** Ways of a side that no other of it beats whatever the other side does; where T50 is, its both sides are weighed. */
function worthPairing({ ways }: Side, scarce: Scarce, frees: (a: Sided, b: Sided) => boolean): readonly Sided[] {
  return ways.some(({ shared }) => shared !== null) ? ways : unbeaten(ways, scarce, frees);
}

/** Both sides together, or null: T50 stands once for both or for neither, a stretch without sides once. */
function joined(bits: Bits, a: Sided | null, b: Sided | null): Bundle | null {
  if (a === null || b === null) return alone(a ?? b);
  const [left, right] = [a.held?.stretch, b.held?.stretch];
  const twice = left !== undefined && right !== undefined && left.once && left.id === right.id;
  if (a.shared === null && b.shared === null) return twice ? null : together(a, b);
  return a.shared === null || b.shared === null ? null : sharing(bits, a, b, twice);
}
const alone = (sided: Sided | null): Bundle | null => (sided?.shared === null ? sided : null);

/** Both sides with one T50; a stretch that both name is done once, for the side with more need. */
function sharing(bits: Bits, a: Sided, b: Sided, twice: boolean): Bundle | null {
  const [shared, mirrored] = [a.shared, b.shared];
  if (shared === null || mirrored === null) return null;
  if (shared.option.position !== mirrored.option.position || shared.times !== mirrored.times) return null;
  const both = { ...shared, both: mirrored.candidate };
  const choices = [...a.choices, ...b.choices].flatMap((c) => (c === shared ? [both] : c === mirrored ? [] : [c]));
  const held = [a.held, b.held].filter((each) => each !== null);
  const work = workWorth(a) + workWorth(b);
  if (!twice) return bundleOf(bits, work, choices, held);
  const byNeed = held.toSorted((x, y) => y.candidate.need.total - x.candidate.need.total);
  const less = byNeed[1]?.candidate.need.total ?? 0;
  return bundleOf(bits, work - Math.round(less * STRETCH_WORTH * UNIT), choices, byNeed.slice(0, 1));
}
