// Proves that every guardrail has a law: each one is moved by one step, up and down, and the laws must notice.
//   npm run guardrails            all of them
//   npm run guardrails DOSE.hold  those whose name begins so
import { readFileSync } from "node:fs";
import { openJudge } from "./mutate/judge.mjs";

const CEILINGS = "src/core/ceilings.ts";
/** The laws and the whole decisions; not the pages and tests that only repeat the numbers. */
const LAWS = [
  ["src/core", /^(?!ceilings|solve|instant).*\.test\.ts$/],
  ["src/journal", /\.test\.ts$/],
  ["src/track", /^last-resort\.test\.ts$/],
  ["scenarios", /^(laws|scenarios)\.test\.ts$/],
];
/** What is heard is followed by the page that plays it: its laws judge nothing else, for with another limit they may not even begin. */
const HEARD = ["src/app", /^running\.test\.ts$/];
const only = process.argv[2] ?? "";

/** Where each guardrail's number stands in the source: group, name, value. */
function guardrails() {
  const source = readFileSync(CEILINGS, "utf8");
  const found = [];
  for (const [, group, body] of source.matchAll(/export const ([A-Z]+) = \{\n([\s\S]*?)\n\} as const;/g))
    for (const [, name, value] of body.matchAll(/^ {2}(\w+): limit\(\s*"[^"]*",\s*([\d.]+),/gm))
      found.push({ group, name, value: Number(value) });
  return found;
}

/** A limit that another always reaches first shows nothing when it is moved by one: it is moved to where it would. */
const BEHIND = { "DOSE.spot": 29 };
/** One step of a share is a tenth, of everything else one. */
const moved = ({ group, name, value }) => {
  const behind = BEHIND[`${group}.${name}`];
  if (behind !== undefined) return [behind];
  return value < 1 ? [value - 0.1, value + 0.1] : [value - 1, value + 1];
};

/** The guardrail that is moved now, and its value there; null as everything stands. */
let now = null;
/** Moves one number of the source on its way to the laws; the file itself is never touched. */
const moveOne = {
  name: "move one guardrail",
  enforce: "pre",
  transform(source, id) {
    if (now === null || !id.endsWith(`/${CEILINGS}`)) return null;
    const { group, name, value } = now;
    const limit = new RegExp(`(export const ${group} = \\{[\\s\\S]*?\\n  ${name}: limit\\(\\s*"[^"]*",\\s*)[\\d.]+`);
    if (!limit.test(source)) throw new Error(`no guardrail ${group}.${name}`);
    return source.replace(limit, (_, before) => before + value);
  },
};

const all = guardrails().filter(({ group, name }) => `${group}.${name}`.startsWith(only));
if (all.length === 0) throw new Error(`no guardrail begins with ${only}`);

/** How many moves of these guardrails no law notices. */
async function survivorsOf(some, laws) {
  if (some.length === 0) return 0;
  now = null;
  const judge = await openJudge(laws, [moveOne]);
  const ids = judge.ids();
  const already = await judge.firstFailure(ids);
  if (already.id !== null) throw new Error(`a law fails as everything stands: ${already.id}\n${already.why}`);
  let survivors = 0;
  for (const guardrail of some)
    for (const value of moved(guardrail)) {
      now = { ...guardrail, value };
      await judge.load();
      const { id } = await judge.firstFailure(ids);
      const what = `${guardrail.group}.${guardrail.name} ${guardrail.value} → ${value}`;
      console.log(id === null ? `SURVIVED  ${what}` : `noticed   ${what}  by ${id}`);
      if (id === null) survivors++;
    }
  await judge.close();
  return survivors;
}

const isHeard = ({ group }) => group === "SOUND";
const survivors =
  (await survivorsOf(
    all.filter((each) => !isHeard(each)),
    LAWS,
  )) + (await survivorsOf(all.filter(isHeard), [...LAWS, HEARD]));
console.log(`${all.length} guardrails moved up and down, ${survivors} moves that no law noticed`);
process.exitCode = survivors === 0 ? 0 : 1;
