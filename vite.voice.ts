import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plugin } from "vite";

const FOLDER = "src/knowledge/voice";
const MODULE = "virtual:voice";

/**
 * The clips of a language in one file: four bytes with the length of an index, the index (JSON: name to first byte and
 * byte after the last), then the clips. One request brings the whole voice.
 */
function packOf(language: string): Buffer {
  const folder = join(FOLDER, language);
  const index: Record<string, readonly [number, number]> = {};
  const clips: Buffer[] = [];
  let at = 0;
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".mp3")) continue;
    const bytes = readFileSync(join(folder, file));
    index[basename(file, ".mp3")] = [at, at + bytes.length];
    clips.push(bytes);
    at += bytes.length;
  }
  const text = Buffer.from(JSON.stringify(index));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, ...clips]);
}

/** Gives the app the address of each voice; the name holds the hash, so that a voice can be kept for good. */
export function voiceModule(): Plugin {
  let builds = false;
  const languages = readdirSync(FOLDER).filter((f) => statSync(join(FOLDER, f)).isDirectory());
  const packs = new Map<string, { readonly language: string; readonly bytes: Buffer }>(
    languages.map((language) => {
      const bytes = packOf(language);
      const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
      return [`assets/voice-${language}-${hash}.bin`, { language, bytes }] as const;
    }),
  );
  return {
    name: "voice",
    configResolved(config) {
      builds = config.command === "build" && config.build.ssr === false;
    },
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null;
      if (builds) for (const [fileName, { bytes }] of packs) this.emitFile({ type: "asset", fileName, source: bytes });
      const addresses = [...packs].map(([file, { language }]) => [language, `/${file}`]);
      return `export default ${JSON.stringify(Object.fromEntries(addresses))}`;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const found = packs.get((request.url ?? "").slice(1));
        return found === undefined ? next() : void response.end(found.bytes);
      });
    },
  };
}
