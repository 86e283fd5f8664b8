import type { Knowledge } from "#core";
import { LANGUAGES } from "./first.ts";
import type { Facts } from "./schema.ts";

/**
 * What core is given of facts: it reads their codes and numbers, and passes their words through. It stands apart from
 * the English facts, so that who speaks another language does not load those too.
 */
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
