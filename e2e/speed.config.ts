import { defineConfig } from "vitest/config";
export default defineConfig({
  test: { root: ".", include: ["e2e/speed.ts"], testTimeout: 240_000, hookTimeout: 30_000, fileParallelism: false },
});
