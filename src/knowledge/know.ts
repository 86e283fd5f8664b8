import type { Fact, Facts } from "./schema.ts";

/** What `know WHAT` may be asked for, and the kind of fact it gives. */
export const KNOWN = [
  "techniques",
  "tools",
  "regions",
  "flags",
  "profile",
  "stretches",
  "strokes",
  "nogo",
  "complaints",
  "claims",
  "sources",
] as const;
export type Known = (typeof KNOWN)[number];

/**
 * The facts of a kind, in the shapes and the order of docs/contract.md: a technique has exactly the fields shown
 * there, what to feel and what to keep off among its steps; a claim's sources come with title and address.
 */
export function know(facts: Facts, what: Known): readonly unknown[] {
  if (what === "techniques") return facts.techniques.map(techniqueOf);
  return what === "claims" ? facts.claims.map((claim) => claimOf(facts, claim)) : facts[what];
}

function techniqueOf(technique: Fact<"techniques">) {
  const { code, id, name, region, muscles, tool, swaps, positions, stroke, passSeconds, moments } = technique;
  const { dose, pain, grade, gated, avoid, blockedBy, path, easier, harder, stretch, claims, sources } = technique;
  const steps = [...technique.steps, technique.feel, ...technique.notice];
  const first = { code, id, name, region, muscles, tool, swaps, positions, stroke, passSeconds, moments };
  const then = { dose, pain, grade, gated, avoid, blockedBy, steps, path, easier, harder, stretch, claims, sources };
  return { ...first, ...then };
}

function claimOf(
  facts: Facts,
  { code, article, verdict, evidence, grade, sources, rule, usedIn, ...more }: Fact<"claims">,
) {
  return {
    code,
    article,
    verdict,
    evidence,
    grade,
    sources: sources.map((each) => sourceOf(facts, each)),
    rule,
    usedIn,
    ...more,
  };
}

function sourceOf(facts: Facts, code: string) {
  const source = facts.sources.find((s) => s.code === code);
  return { code, title: source?.title ?? null, address: source?.address ?? null };
}
