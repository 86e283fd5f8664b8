import { bench, describe } from "vitest";
import { advise } from "#core";
import { knowledge } from "#knowledge";
import { hardest, random } from "./requests.ts";

/** Requests in turn, so that p50 and p99 are those of many different ones. */
function inTurn<T>(make: (seed: number) => T, count: number): () => T {
  const made = Array.from({ length: count }, (_, seed) => make(seed + 1));
  let at = 0;
  return () => {
    const next = made[at++ % count];
    if (next === undefined) throw new Error("no request");
    return next;
  };
}

describe("planner", () => {
  const anyRequest = inTurn(random, 100);
  const hardRequest = inTurn(hardest, 60);
  const options = { iterations: 120, time: 0, warmupIterations: 10, warmupTime: 0 };
  bench("a random request", () => void advise(knowledge, anyRequest()), options);
  bench("the hardest: 60 minutes, every tool, twelve places", () => void advise(knowledge, hardRequest()), options);
});
