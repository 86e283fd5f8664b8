import { advise, limitsOf, timeline } from "#core";
import type { Advice, Request } from "#core";
import { know, KNOWN, LANGUAGES } from "#knowledge";
import { typed } from "./arguments.ts";
import type { Typed } from "./arguments.ts";
import { guide } from "./guide.ts";
import { help, hint } from "./help.ts";
import { requestOf, textOf } from "./input.ts";
import { ANSWERED, UNREADABLE } from "./io.ts";
import type { Io, Unread } from "./io.ts";
import { jsonLine } from "./json.ts";
import { keep } from "./keep.ts";
import { asideText, loadOf, loadText, readEach, readText, runsOf } from "./recorded.ts";
import { refusalText } from "./refusal.ts";
import { offeredFor, speechIn } from "./speech.ts";
import type { Speech } from "./speech.ts";
import { adviceText, clock, printedCue } from "./words.ts";

type Command = Extract<Typed, { kind: "command" }>;

function unreadable(io: Io, speech: Speech, unread: Unread): number {
  io.err(refusalText(speech, unread));
  return UNREADABLE;
}
/** The language of help and of what could not be read: the one that is asked for, else the terminal's. */
function tagOf(argv: readonly string[], io: Io): string {
  const at = argv.indexOf("--lang");
  const wanted = at < 0 ? "" : (argv[at + 1] ?? "");
  return offeredFor(wanted) ?? offeredFor(io.locale) ?? "en";
}

/** One command, from its words to its exit code. */
export async function run(argv: readonly string[], io: Io, version: string): Promise<number> {
  const words = typed(argv);
  const speech = await speechIn(tagOf(argv, io));
  switch (words.kind) {
    case "version":
      io.out(`${version}\n`);
      return ANSWERED;
    case "help":
      io.out(help(words.of, speech));
      return ANSWERED;
    case "unread":
      io.err(refusalText(speech, words.unread) + hint(words.of, speech));
      return UNREADABLE;
    case "command":
      return command(io, words, speech);
  }
}

async function command(io: Io, words: Command, speech: Speech): Promise<number> {
  const { lang } = words;
  const own = lang === null ? null : offeredFor(lang);
  if (lang !== null && own === null)
    return unreadable(io, speech, { field: "--lang", expected: `one of ${LANGUAGES.join(", ")}` });
  if (words.name === "know") return known(io, words, own === null && words.json ? await speechIn("en") : speech);
  if (words.name === "read" || words.name === "load") return recorded(io, words, speech);
  const got = await textOf(io, words.words[0] ?? "-");
  if ("unread" in got) return unreadable(io, speech, got.unread);
  if (words.lines) return adviseLines(io, got.text, own, speech);
  const asked = requestOf(got.text);
  if ("unread" in asked) return unreadable(io, speech, asked.unread);
  return answered(io, words, asked.request, own ?? asked.request.language);
}

async function answered(io: Io, words: Command, request: Request, tag: string): Promise<number> {
  const speech = await speechIn(tag);
  const advice = advise(speech.knowledge, request);
  const told = { ...speech, moment: request.moment, profile: request.profile };
  if (words.name === "timeline" && words.json && advice.verdict !== "plan") {
    // No plan has no cues: the array is empty, and a person hears why.
    io.out(jsonLine([]));
    io.err(adviceText(told, advice));
  } else if (words.name === "advise" || advice.verdict !== "plan")
    io.out(words.json ? jsonLine(advice) : adviceText(told, advice));
  else if (words.name === "timeline") printTimeline(io, words.json, speech, advice);
  else if (words.name === "keep")
    return keep(io, { plan: advice.plan, speech, date: request.at.slice(0, 10), path: words.out ?? "" });
  else {
    const limits = limitsOf(advice.plan, speech.knowledge, request);
    await guide(io, { plan: advice.plan, limits, speech, fast: words.fast, sound: words.sound });
  }
  return ANSWERED;
}

function printTimeline(io: Io, json: boolean, speech: Speech, advice: Extract<Advice, { verdict: "plan" }>): void {
  const cues = timeline(advice.plan, speech.knowledge).map((cue) => printedCue(speech, cue));
  const lines = cues.map(({ atMs, kind, text }) => `${clock(atMs / 1000).padStart(6)}  ${kind.padEnd(13)} ${text}\n`);
  io.out(json ? jsonLine(cues) : lines.join(""));
}

/**
 * One request a line, one answer a line, in the language that was asked for or that the line names; a line that cannot
 * be read has its refusal in its place.
 */
async function adviseLines(io: Io, text: string, own: string | null, speech: Speech): Promise<number> {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  if (text.trim() === "") return unreadable(io, speech, { field: "request", expected: "one request a line" });
  let code: number = ANSWERED;
  for (const [index, line] of lines.entries()) {
    const answer = await lineAnswer(line, own, (fault) => io.err(`legwork: line ${index + 1}: ${String(fault)}\n`));
    if ("refused" in answer) code = UNREADABLE;
    io.out(jsonLine(answer));
  }
  return code;
}

/** The answer to a line, or its refusal. A fault of the program is told and has its place too: it never takes other lines with it. */
export async function lineAnswer(
  line: string,
  own: string | null,
  onFault: (fault: unknown) => void,
  answer: typeof advise = advise,
): Promise<Advice | { readonly refused: Unread }> {
  try {
    const asked = requestOf(line);
    if ("unread" in asked) return { refused: asked.unread };
    const { knowledge } = await speechIn(own ?? asked.request.language);
    return answer(knowledge, asked.request);
  } catch (fault) {
    onFault(fault);
    return { refused: { field: "request", expected: "a request that can be answered" } };
  }
}

async function recorded(io: Io, words: Command, speech: Speech): Promise<number> {
  const missing = words.name === "read" ? await readOut(io, words, speech) : await loadOut(io, words, speech);
  for (const each of missing) unreadable(io, speech, each);
  return missing.length === 0 ? ANSWERED : UNREADABLE;
}

/** Results go out as they come: an archive of years is never held as a whole. */
async function readOut(io: Io, { words, json }: Command, speech: Speech): Promise<readonly Unread[]> {
  let between = "[";
  const missing = await readEach(
    io,
    words,
    (result) => {
      io.out(json ? between + jsonLine(result).trimEnd() : readText(speech, result));
      between = ",";
    },
    speech,
  );
  if (json) io.out(between === "[" ? "[]\n" : "]\n");
  return missing;
}

async function loadOut(io: Io, { words, json }: Command, speech: Speech): Promise<readonly Unread[]> {
  const { runs, unread, bad } = await runsOf(io, words, speech);
  bad.forEach((line) => io.err(`legwork: ${line}`));
  const days = loadOf(runs);
  asideText(speech, runs, io.today()).forEach((line) => io.err(`legwork: ${line}`));
  if (json || runs.length > 0) io.out(json ? jsonLine(days) : loadText(speech, days, runs, io.today()));
  return unread;
}

function known(io: Io, words: Command, speech: Speech): number {
  const what = KNOWN.find((each) => each === words.words[0]);
  if (what === undefined)
    return unreadable(io, speech, { field: words.words[0] ?? "WHAT", expected: `one of ${KNOWN.join(", ")}` });
  const rows = know(speech.facts, what);
  io.out(words.json ? jsonLine(rows) : rows.map(knownLine).join(""));
  return ANSWERED;
}
function knownLine(row: unknown): string {
  const { code, name, question, article, title, where } = row as Readonly<Record<string, string | undefined>>;
  return `${(code ?? "").padEnd(20)} ${name ?? question ?? article ?? title ?? where ?? ""}\n`;
}
