// tsc TS6059
export type X = typeof import("#knowledge");
