// tsc TS2584
export const x = document.title;
