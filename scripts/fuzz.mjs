// npm run fuzz: ten minutes of mutations (FUZZ_SECONDS, FUZZ_SEED). What is found is kept in fuzz/found.
import { bin, install, run } from "./ready.mjs";

install();
const env = { FUZZ_SECONDS: process.env.FUZZ_SECONDS ?? "600" };
process.exitCode = run(bin("vitest"), ["run", "-c", "fuzz/vitest.config.ts"], env).code;
