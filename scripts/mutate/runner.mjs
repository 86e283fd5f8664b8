// A test runner for StrykerJS: the modules of core and its tests are loaded once, and each mutant only runs the tests
// that reach it. What is loaded once cannot judge a mutant of a constant; for those everything is loaded anew while
// the mutant is active.
import { basename } from "node:path";
import { openJudge } from "./judge.mjs";

/** Processor time that a mutant is given; MUTANT_MS lowers it, which can only lower the score. */
const MOST_MS = Number(process.env["MUTANT_MS"] ?? Infinity);

/** The tests that judge core: its own and the whole decisions. */
const JUDGES = [
  ["src/core", /\.test\.ts$/],
  ["scenarios", /^(scenarios|laws|answers|worth|wishes|rest)\.test\.ts$/],
];
const [SUCCESS, FAILED] = [0, 1];

/** What StrykerJS shares with the code it changed. */
const shared = () => (globalThis["__stryker__"] ??= {});

class CoreRunner {
  /** Whether a mutant was active when everything was loaded. */
  stale = false;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.judge = await openJudge(JUDGES);
    this.ids = this.judge.ids();
  }

  async dryRun() {
    const results = [];
    for (const id of this.ids) {
      shared().currentTestId = id;
      const failureMessage = await this.judge.failureOf(id);
      const timeSpentMs = this.judge.durationOf(id);
      const test = { id, name: id, fileName: this.judge.fileOf(id), timeSpentMs };
      results.push(
        failureMessage === null ? { ...test, status: SUCCESS } : { ...test, status: FAILED, failureMessage },
      );
    }
    shared().currentTestId = undefined;
    return { status: "complete", tests: results, mutantCoverage: shared().mutantCoverage };
  }

  async mutantRun({ testFilter, hitLimit, activeMutant, mutantActivation, sandboxFileName }) {
    const isStatic = mutantActivation === "static";
    if (!isStatic && this.stale) await this.loadWith(undefined);
    this.stale = isStatic;
    Object.assign(shared(), { hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    try {
      if (isStatic) await this.loadWith(activeMutant.id);
      shared().activeMutant = activeMutant.id;
      const near = basename(sandboxFileName, ".ts");
      return await this.tried(testFilter ?? this.ids, near, hitLimit);
    } catch (error) {
      return { status: "killed", killedBy: [], failureMessage: `not even loaded: ${error}`, nrOfTests: 0 };
    } finally {
      shared().activeMutant = undefined;
    }
  }

  async loadWith(mutant) {
    shared().activeMutant = mutant;
    await this.judge.load();
  }

  async tried(ids, near, hitLimit) {
    const isOver = () => hitLimit !== undefined && shared().hitCount > hitLimit;
    const { id, why, ran } = await this.judge.firstFailure(ids, { near, mostMs: MOST_MS, isOver });
    if (isOver()) return { status: "timeout", reason: "it went round without end" };
    if (id === null) return { status: "survived", nrOfTests: ran };
    return { status: "killed", killedBy: [id], failureMessage: why, nrOfTests: ran };
  }

  async dispose() {
    await this.judge?.close();
  }
}

export const strykerPlugins = [{ kind: "TestRunner", name: "core", injectableClass: CoreRunner }];
