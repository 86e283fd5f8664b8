import { defineConfig } from "vitest/config";
/** `npm run pictures`: every screen, on a phone and a desk, light and night, into the ignored folder `pictures`. */
export default defineConfig({
  test: { root: ".", include: ["e2e/pictures.ts"], testTimeout: 240_000, hookTimeout: 60_000, fileParallelism: false },
});
