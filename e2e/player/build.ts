import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { knowledgeModule } from "../../vite.knowledge.ts";
import { voiceModule } from "../../vite.voice.ts";

/** Builds the page of the player as the app is built; gives the folder. */
export async function playerPage(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), "player-page-"));
  await build({
    configFile: false,
    root: "e2e/player",
    logLevel: "warn",
    publicDir: false,
    plugins: [knowledgeModule(), voiceModule()],
    worker: { format: "es" },
    build: { outDir, target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  return outDir;
}
