import shipped from "virtual:facts";
import { knowledgeOf } from "./given.ts";
import type { Facts } from "./schema.ts";

/**
 * Every fact with its words, in English. The files were checked against their schemas and rules by `npm run knowledge`,
 * which is part of the tests; reading them again on every phone would cost a schema library in the first load.
 */
export const facts = shipped as Facts;
export const knowledge = knowledgeOf(facts);
