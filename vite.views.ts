import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { build } from "vite";
import type { InlineConfig } from "vite";
import { knowledgeModule } from "./vite.knowledge.ts";
import { voiceModule } from "./vite.voice.ts";

const FOLDER = "out/views";
/** Bytes of all pages together; Node asks for a limit. */
const MOST_BYTES = 64_000_000;
export type Names = NonNullable<NonNullable<InlineConfig["build"]>["rolldownOptions"]>["output"];

/**
 * What stands at each address before the app is there, as HTML: drawn by the app's own screens, from the same knowledge.
 * `names` are those of the build itself, so that pictures have the same addresses. The pages of the library come too.
 */
export async function firstViews(screens: readonly string[], names: Names): Promise<ReadonlyMap<string, string>> {
  await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    plugins: [knowledgeModule({ screen: true }), voiceModule()],
    worker: { format: "es" },
    ssr: { noExternal: true, target: "node" },
    build: {
      ssr: "src/app/first-view.tsx",
      outDir: FOLDER,
      target: "node20",
      minify: false,
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: { output: { ...names, entryFileNames: "first-view.js" } },
    },
  });
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["scripts/first-views.mjs", `${FOLDER}/first-view.js`, ...screens],
    { maxBuffer: MOST_BYTES },
  );
  return new Map(Object.entries(JSON.parse(stdout) as Record<string, string>));
}
