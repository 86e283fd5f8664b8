import shipped from "virtual:facts";
import type { Knowledge } from "#core";
import type { Facts } from "./schema.ts";
import { offered } from "./tell.ts";

/**
 * Every fact with its words. The files were checked against their schemas and rules by `npm run knowledge`, which is
 * part of the tests; reading them again on every phone would cost a schema library in the first load.
 */
export const facts = shipped as Facts;

/** What core is given: the same facts; it reads the codes and numbers. */
export const knowledge: Knowledge = {
  edition: facts.edition,
  languages: offered(facts.languages).map((l) => l.code),
  regions: facts.regions,
  tools: facts.tools,
  techniques: facts.techniques,
  stretches: facts.stretches,
  flags: facts.flags,
  profile: facts.profile,
  complaints: facts.complaints,
  muscles: facts.muscles,
};
