import { bench, describe } from "vitest";
import { advise } from "#core";
import type { Request } from "#core";
import { knowledge } from "#knowledge";
import { judge } from "../referee/judge.ts";
import { hardRequest, randomRequest } from "../referee/requests.ts";
import { hardest, random } from "./requests.ts";

/**
 * Planner and HiGHS on the same requests in one run, in milliseconds of processor time (the machine may be shared),
 * and how many times faster the planner is. HiGHS solves the referee's model; its share of writing it is counted.
 */
const ROUNDS = 2;
const REQUESTS = 200;
/** HiGHS takes its time: it sees the first of them. */
const JUDGED = 16;

const msOfProcessor = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
/** The least of a few rounds: what else runs meanwhile only ever adds. */
const leastOf = (work: () => void, rounds: number): number =>
  Math.min(...Array.from({ length: rounds }, () => msOfProcessor(work)));

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
const rounded = (ms: number): number => Math.round(ms * 10) / 10;

function measured(requests: readonly Request[]) {
  for (const request of requests.slice(0, 20)) advise(knowledge, request);
  const planner = requests.map((request) => leastOf(() => void advise(knowledge, request), ROUNDS));
  const highs = requests.slice(0, JUDGED).map((request) => msOfProcessor(() => void judge(knowledge, request)));
  const sorted = (all: readonly number[]): readonly number[] => [...all].sort((a, b) => a - b);
  const [p, s, h] = [sorted(planner), sorted(planner.slice(0, JUDGED)), sorted(highs)];
  return {
    requests: requests.length,
    "planner p50": rounded(at(p, 0.5)),
    p95: rounded(at(p, 0.95)),
    p99: rounded(at(p, 0.99)),
    max: rounded(at(p, 1)),
    "HiGHS p50": rounded(at(h, 0.5)),
    "HiGHS p95": rounded(at(h, 0.95)),
    "ratio p50": Math.round(at(h, 0.5) / at(s, 0.5)),
    "ratio p95": Math.round(at(h, 0.95) / at(s, 0.95)),
  };
}

const made = (make: (seed: number) => Request): readonly Request[] =>
  Array.from({ length: REQUESTS }, (_, seed) => make(seed + 1)).filter((request) => {
    const { verdict } = advise(knowledge, request);
    return verdict === "plan" || verdict === "cannot";
  });

let table: object | null = null;
const tableOnce = (): object =>
  (table ??= {
    "random, no record": measured(made(random)),
    "random, with record, profile and complaint": measured(made(randomRequest)),
    "hardest: 60 min, every tool, twelve places": measured(made(hardest)),
    "hardest, with record, profile and complaint": measured(made(hardRequest)),
  });

describe("planner", () => {
  const once = { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 };
  bench("against HiGHS, in one run", () => console.table(tableOnce()), once);
});
