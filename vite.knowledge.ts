import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join, sep } from "node:path";
import type { Plugin } from "vite";
import { PLANNER_VERSION } from "./src/core/planner-version.ts";
import type { Facts } from "./src/knowledge/schema.ts";
import { keptTogether } from "./src/knowledge/kept-together.ts";
import { unsafe } from "./src/knowledge/rules/safety-is-said.ts";
import { translated, unsaid } from "./src/knowledge/translation.ts";
import type { Translation } from "./src/knowledge/translation.ts";
import { firstWords } from "./vite.first.ts";

/** The folders of src/knowledge that hold facts, one fact a JSON file. */
export const KINDS = [
  "regions",
  "places",
  "tools",
  "strokes",
  "techniques",
  "stretches",
  "nogo",
  "flags",
  "profile",
  "complaints",
  "muscles",
  "claims",
  "topics",
  "cards",
  "sources",
  "languages",
] as const;

const ROOM = "src/knowledge";

/** By letters, then by number: T2 before T10. */
const order = (a: string, b: string): number => a.localeCompare(b, "en", { numeric: true });
const codeOf = (fact: unknown): string => String((fact as { readonly code?: unknown }).code ?? "");
const jsonIn = (path: string): unknown => JSON.parse(readFileSync(path, "utf8")) as unknown;

function factsOf(kind: string): readonly unknown[] {
  const folder = join(ROOM, kind);
  return readdirSync(folder)
    .filter((f) => f.endsWith(".json"))
    .map((f) => jsonIn(join(folder, f)))
    .sort((a, b) => order(codeOf(a), codeOf(b)));
}

/** All facts as one compact text, and the edition of them, their translations and the planner: the same on every machine. */
export function compactKnowledge(): { readonly text: string; readonly edition: string } {
  const facts = JSON.stringify(Object.fromEntries(KINDS.map((kind) => [kind, factsOf(kind)])));
  const hash = createHash("sha256").update(facts).update(JSON.stringify(translations()));
  const edition = hash.update(`planner ${PLANNER_VERSION}`).digest("hex").slice(0, 12);
  return { text: `{"edition":"${edition}",${facts.slice(1)}`, edition };
}
const english = (): Facts => JSON.parse(compactKnowledge().text) as Facts;

/** A language beside English is a folder: its sentences in ui.json, the words of each kind of fact in a file. */
function translationIn(folder: string): Translation {
  const kinds = readdirSync(folder).filter((f) => f.endsWith(".json") && f !== "ui.json");
  const words = kinds.map((f) => [basename(f, ".json"), jsonIn(join(folder, f))]);
  return { language: jsonIn(join(folder, "ui.json")), words: Object.fromEntries(words) } as Translation;
}
function translations(): readonly Translation[] {
  const languages = join(ROOM, "languages");
  const folders = readdirSync(languages).filter((f) => statSync(join(languages, f)).isDirectory());
  return folders.sort().map((f) => translationIn(join(languages, f)));
}
/** Those that hold every word which guards a body. */
const offered = (facts: Facts): readonly Translation[] =>
  translations().filter((each) => unsafe(facts, each).length === 0);

/** Every fact in the words of a language; in English without a tag, or with one that no folder has. */
export function factsIn(tag: string | undefined): Facts {
  const facts = english();
  const translation = translations().find(({ language }) => language.code === tag);
  return translation === undefined ? facts : translated(facts, translation);
}
/**
 * What each language beside English does not say, by its tag: shown in English, or keeping it from being offered.
 * @public scripts/knowledge.mjs asks for it.
 */
export const unsaidByLanguage = (): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(translations().map((each) => [each.language.code, unsaid(english(), each)]));

/** How the words of each language that may be offered are loaded: English, then the others by their tags. */
function languagesModule(): string {
  const loader = (tag: string): string =>
    `"${tag}":[()=>import("virtual:facts/${tag}"),()=>import("virtual:first/${tag}")]`;
  const others = offered(english()).map(({ language: { code } }) => loader(code));
  return `export const loaders={${['en:[()=>import("virtual:facts")]', ...others].join()}}`;
}

const asModule = (json: string): string => `export default JSON.parse(${JSON.stringify(json)})`;
/** Virtual modules: every fact, and the few words of the first screen, each also `/tag` in another language. */
const JSONS: Readonly<Record<string, (tag?: string) => string>> = {
  "virtual:facts": (tag) => JSON.stringify(factsIn(tag)),
  "virtual:first": (tag) => firstWords(factsIn(tag)),
  "virtual:translations": () => JSON.stringify(translations()),
};
const LOADERS = "virtual:languages";
const parts = (id: string): readonly [name: string, tag?: string] => id.split("/") as unknown as [string, string?];

/**
 * Gives every build and every test the knowledge as one module; an edited fact reloads the page. A build for a screen
 * gets its words so that no line ends between a number and its unit.
 */
export function knowledgeModule({ screen = false } = {}): Plugin {
  let written = (json: string): string => json;
  return {
    name: "knowledge",
    configResolved({ command }) {
      if (screen && command === "build") written = keptTogether;
    },
    resolveId: (id) => (id === LOADERS || Object.hasOwn(JSONS, parts(id)[0]) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith("\0virtual:")) return null;
      const [name, tag] = parts(id.slice(1));
      const json = JSONS[name]?.(tag);
      if (json === undefined && name !== LOADERS) return null;
      return {
        code: json === undefined ? languagesModule() : asModule(name === "virtual:first" ? json : written(json)),
        moduleSideEffects: false,
      };
    },
    configureServer(server) {
      const folder = `${sep}knowledge${sep}`;
      server.watcher.on("change", (file) => {
        if (!file.includes(folder) || !file.endsWith(".json") || !statSync(file).isFile()) return;
        for (const [id, module] of server.moduleGraph.idToModuleMap)
          if (id.startsWith("\0virtual:")) server.moduleGraph.invalidateModule(module);
        server.ws.send({ type: "full-reload" });
      });
    },
  };
}
