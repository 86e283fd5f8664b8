// Writes the open pack: dist/knowledge/legwork-knowledge.json, its JSON Schema and the licence.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "vite";

const DIR = "dist/knowledge";

/** Loads src/knowledge/pack.ts through Vite, which knows the facts as a module. */
export async function writePack() {
  const server = await createServer({
    server: { middlewareMode: true, watch: null },
    appType: "custom",
    logLevel: "error",
  });
  try {
    const { pack, packSchema } = await server.ssrLoadModule("/src/knowledge/pack.ts");
    mkdirSync(DIR, { recursive: true });
    writeFileSync(`${DIR}/legwork-knowledge.json`, `${JSON.stringify(pack, null, 2)}\n`);
    writeFileSync(`${DIR}/legwork-knowledge.schema.json`, `${JSON.stringify(packSchema, null, 2)}\n`);
    copyFileSync("LICENSE", `${DIR}/LICENSE`);
    console.log(`${DIR}: the open pack, edition ${pack.edition}`);
  } finally {
    await server.close();
  }
}
