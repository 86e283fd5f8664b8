import type { Facts } from "../schema.ts";
import { allCodes } from "./all-codes.ts";
import { found, type Finding, type Rule } from "./rule.ts";

/** Every code that a fact names is the code of a fact. */
export const codesExist: Rule = {
  name: "codes exist",
  check: (facts) => {
    const known = allCodes(facts);
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
      ...c.stretches,
      ...c.techniquesOff,
      ...c.stretchesOff,
      ...c.asks,
      ...c.sources,
      ...(c.backWhenNo ? [c.backWhenNo.flag, ...c.backWhenNo.techniques] : []),
    ],
  ]),
  ...facts.claims.map((c): Named => ["claims", c, c.sources]),
  ...facts.topics.map((t): Named => ["topics", t, [...t.claims, ...t.see, ...t.points.flatMap((p) => p.sources)]]),
  ...facts.cards.map((c): Named => [
    "cards",
    c,
    [...c.claims, ...c.see, ...c.when.complaints, ...c.when.techniques, ...c.when.tools],
  ]),
  ...facts.nogo.map((n): Named => ["nogo", n, n.sources]),
  ...facts.muscles.map((m): Named => ["muscles", m, m.sources]),
];
