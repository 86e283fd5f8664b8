import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { Plugin } from "vite";
import { PLANNER_VERSION } from "./src/core/planner-version.ts";
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
/** Virtual modules: every fact, and the few words of the first screen. */
const MODULES: Readonly<Record<string, () => string>> = {
  "virtual:facts": () => compactKnowledge().text,
  "virtual:first": firstWords,
};

/** By letters, then by number: T2 before T10. */
const order = (a: string, b: string): number => a.localeCompare(b, "en", { numeric: true });
const codeOf = (fact: unknown): string => String((fact as { readonly code?: unknown }).code ?? "");

function factsOf(kind: string): readonly unknown[] {
  const folder = join(ROOM, kind);
  return readdirSync(folder)
    .filter((f) => f.endsWith(".json"))
    .map((f) => JSON.parse(readFileSync(join(folder, f), "utf8")) as unknown)
    .sort((a, b) => order(codeOf(a), codeOf(b)));
}

/** All facts as one compact text, and the edition: the same on every machine. */
export function compactKnowledge(): { readonly text: string; readonly edition: string } {
  const facts = JSON.stringify(Object.fromEntries(KINDS.map((kind) => [kind, factsOf(kind)])));
  const edition = createHash("sha256").update(facts).update(`planner ${PLANNER_VERSION}`).digest("hex").slice(0, 12);
  return { text: `{"edition":"${edition}",${facts.slice(1)}`, edition };
}

/** Gives every build and every test the knowledge as one module; an edited fact reloads the page. */
export function knowledgeModule(): Plugin {
  return {
    name: "knowledge",
    resolveId: (id) => (Object.hasOwn(MODULES, id) ? `\0${id}` : null),
    load(id) {
      const text = id.startsWith("\0virtual:") ? MODULES[id.slice(1)]?.() : undefined;
      return text === undefined ? null : `export default JSON.parse(${JSON.stringify(text)})`;
    },
    configureServer(server) {
      const folder = `${sep}knowledge${sep}`;
      server.watcher.on("change", (file) => {
        if (!file.includes(folder) || !file.endsWith(".json") || !statSync(file).isFile()) return;
        for (const id of Object.keys(MODULES)) {
          const module = server.moduleGraph.getModuleById(`\0${id}`);
          if (module) server.moduleGraph.invalidateModule(module);
        }
        server.ws.send({ type: "full-reload" });
      });
    },
  };
}
