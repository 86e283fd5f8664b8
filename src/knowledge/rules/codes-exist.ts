import type { Facts } from "../schema.ts";
import { found, type Finding, type Rule } from "./rule.ts";

/** Every code that a fact names is the code of a fact. */
export const codesExist: Rule = {
  name: "codes exist",
  check: (facts) => {
    const known = new Set(
      (["techniques", "stretches", "nogo", "flags", "profile", "complaints", "claims", "sources"] as const).flatMap(
        (k) => facts[k].map((f): string => f.code),
      ),
    );
    return named(facts).flatMap(([kind, fact, codes]) =>
      codes.filter((c) => !known.has(c)).map((c): Finding => found(kind, fact, `names ${c}, which is no fact`)),
    );
  },
};

type Named = readonly [string, { readonly id: string }, readonly string[]];
const named = (facts: Facts): readonly Named[] => [
  ...facts.techniques.map((t): Named => [
    "techniques",
    t,
    [...t.blockedBy, ...t.avoid, t.stretch, ...t.claims, ...t.sources, ...(t.opensAfter ? [t.opensAfter] : [])],
  ]),
  ...facts.stretches.map((s): Named => ["stretches", s, s.outWith]),
  ...facts.regions.map((r): Named => ["regions", r, r.asks]),
  ...facts.places.map((p): Named => ["places", p, p.offers]),
  ...facts.flags.map((f): Named => ["flags", f, [...f.sources, ...(f.parent ? [f.parent] : [])]]),
  ...facts.profile.map((p): Named => [
    "profile",
    p,
    [...p.changes, ...p.then.techniquesOff, ...p.then.stretchesOff, ...p.sources],
  ]),
  ...facts.complaints.map((c): Named => [
    "complaints",
    c,
    [
      ...c.techniques,
      ...c.techniquesOff,
      ...c.stretchesOff,
      ...c.asks,
      ...c.sources,
      ...(c.backWhenNo ? [c.backWhenNo.flag, ...c.backWhenNo.techniques] : []),
    ],
  ]),
  ...facts.claims.map((c): Named => ["claims", c, c.sources]),
  ...facts.muscles.map((m): Named => ["muscles", m, m.sources]),
];
