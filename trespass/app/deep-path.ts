// lint eslint(no-restricted-imports)
export * as body from "../../src/core/body.ts";
