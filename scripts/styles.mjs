// Tokens stand in one file: no rule has a colour or a size of type of its own, both nights are the same, and every
// pair of tokens that meet on a screen has the contrast that it needs. `--table` prints them all.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const TOKENS = "src/app/tokens.css";
/** Loaded before any other. */
const FIRST_SHEETS = ["app.css", "tokens.css"];
/** Text and what carries a meaning, the grounds it stands on, and the least contrast (WCAG 2.2: 1.4.3, 1.4.11). */
const GROUNDS = ["paper", "raised", "sunk"];
const PAIRS = [
  ...["ink", "ink-2", "target-ink", "tool-ink"].map((text) => [text, [...GROUNDS], 4.5]),
  ["ink", ["guide", "target-soft", "tool-soft"], 4.5],
  ["ink-2", ["guide"], 4.5],
  ["target-ink", ["guide"], 4.5],
  ["go-ink", ["go"], 4.5],
  ["on-clay", ["clay"], 4.5],
  // The edge carries a place, not its fill.
  ["target-deep", ["clay"], 5],
  ["go", [...GROUNDS], 3],
  ["ink-3", ["paper", "raised"], 3],
  ["target", ["paper"], 3],
  ["tool", ["paper", "raised", "guide"], 3],
];

/** The tokens of each block of the file, by the words that open it. */
export function tokensOf(css) {
  const blocks = { light: {}, system: {}, dark: {}, print: {} };
  let media = "";
  let into = null;
  for (const line of css.split("\n")) {
    if (line.startsWith("@media")) media = line;
    if (line.startsWith("}")) [media, into] = ["", null];
    if (/:root.*\{$/.test(line))
      into = media.includes("dark")
        ? "system"
        : media.includes("print")
          ? "print"
          : media === ""
            ? line.includes('"dark"')
              ? "dark"
              : "light"
            : null;
    const [, name, value] = /^\s*--([\w-]+):\s*(.+);$/.exec(line) ?? [];
    if (name !== undefined && into !== null) blocks[into][name] = value;
  }
  return blocks;
}

const channel = (hex, at) => {
  const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
};
const luminance = (hex) => 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
/** WCAG's ratio of two colours, 1 … 21. */
export function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** Every pair with what it has and needs, in both themes. */
export function pairsOf({ light, dark }) {
  return ["light", "dark"].flatMap((theme) => {
    const of = theme === "light" ? light : { ...light, ...dark };
    return PAIRS.flatMap(([front, grounds, needs]) =>
      grounds.map((ground) => ({ theme, front, ground, needs, has: contrast(of[front], of[ground]) })),
    );
  });
}

/** What a style sheet or a component says that only the tokens may say, one line each. */
export function strangers(path, text) {
  return text.split("\n").flatMap((line, at) => {
    const where = `${path}:${at + 1}`;
    // A mask's black is no colour: it says how much is seen.
    if (/mask|stop-color="#fff"/.test(line) || /^\s*linear-gradient\(to .*#000/.test(line)) return [];
    if (
      /#[0-9a-f]{3,8}\b(?=[^{]*[;"'])|\b(rgb|hsl|oklch)a?\(/i.test(line) &&
      !/href|url\(#|id=|=> |clip-path="url/.test(line)
    )
      return [`${where} has a colour of its own: ${line.trim()}`];
    const [, size] = /font-size:\s*([^;]+);/.exec(line) ?? [];
    if (size !== undefined && !size.includes("var(--")) return [`${where} has a size of type of its own: ${size}`];
    return [];
  });
}

/** Rules of a sheet, their selectors one by one; what is for paper alone does not meet other screens. */
function selectorsOf(css) {
  const seen = css.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/@media print \{[\s\S]*?\n\}/g, "");
  const rules = [...seen.matchAll(/([^{}]+)\{/g)].map(([, words]) => words.trim());
  return rules
    .filter((words) => !/^(@|from|to|\d|:root)/.test(words))
    .flatMap((words) => words.split(/,\s*(?![^(]*\))/));
}
/**
 * A sheet comes with its screen and stays when the person goes on: a name that two of them give a look to looks as
 * whichever came last says. `sheets` are path and text; what is in the first load is there for all.
 */
export function met(sheets) {
  const owners = new Map();
  for (const [path, css] of sheets)
    for (const selector of new Set(selectorsOf(css))) owners.set(selector, [...(owners.get(selector) ?? []), path]);
  const paths = (selector) => owners.get(selector) ?? [];
  return [...owners.keys()].flatMap((selector) => {
    const [own = selector] = /^\.[\w-]+/.exec(selector) ?? [];
    const others = paths(own).filter((path) => path !== paths(selector)[0]);
    const twice =
      paths(selector).length > 1 ? paths(selector) : others.length > 0 ? [...paths(selector), ...others] : [];
    return twice.length > 0 ? [`${selector} is in ${twice.join(" and ")}`] : [];
  });
}

/** Lines that must be found, so that the check is known to see. */
const BAD = ["  color: #fff;", "  fill: rgb(0 0 0 / 10%);", '<path fill="#2f7f88" />', "  font-size: 20px;"];

function main() {
  const blind = BAD.filter((line) => strangers("bad", line).length === 0);
  const blocks = tokensOf(readFileSync(TOKENS, "utf8"));
  const pairs = pairsOf(blocks);
  const files = readdirSync("src/app", { recursive: true, encoding: "utf8" })
    .map((f) => join("src/app", f))
    .filter((f) => /\.(css|tsx)$/.test(f) && f !== TOKENS && !/\.test\./.test(f));
  const lone = files.filter((f) => f.endsWith(".css") && !FIRST_SHEETS.some((first) => f.endsWith(first)));
  const meet = met(lone.map((f) => [f, readFileSync(f, "utf8")]));
  const same = met([
    ["a", ".x {}"],
    ["b", ".x p {}"],
  ]);
  const twice = Object.keys(blocks.dark).filter((name) => blocks.dark[name] !== blocks.system[name]);
  const faults = [
    ...blind.map((line) => `the check no longer sees: ${line}`),
    ...pairs
      .filter(({ has, needs }) => !(has >= needs))
      .map(
        ({ theme, front, ground, has, needs }) =>
          `${theme}: ${front} on ${ground} has ${has.toFixed(2)}, needs ${needs}`,
      ),
    ...(Object.keys(blocks.system).length === Object.keys(blocks.dark).length
      ? []
      : ["the two nights differ in length"]),
    ...twice.map((name) => `--${name} is not the same at night by hand and by the system`),
    ...(same.length === 0 ? ["the check no longer sees a name of two sheets"] : meet),
    ...files.flatMap((f) => strangers(f, readFileSync(f, "utf8"))),
  ];
  if (process.argv.includes("--table"))
    for (const { theme, front, ground, has, needs } of pairs)
      console.log(
        `${theme.padEnd(5)}  ${front.padEnd(11)} on ${ground.padEnd(11)} ${has.toFixed(2).padStart(5)} (${needs})`,
      );
  for (const fault of faults) console.error(fault);
  const least = Math.min(...pairs.filter(({ needs }) => needs === 4.5).map(({ has }) => has));
  console.log(
    `${pairs.length} pairs of colours, text at least ${least.toFixed(2)}; ${files.length} files without a colour of their own`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
}
if (import.meta.url === pathToFileURL(process.argv[1]).href) main();
