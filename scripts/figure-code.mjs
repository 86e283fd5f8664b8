// The room of the figure as one file that Node can run.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

const BUILT = "out/figure-build";

/** Bundles it and gives what src/figure/build.ts exports. */
export async function figureCode() {
  await build({
    configFile: false,
    logLevel: "warn",
    build: {
      ssr: "src/figure/build.ts",
      outDir: BUILT,
      minify: false,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "build.mjs" } },
    },
  });
  return builtCode();
}
/** As it was bundled last. */
export const builtCode = () => import(pathToFileURL(resolve(BUILT, "build.mjs")).href);
