import type { Unread } from "./io.ts";
import { kindOf, KINDS } from "./keep.ts";

export const COMMANDS = ["advise", "timeline", "guide", "keep", "read", "load", "know"] as const;
export type CommandName = (typeof COMMANDS)[number];

const OPTIONS: Readonly<Record<CommandName, readonly string[]>> = {
  advise: ["--json", "--lines", "--lang"],
  timeline: ["--json", "--lang"],
  guide: ["--fast", "--sound", "--lang"],
  keep: ["--out", "--lang"],
  read: ["--json", "--lang"],
  load: ["--json", "--lang"],
  know: ["--json", "--lang"],
};
const MANY: readonly CommandName[] = ["read", "load"];
const FASTEST = 10_000;

/** What was typed, understood. */
export type Typed =
  | { readonly kind: "help"; readonly of: CommandName | null }
  | { readonly kind: "version" }
  | { readonly kind: "unread"; readonly unread: Unread; readonly of: CommandName | null }
  | {
      readonly kind: "command";
      readonly name: CommandName;
      readonly words: readonly string[];
      readonly json: boolean;
      readonly lines: boolean;
      /** Times real time. */
      readonly fast: number;
      /** The language that was asked for, as it was typed. */
      readonly lang: string | null;
      readonly sound: boolean;
      /** Where something is kept; null where nothing is. */
      readonly out: string | null;
    };

const unread = (of: CommandName | null, field: string, expected: string): Typed => ({
  kind: "unread",
  unread: { field, expected },
  of,
});

export function typed(argv: readonly string[]): Typed {
  const [first, ...rest] = argv;
  if (first === undefined) return unread(null, "command", `one of ${COMMANDS.join(", ")}`);
  if (first === "--version") return { kind: "version" };
  if (first === "--help" || first === "-h" || first === "help") return { kind: "help", of: named(rest[0]) };
  const name = named(first);
  return name === null ? unread(null, first, `a command, one of ${COMMANDS.join(", ")}`) : withOptions(name, rest);
}
const named = (word: string | undefined): CommandName | null => COMMANDS.find((each) => each === word) ?? null;

/** Options may stand anywhere; after `--` there are none. */
function withOptions(name: CommandName, rest: readonly string[]): Typed {
  const words: string[] = [];
  const found = new Set<string>();
  let [fast, plain] = [1, false];
  let lang: string | null = null;
  let out: string | null = null;
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? "";
    if (plain || !word.startsWith("-") || word === "-") words.push(word);
    else if (word === "--") plain = true;
    else if (word === "--help" || word === "-h") return { kind: "help", of: name };
    else if (!OPTIONS[name].includes(word)) return unread(name, word, `an option, one of ${OPTIONS[name].join(", ")}`);
    else if (word === "--fast") fast = fastOf(rest[++at]);
    else if (word === "--lang") lang = rest[++at] ?? "";
    else if (word === "--out") out = rest[++at] ?? "";
    else found.add(word);
  }
  if (name === "keep" && kindOf(out ?? "") === null)
    return unread(name, "--out", `a file whose name ends in ${KINDS.map((kind) => `.${kind}`).join(", ")}`);
  if (found.has("--sound") && fast !== 1) return unread(name, "--sound", "no --fast: sound has one speed");
  if (!(fast > 0 && fast <= FASTEST)) return unread(name, "--fast", `a number above 0, at most ${FASTEST}`);
  const wants = name === "know" ? "WHAT" : MANY.includes(name) ? "FILE..." : "REQUEST";
  if (words.length === 0)
    return unread(name, wants, name === "know" ? "what to know" : "a file, or - for standard input");
  if (words.length > 1 && !MANY.includes(name)) return unread(name, words[1] ?? "", `only one ${wants}`);
  return {
    kind: "command",
    name,
    words,
    json: found.has("--json"),
    lines: found.has("--lines"),
    fast,
    sound: found.has("--sound"),
    lang,
    out,
  };
}
const fastOf = (word: string | undefined): number => (/^\d+(\.\d+)?$/.test(word ?? "") ? Number(word) : Number.NaN);
