import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin, Rolldown } from "vite";
import { beforePaint } from "./vite.paint.ts";
import { firstViews } from "./vite.views.ts";
import type { Names } from "./vite.views.ts";

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

/** What every screen but Today speaks with: the rules of care and the facts, in English until one knows better. */
const SPEAKS_WITH = ["/src/app/rules.ts", "\0virtual:facts"];

/** Address of each screen, and the file that draws it. A path that ends in `/*` stands for many. */
function screens(): readonly (readonly [path: string, file: string])[] {
  const text = readFileSync("src/app/screens/index.ts", "utf8");
  const found = [...text.matchAll(/"(\/[\w/*-]+)": \(\) => import\("\.\/([\w-]+\.tsx)"\)/g)];
  if (found.length === 0) throw new Error("src/app/screens/index.ts names no screen");
  return found.map(([, path = "", file = ""]) => [path, `/src/app/screens/${file}`]);
}

const chunkOf = (bundle: Bundle, module: string): Chunk | undefined =>
  Object.values(bundle).find((each) => each.type === "chunk" && each.facadeModuleId?.endsWith(module) === true) as
    | Chunk
    | undefined;

const PRELOAD = '<link rel="modulepreload" fetchpriority="low" crossorigin';

/** A chunk and everything that it imports at once. */
function withImports(bundle: Bundle, chunk: Chunk, all = new Set<Chunk>()): ReadonlySet<Chunk> {
  if (all.has(chunk)) return all;
  all.add(chunk);
  for (const name of chunk.imports) {
    const other = bundle[name];
    if (other?.type === "chunk") withImports(bundle, other, all);
  }
  return all;
}
const stylesOf = (chunk: Chunk): readonly string[] => [...(chunk.viteMetadata?.importedCss ?? [])];

function chunksOf(bundle: Bundle, module: string): readonly Chunk[] {
  const chunk = chunkOf(bundle, module);
  if (chunk === undefined) throw new Error(`no chunk of ${module}`);
  return [...withImports(bundle, chunk)];
}

const ENTRY = /<script type="module" crossorigin src="\/(assets\/index-[^"]+)"><\/script>/;
/**
 * Begins the app once the page is painted: words come before what answers a touch, and what the words need not is asked
 * for only then. A page that nobody sees is never painted.
 */
function beginOf(bundle: Bundle, today: string): string {
  const files = SPEAKS_WITH.flatMap((module) => chunksOf(bundle, module)).map(({ fileName }) => fileName);
  const later = JSON.stringify([...new Set(files)].filter((file) => !today.includes(file)).map((file) => `/${file}`));
  const entry = ENTRY.exec(today)?.[1];
  if (entry === undefined) throw new Error("index.html begins no app");
  return [
    "function begin() {",
    `  for (const href of ${later})`,
    '    if (document.querySelector(`link[href="${href}"]`) === null)',
    '      document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", crossOrigin: "", href }));',
    `  import("/${entry}");`,
    "}",
    "if (document.hidden) begin();",
    "else requestAnimationFrame(() => setTimeout(begin));",
    "",
  ].join("\n");
}

/**
 * The page of Today, with the code of a screen named at its head: it comes at once, not one after the other. Behind the
 * styles and the font, though: they alone are what a first paint waits for.
 */
function pageOf(bundle: Bundle, today: string, begin: string, screen: string): string {
  const wanted = chunksOf(bundle, screen);
  const isNew = (file: string): boolean => !today.includes(file);
  const scripts = new Set(wanted.map(({ fileName }) => fileName).filter(isNew));
  const styles = new Set(wanted.flatMap(stylesOf).filter(isNew));
  const links = [
    ...[...styles].map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`),
    ...[...scripts].map((file) => `${PRELOAD} href="/${file}">`),
  ];
  return today
    .replaceAll('<link rel="modulepreload" crossorigin', PRELOAD)
    .replace(
      ENTRY,
      (_, entry: string) =>
        `<script type="module" crossorigin src="/${begin}"></script>\n    ${PRELOAD} href="/${entry}">`,
    )
    .replace("</head>", `  ${links.join("\n    ")}\n  </head>`);
}

const ENGLISH = "en";
/** English, and every language whose words are files of the build. */
function tagsIn(bundle: Bundle): readonly string[] {
  const files = Object.keys(bundle).map((file) => /words-([\w-]+?)-first-/.exec(file)?.[1]);
  return [ENGLISH, ...files.filter((tag) => tag !== undefined)];
}
/** The page with that script ahead of its styles: both come at once, and it waits for none of them. */
const wearing = (page: string, script: string): string =>
  page.replace("<title>", `<script src="/${script}"></script>\n    <title>`);
const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 7);

const SHELL = /(<div id="app">).*?(<\/div>\s*<\/body>)/s;
/** A page that shows the first words of its screen at once, before the app is there. */
function showing(page: string, view: string, bundle: Bundle): string {
  if (!SHELL.test(page)) throw new Error("index.html has no place for a screen");
  for (const [, file = ""] of view.matchAll(/"\/(assets\/[^"]+)"/g))
    if (bundle[file] === undefined) throw new Error(`no ${file} in the build`);
  return page.replace(SHELL, (_, open: string, close: string) => open + view + close);
}

/**
 * A page of its own at the address of each screen and of each page of the library; the service worker and a plain server
 * answer with Today's instead.
 */
export function pages(names: Names): Plugin {
  return {
    name: "pages",
    apply: "build",
    applyToEnvironment: (environment) => environment.name === "client",
    generateBundle: {
      order: "post",
      async handler(_, bundle) {
        const today = bundle["index.html"];
        if (today?.type !== "asset") return;
        const paint = await beforePaint(tagsIn(bundle));
        const worn = `assets/worn-${hashOf(paint)}.js`;
        this.emitFile({ type: "asset", fileName: worn, source: paint });
        const text = wearing(String(today.source), worn);
        today.source = text;
        const all = screens();
        const begin = beginOf(bundle, text);
        const fileName = `assets/begin-${hashOf(begin)}.js`;
        this.emitFile({ type: "asset", fileName, source: begin });
        const single = all.map(([path]) => path).filter((path) => !path.endsWith("*"));
        const heads = new Map(all.map(([path, file]) => [path, pageOf(bundle, text, fileName, file)]));
        for (const [path, view] of await firstViews(single, names)) {
          const head = heads.get(path) ?? heads.get("/library/*") ?? text;
          this.emitFile({ type: "asset", fileName: `${path.slice(1)}.html`, source: showing(head, view, bundle) });
        }
      },
    },
  };
}
