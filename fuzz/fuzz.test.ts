import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PROBLEMS, read, type ReadResult, type Run, WARNINGS } from "#runs";
import { mutate, seeded } from "./mutate.ts";

/**
 * Mutations of the made recordings, as long as FUZZ_SECONDS says (npm run fuzz: ten minutes; npm test: sixty seconds).
 * What breaks a rule is written to fuzz/found and stays there as a test.
 */
const SECONDS = Number(process.env["FUZZ_SECONDS"] ?? 60);
const SEED = Number(process.env["FUZZ_SEED"] ?? Date.now() % 1_000_000);
const SEEDS = "recordings";
const FOUND = "fuzz/found";
/** Mutations of files of this size: none may take longer, however busy the machine is. */
const MOST_MS = 10_000;

const numbersOf = (value: unknown): readonly number[] =>
  typeof value === "number"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(numbersOf)
      : [];

/** Figures that no activity on earth has. */
const MOST = {
  distanceMeters: 1e7,
  elapsedSeconds: 30 * 86_400,
  timerSeconds: 30 * 86_400,
  movingSeconds: 30 * 86_400,
  recordedSeconds: 30 * 86_400,
  estimatedMovingSeconds: 30 * 86_400,
  ascentMeters: 1e5,
  descentMeters: 1e5,
  estimatedAscentMeters: 1e5,
  estimatedDescentMeters: 1e5,
  averageHeartRate: 300,
  stepsPerMinute: 600,
  effort: 10,
  feel: 100,
  leftShare: 100,
} as const;
const beyond = (run: Run): readonly string[] =>
  Object.entries(MOST).flatMap(([key, most]) => {
    const value = run[key as keyof typeof MOST];
    return value !== null && (value < 0 || value > most) ? [`${key} ${value}`] : [];
  });

function wrongWith(run: Run): string | null {
  if (!numbersOf(run).every(Number.isFinite)) return "a number that is none";
  if (run.startedAt !== null && !Number.isFinite(Date.parse(run.startedAt))) return "a date that is none";
  if (run.warnings.some((warning) => !WARNINGS.includes(warning))) return "a warning outside the list";
  const bad = run.segments.some(
    ({ meters, seconds, grade }) => !(meters > 0) || !(seconds > 0) || !(Math.abs(grade) <= 0.45),
  );
  if (bad) return "a segment without way, time or ground";
  if (run.startedAt === null && !run.warnings.some((warning) => warning.endsWith("-date")))
    return "no date and no word of it";
  if (beyond(run).length) return `beyond belief: ${beyond(run).join(", ")}`;
  return run.samples >= 0 && Number.isInteger(run.samples) ? null : "a count that is none";
}

/** What the readers promise of any bytes; the broken promise, or null. */
async function brokenBy(bytes: Uint8Array): Promise<string | null> {
  const began = performance.now();
  let results: readonly ReadResult[];
  try {
    results = await read(bytes, "made");
  } catch (thrown) {
    return `thrown: ${String(thrown)}`;
  }
  if (performance.now() - began > MOST_MS) return "too slow";
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!packed && results.length === 0) return "no result";
  for (const result of results) {
    if (!result.ok && !PROBLEMS.includes(result.problem)) return "a problem outside the list";
    if (result.ok) {
      const wrong = wrongWith(result.run);
      if (wrong) return wrong;
    }
  }
  return null;
}

describe("mutations of made recordings", () => {
  const seeds = readdirSync(SEEDS).map((name) => ({ name, bytes: new Uint8Array(readFileSync(`${SEEDS}/${name}`)) }));

  it.skipIf(SECONDS === 0)(`break no promise (seed ${SEED})`, { timeout: (SECONDS + 60) * 1000 }, async () => {
    const chance = seeded(SEED);
    const end = performance.now() + SECONDS * 1000;
    const broken: string[] = [];
    let tried = 0;
    for (; performance.now() < end && broken.length < 20; tried++) {
      const { name, bytes } = seeds[Math.floor(chance() * seeds.length)]!;
      const mutant = await mutate(bytes, chance);
      const promise = await brokenBy(mutant);
      if (promise === null) continue;
      const id = createHash("sha256").update(mutant).digest("hex").slice(0, 12);
      writeFileSync(`${FOUND}/${id}.bin`, mutant);
      broken.push(`${name} ${id}: ${promise}`);
    }
    console.log(`${tried} mutations in ${SECONDS} s, seed ${SEED}, ${broken.length} broken promises`);
    expect(tried).toBeGreaterThan(0);
    expect(broken).toEqual([]);
  });

  it.each(existsSync(FOUND) ? readdirSync(FOUND).filter((name) => name.endsWith(".bin")) : [])(
    "found once, kept: %s",
    async (name) => expect(await brokenBy(new Uint8Array(readFileSync(`${FOUND}/${name}`)))).toBeNull(),
  );
});
