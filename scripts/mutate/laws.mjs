// Stands in for fast-check while mutants are judged: the same cases for every mutant, and no search for the smallest
// one. LAW_RUNS lowers the cases of each law; that can only lower the score.
import fc from "fast-check";

const most = Number(process.env["LAW_RUNS"] ?? Infinity);

const assert = (property, options = {}) =>
  fc.assert(property, { ...options, numRuns: Math.min(options.numRuns ?? 100, most), seed: 20, endOnFailure: true });

export const laws = { ...fc, assert };
