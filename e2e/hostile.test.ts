import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { ReadResult } from "#runs";
import { HOSTILE } from "./hostile.ts";

const folder = mkdtempSync(join(tmpdir(), "legwork-hostile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Each is refused or read with a warning within ten seconds and 400 MB, of which Node alone takes about 50. Seconds of
 * a core: on a machine that is busy with other things the clock on the wall says nothing about the reader.
 */
const MOST_SECONDS = 10;
const MOST_MEGABYTES = 400;

interface Outcome {
  readonly words: readonly string[];
  readonly seconds: number;
  readonly megabytes: number;
}
function outcomeOf(path: string): Outcome {
  const ran = spawnSync(process.execPath, ["--import", "./e2e/peak.mjs", "dist/legwork.js", "read", path, "--json"], {
    encoding: "utf8",
    maxBuffer: 200_000_000,
    timeout: 100_000,
  });
  const results = JSON.parse(ran.stdout) as readonly ReadResult[];
  const words = results.flatMap((result) => (result.ok ? [...result.run.warnings, "read"] : [result.problem]));
  const seconds = Number(/CORE ([\d.]+)/.exec(ran.stderr)?.[1]);
  return { words, seconds, megabytes: Number(/PEAK (\d+)/.exec(ran.stderr)?.[1]) / 1024 };
}

describe("files made to harm", () => {
  it.each(HOSTILE)("$name", { timeout: 120_000 }, async ({ name, expected, make }) => {
    const path = join(folder, name);
    await make(path);
    const { words, seconds, megabytes } = outcomeOf(path);
    rmSync(path);
    if (process.env["LEGWORK_FIGURES"])
      console.log(`${name} ${[...new Set(words)].join("+")} ${seconds.toFixed(1)} s ${Math.round(megabytes)} MB`);
    expect(expected.some((word) => words.includes(word)) ? expected : words).toEqual(expected);
    expect(seconds).toBeLessThan(MOST_SECONDS);
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  });
});
