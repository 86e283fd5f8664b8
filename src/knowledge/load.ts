import shipped from "virtual:facts";
import type { Knowledge } from "#core";
import { LANGUAGES } from "./first.ts";
import type { Facts } from "./schema.ts";

/**
 * Every fact with its words, in English. The files were checked against their schemas and rules by `npm run knowledge`,
 * which is part of the tests; reading them again on every phone would cost a schema library in the first load.
 */
export const facts = shipped as Facts;

/** What core is given of facts: it reads their codes and numbers, and passes their words through. */
export const knowledgeOf = (facts: Facts): Knowledge => ({
  edition: facts.edition,
  languages: LANGUAGES,
  regions: facts.regions,
  tools: facts.tools,
  techniques: facts.techniques,
  stretches: facts.stretches,
  flags: facts.flags,
  profile: facts.profile,
  complaints: facts.complaints,
  muscles: facts.muscles,
});
export const knowledge = knowledgeOf(facts);
