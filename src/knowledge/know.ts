import { facts } from "./load.ts";

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

/** The facts of a kind as they ship; a claim's sources come with title and address. */
export function know(what: Known): readonly unknown[] {
  return what === "claims" ? facts.claims.map((c) => ({ ...c, sources: c.sources.map(sourceOf) })) : facts[what];
}

function sourceOf(code: string) {
  const source = facts.sources.find((s) => s.code === code);
  return { code, title: source?.title ?? null, address: source?.address ?? null };
}
