import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { advise, PLANNER_VERSION, readRequest } from "#core";
import { knowledge } from "#knowledge";

/**
 * Every answer of the scenarios, as it was when it was last accepted: whoever keeps an answer by its edition may trust
 * that the same edition gives the same. `npm run accept` records what is answered now, and refuses where the planner
 * answers otherwise on the same facts without its version being raised.
 */
interface Pinned {
  readonly planner: number;
  /** Hash of the facts as core is given them, without words. */
  readonly facts: string;
  /** Scenario → hash of its answer, without edition and words. */
  readonly answers: Readonly<Record<string, string>>;
}
const RECORD = "scenarios/pinned/answers.json";

/** Without the edition, and without what is said: names, and whatever has a space or is not there. */
const isSaid = (value: unknown): boolean => value === null || (typeof value === "string" && /\s/.test(value));
const unsaid = (key: string, value: unknown): unknown =>
  key === "edition" || key === "name" || isSaid(value) ? undefined : value;
const hashOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value, unsaid)).digest("hex").slice(0, 12);

function answerTo(file: string): string {
  const { request } = JSON.parse(readFileSync(`scenarios/${file}`, "utf8")) as { readonly request: unknown };
  const read = readRequest(knowledge, request);
  return hashOf(read.ok ? advise(knowledge, read.request) : read.refused);
}
function answeredNow(): Pinned {
  const files = readdirSync("scenarios").filter((file) => file.endsWith(".json"));
  const answers = files.toSorted().map((file) => [file.replace(/\.json$/, ""), answerTo(file)] as const);
  return { planner: PLANNER_VERSION, facts: hashOf(knowledge), answers: Object.fromEntries(answers) };
}

/** Scenarios that are answered otherwise than before; new ones and those that are gone are none. */
const changed = (before: Pinned, now: Pinned): readonly string[] =>
  Object.keys(now.answers).filter((name) => (before.answers[name] ?? now.answers[name]) !== now.answers[name]);
/** What changed though neither the planner's version nor a fact did. */
const unannounced = (before: Pinned, now: Pinned): readonly string[] =>
  now.planner > before.planner || now.facts !== before.facts ? [] : changed(before, now);

const now = answeredNow();
const before = JSON.parse(readFileSync(RECORD, "utf8")) as Pinned;

it("no answer changes without the planner's version", () =>
  expect(unannounced(before, now), "raise PLANNER_VERSION in src/core/planner-version.ts and say why").toEqual([]));

it("every answer is the one that was accepted", () => {
  const accepts = process.env["ACCEPT"] === "1" && unannounced(before, now).length === 0;
  if (accepts) writeFileSync(RECORD, `${JSON.stringify(now, null, 2)}\n`);
  expect(now, "where that is meant: npm run accept").toEqual(accepts ? now : before);
});

it("a planner that answers otherwise is found, and let through with its version, or with other facts", () => {
  const other = { ...now, answers: { ...now.answers, new: "x" } };
  const [[name = ""] = []] = [Object.keys(now.answers)];
  const bent = { ...other, answers: { ...other.answers, [name]: "y" } };
  expect(unannounced(now, other)).toEqual([]);
  expect(unannounced(now, bent)).toEqual([name]);
  expect(unannounced(now, { ...bent, planner: now.planner + 1 })).toEqual([]);
  expect(unannounced(now, { ...bent, facts: "z" })).toEqual([]);
});
