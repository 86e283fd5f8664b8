import { KINDS } from "./kinds.ts";
import { found, type Rule } from "./rule.ts";

/** No two facts of a kind share a code or an id. */
export const codesAreUnique: Rule = {
  name: "codes are unique",
  check: (facts) =>
    KINDS.flatMap((kind) =>
      facts[kind].flatMap((fact, i) =>
        facts[kind].slice(0, i).some((other) => other.code === fact.code || other.id === fact.id)
          ? [found(kind, fact, `shares its code ${fact.code} or its id with another`)]
          : [],
      ),
    ),
};
