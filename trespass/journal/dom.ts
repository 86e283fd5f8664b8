// tsc TS2304
export const x = window;
