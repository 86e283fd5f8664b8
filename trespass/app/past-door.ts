// lint eslint(no-restricted-imports)
export * as body from "../core/body.ts";
