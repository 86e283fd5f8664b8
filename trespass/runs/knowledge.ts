// tsc TS6059
export * as knowledge from "#knowledge";
