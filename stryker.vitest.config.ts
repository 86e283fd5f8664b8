import { defineConfig } from "vitest/config";

/** Only core's own tests judge its mutants: the rest reaches core through the door and would slow every run. */
export default defineConfig({ test: { include: ["src/core/**/*.test.ts"], fileParallelism: true } });
