// npm run knowledge: formats every fact (stable key order, one a file) and checks all of them against shapes and rules.
// Then it writes the open pack to dist/knowledge. --check changes nothing and fails where a file is not formatted.
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { bin, install, run } from "./ready.mjs";

const ROOM = "src/knowledge";
const checkOnly = process.argv.includes("--check");
install();

/** code and id first, then as the fact has them. */
function formatted(fact) {
  const { code, id, ...rest } = fact;
  return `${JSON.stringify({ code, id, ...rest }, null, 2)}\n`;
}

const bad = [];
/** The value of a file's text; undefined, and the file named, where it is no JSON. */
function parsed(file, text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    bad.push(`${file}: ${error.message}`);
    return undefined;
  }
}
let count = 0;
for (const kind of readdirSync(ROOM).filter((f) => statSync(join(ROOM, f)).isDirectory()))
  for (const name of readdirSync(join(ROOM, kind)).filter((f) => f.endsWith(".json"))) {
    const file = join(ROOM, kind, name);
    const text = readFileSync(file, "utf8");
    const fact = parsed(file, text);
    if (fact === undefined) continue;
    count++;
    if (fact.id !== basename(name, ".json")) bad.push(`${file}: its id is "${fact.id}", not its file's name`);
    if (formatted(fact) === text) continue;
    if (checkOnly) bad.push(`${file}: not formatted (npm run knowledge does it)`);
    else writeFileSync(file, formatted(fact));
  }
/** Words of a language beside English: a folder of it, sentences in ui.json, then a file for each kind of fact. */
const languages = join(ROOM, "languages");
for (const tag of readdirSync(languages).filter((f) => statSync(join(languages, f)).isDirectory()))
  for (const name of readdirSync(join(languages, tag))) {
    const file = join(languages, tag, name);
    const text = readFileSync(file, "utf8");
    const words = parsed(file, text);
    if (words === undefined || `${JSON.stringify(words, null, 2)}\n` === text) continue;
    if (checkOnly) bad.push(`${file}: not formatted (npm run knowledge does it)`);
    else writeFileSync(file, `${JSON.stringify(words, null, 2)}\n`);
  }
if (bad.length) {
  console.error(bad.join("\n"));
  process.exit(1);
}
console.log(`${count} facts, each in its own file`);
const { module } = await (await import("vite")).runnerImport("./vite.knowledge.ts");
for (const [tag, missing] of Object.entries(module.unsaidByLanguage()))
  console.log(`${tag}: ${missing.length === 0 ? "whole" : `${missing.length} words are English so far`}`);
if (!checkOnly) {
  for (const [tag, missing] of Object.entries(module.unsaidByLanguage()))
    for (const at of missing) console.log(`  ${tag} lacks ${at}`);
  process.exitCode = run(bin("vitest"), ["run", "src/knowledge"]).code;
  if (process.exitCode === 0) await (await import("./pack.mjs")).writePack();
}
