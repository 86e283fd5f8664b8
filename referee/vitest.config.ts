import { defineConfig } from "vitest/config";
import { knowledgeModule } from "../vite.knowledge.ts";

/** The referee: minutes of HiGHS, so apart from the quick tests. */
export default defineConfig({
  plugins: [knowledgeModule()],
  test: { include: ["referee/*.test.ts"], testTimeout: 600_000 },
});
