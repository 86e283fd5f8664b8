// tsc TS6142
export * as app from "../app/main.tsx";
