// tsc TS6059
export * as journal from "#journal";
