import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { advise, readRequest } from "#core";
import { knowledge } from "#knowledge";

/**
 * Whole decisions as JSON. A bug report is a file here: the request that was answered wrongly, and what is right.
 *
 * expect.verdict       the verdict
 * expect.is            path → value: exactly this
 * expect.has           path → list: each of these is among what stands there (objects by the fields named)
 * expect.hasNot        path → list: none of these is
 * expect.onlyTechniques  every step is one of these
 * expect.maxRegions    at most so many regions are worked
 * expect.maxSeconds    "region.side" → seconds pressed at most
 */
interface Scenario {
  readonly name: string;
  readonly why: string;
  readonly request: unknown;
  readonly expect: {
    readonly verdict: string;
    readonly is?: Readonly<Record<string, unknown>>;
    readonly has?: Readonly<Record<string, readonly unknown[]>>;
    readonly hasNot?: Readonly<Record<string, readonly unknown[]>>;
    readonly onlyTechniques?: readonly string[];
    readonly maxRegions?: number;
    readonly maxSeconds?: Readonly<Record<string, number>>;
  };
}
interface StepLike {
  readonly technique: string;
  readonly region: string;
  readonly side: string;
  readonly sets: number | null;
  readonly setSeconds: number | null;
  readonly spots: number | null;
  readonly spotSeconds: number | null;
}

const at = (value: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((v, key) => (v as Readonly<Record<string, unknown>> | undefined)?.[key], value);

const matches = (is: unknown, wanted: unknown): boolean => {
  if (Array.isArray(wanted)) return Array.isArray(is) && wanted.every((w) => is.some((i) => matches(i, w)));
  if (typeof wanted !== "object" || wanted === null) return Object.is(is, wanted);
  return Object.entries(wanted).every(([key, value]) => matches(at(is, key), value));
};
const among = (list: unknown, wanted: unknown): boolean => Array.isArray(list) && list.some((x) => matches(x, wanted));

const pressed = (step: StepLike): number =>
  (step.sets ?? 0) * (step.setSeconds ?? 0) + (step.spots ?? 0) * (step.spotSeconds ?? 0);

/** What is wrong with an answer, as short sentences; empty when it is as expected. */
function wrong(answer: unknown, { is, has, hasNot, ...wanted }: Scenario["expect"]): readonly string[] {
  const steps = (at(answer, "plan.steps") ?? []) as readonly StepLike[];
  const said: string[] = [];
  if (at(answer, "verdict") !== wanted.verdict) said.push(`verdict ${String(at(answer, "verdict"))}`);
  for (const [path, value] of Object.entries(is ?? {}))
    if (JSON.stringify(at(answer, path)) !== JSON.stringify(value))
      said.push(`${path} is ${JSON.stringify(at(answer, path))}`);
  for (const [path, list] of Object.entries(has ?? {}))
    for (const w of list) if (!among(at(answer, path), w)) said.push(`${path} lacks ${JSON.stringify(w)}`);
  for (const [path, list] of Object.entries(hasNot ?? {}))
    for (const w of list) if (among(at(answer, path), w)) said.push(`${path} has ${JSON.stringify(w)}`);
  if (wanted.onlyTechniques)
    for (const s of steps) if (!wanted.onlyTechniques.includes(s.technique)) said.push(`${s.technique} is used`);
  if (wanted.maxRegions !== undefined && new Set(steps.map((s) => s.region)).size > wanted.maxRegions)
    said.push("too many regions");
  for (const [area, most] of Object.entries(wanted.maxSeconds ?? {})) {
    const sum = steps.filter((s) => `${s.region}.${s.side}` === area).reduce((n, s) => n + pressed(s), 0);
    if (sum > most) said.push(`${area} is pressed ${sum} s`);
  }
  return said;
}

const files = readdirSync("scenarios").filter((f) => f.endsWith(".json"));

describe("scenarios", () => {
  it.each(files)("%s", (file) => {
    const scenario = JSON.parse(readFileSync(`scenarios/${file}`, "utf8")) as Scenario;
    const read = readRequest(knowledge, scenario.request);
    if (!read.ok) throw new Error(`${read.refused.field}: expected ${read.refused.expected}`);
    const answer = advise(knowledge, read.request);
    const off = wrong(answer, scenario.expect);
    expect(off, `${scenario.why}\n${JSON.stringify(answer)}`).toEqual([]);
  });
  it("are named as their files", () =>
    expect(
      files.filter(
        (f) =>
          (JSON.parse(readFileSync(`scenarios/${f}`, "utf8")) as Scenario).name !==
          f.replace(".json", "").replaceAll("-", " "),
      ),
    ).toEqual([]));
});
