import { build } from "vite";
import type { Plugin } from "vite";

/** The script that runs before the first paint, for languages of these tags; a classic one, so that the paint waits. */
export async function beforePaint(tags: readonly string[]): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: { __LANGUAGES__: JSON.stringify(tags) },
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: { input: "src/app/before-paint.ts", output: { format: "iife" } },
    },
  });
  const [chunk] = "output" in built ? built.output : [];
  if (chunk === undefined) throw new Error("src/app/before-paint.ts gives no script");
  return chunk.code;
}

/** While one works on the app a page has no script of its own for this: the wanted language is found by its modules. */
export const languageInDevelopment = (): Plugin => ({
  name: "language-in-development",
  apply: "serve",
  transformIndexHtml: () => [
    {
      tag: "script",
      attrs: { type: "module" },
      children: [
        'import { wantedLanguage } from "/src/app/device/language.ts";',
        'import { LANGUAGES } from "/src/knowledge/first.ts";',
        'document.documentElement.dataset["speaks"] = wantedLanguage(LANGUAGES);',
      ].join("\n"),
      injectTo: "head-prepend",
    },
  ],
});
