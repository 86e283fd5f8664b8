/** The open pack: every fact in one JSON file with its JSON Schema, for others to use, check and extend. */
import { toJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";
import { facts } from "./load.ts";
import { KINDS } from "./rules/kinds.ts";
import { SCHEMAS } from "./schema.ts";

const FORMAT = "legwork-knowledge";
/** Grows when a field changes its meaning or goes away; new fields and facts do not change it. */
const VERSION = 1;
const NOTICE =
  "Self-massage for runners: facts with their evidence. Not medical advice. No clinician has reviewed it yet. Estimates and rules of our own are marked design.";

const Pack = v.strictObject({
  $schema: v.literal("legwork-knowledge.schema.json"),
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  edition: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/)),
  licence: v.literal("MIT"),
  notice: v.string(),
  ...Object.fromEntries(KINDS.map((kind) => [kind, v.pipe(v.array(SCHEMAS[kind] as v.GenericSchema), v.minLength(1))])),
});

export const pack = {
  $schema: "legwork-knowledge.schema.json",
  format: FORMAT,
  version: VERSION,
  edition: facts.edition,
  licence: "MIT",
  notice: NOTICE,
  ...Object.fromEntries(KINDS.map((kind) => [kind, facts[kind]])),
};

/** JSON Schema, draft 2020-12. */
export const packSchema: Readonly<Record<string, unknown>> = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Legwork: the open pack of knowledge",
  ...toJsonSchema(Pack, { target: "draft-2020-12" }),
};
