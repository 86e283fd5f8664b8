import { defineConfig } from "vite";
import { knowledgeModule } from "./vite.knowledge.ts";

/** What the tests of core and the whole decisions need while mutants are judged. */
export default defineConfig({ plugins: [knowledgeModule()] });
