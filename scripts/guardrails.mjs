// Proves that every guardrail has a law: each one is moved by one step, up and down, and the laws must notice.
//   npm run guardrails            all of them
//   npm run guardrails DOSE.hold  those whose name begins so
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const CEILINGS = "src/core/ceilings.ts";
const VITEST = "node_modules/vitest/vitest.mjs";
const CONFIG = "guardrails.vitest.config.ts";
const only = process.argv[2] ?? "";

/** Where each guardrail's number stands in the source: group, name, value. */
function guardrails() {
  const source = readFileSync(CEILINGS, "utf8");
  const found = [];
  for (const [, group, body] of source.matchAll(/export const ([A-Z]+) = \{\n([\s\S]*?)\n\} as const;/g))
    for (const [, name, value] of body.matchAll(/^ {2}(\w+): limit\(\s*"[^"]*",\s*([\d.]+),/gm))
      found.push({ name: `${group}.${name}`, value: Number(value) });
  return found;
}

/** One step of a share is a tenth, of everything else one. */
const moved = ({ value }) => (value < 1 ? [value - 0.1, value + 0.1] : [value - 1, value + 1]);

/** Whether the laws fail when a guardrail has this value; without one, as everything stands. */
function notices(name, value) {
  const run = spawnSync(process.execPath, [VITEST, "run", `--config=${CONFIG}`, "--bail=1", "--reporter=dot"], {
    env: { ...process.env, GUARDRAIL: name === undefined ? "" : `${name}=${value}` },
    encoding: "utf8",
  });
  if (!/Tests .*\d/.test(run.stdout)) throw new Error(`the laws did not run:\n${run.stdout}\n${run.stderr}`);
  return run.status !== 0;
}

const all = guardrails().filter(({ name }) => name.startsWith(only));
if (all.length === 0) throw new Error(`no guardrail begins with ${only}`);
if (notices()) throw new Error("the laws fail as everything stands; nothing can be proved by moving a guardrail");
const survivors = [];
for (const guardrail of all)
  for (const value of moved(guardrail)) {
    const noticed = notices(guardrail.name, value);
    console.log(`${noticed ? "noticed " : "SURVIVED"}  ${guardrail.name} ${guardrail.value} → ${value}`);
    if (!noticed) survivors.push(guardrail.name);
  }
console.log(`${all.length} guardrails moved up and down, ${survivors.length} moves that no law noticed`);
process.exitCode = survivors.length === 0 ? 0 : 1;
