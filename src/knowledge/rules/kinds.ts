import type { Kind } from "../schema.ts";

export const KINDS: readonly Kind[] = [
  "regions",
  "places",
  "tools",
  "strokes",
  "techniques",
  "stretches",
  "nogo",
  "flags",
  "profile",
  "complaints",
  "muscles",
  "claims",
  "topics",
  "cards",
  "sources",
  "languages",
];
