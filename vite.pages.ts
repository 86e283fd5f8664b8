import { readFileSync } from "node:fs";
import type { Plugin, Rolldown } from "vite";

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

/** What every screen but Today speaks with: the rules of care and the facts, in English until one knows better. */
const SPEAKS_WITH = ["/src/app/rules.ts", "\0virtual:facts"];

/** Address of each screen, and the file that draws it. A path that ends in `/*` stands for many: it has no page. */
function screens(): readonly (readonly [path: string, file: string])[] {
  const text = readFileSync("src/app/screens/index.ts", "utf8");
  const found = [...text.matchAll(/"\/([\w/-]+)": \(\) => import\("\.\/([\w-]+\.tsx)"\)/g)];
  if (found.length === 0) throw new Error("src/app/screens/index.ts names no screen");
  return found.map(([, path = "", file = ""]) => [path, `/src/app/screens/${file}`]);
}

const chunkOf = (bundle: Bundle, module: string): Chunk | undefined =>
  Object.values(bundle).find((each) => each.type === "chunk" && each.facadeModuleId?.endsWith(module) === true) as
    | Chunk
    | undefined;

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

/** The page of Today, with what a screen will ask for named at its head: it comes at once, not one after the other. */
function pageOf(bundle: Bundle, today: string, screen: string): string {
  const wanted = [screen, ...SPEAKS_WITH].flatMap((module) => {
    const chunk = chunkOf(bundle, module);
    if (chunk === undefined) throw new Error(`no chunk of ${module}`);
    return [...withImports(bundle, chunk)];
  });
  const isNew = (file: string): boolean => !today.includes(file);
  const scripts = new Set(wanted.map(({ fileName }) => fileName).filter(isNew));
  const styles = new Set(wanted.flatMap(stylesOf).filter(isNew));
  const links = [
    ...[...styles].map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`),
    ...[...scripts].map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
  ];
  return today.replace("</head>", `  ${links.join("\n    ")}\n  </head>`);
}

/** A page of its own at the address of each screen; the service worker and a plain server answer with Today's instead. */
export function pages(): Plugin {
  return {
    name: "pages",
    apply: "build",
    applyToEnvironment: (environment) => environment.name === "client",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const today = bundle["index.html"];
        if (today?.type !== "asset") return;
        const text = String(today.source);
        for (const [path, file] of screens())
          this.emitFile({ type: "asset", fileName: `${path}.html`, source: pageOf(bundle, text, file) });
      },
    },
  };
}
