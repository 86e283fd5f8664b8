// tsc TS2304
export const x = fetch("/");
