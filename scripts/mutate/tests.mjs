// Stands in for vitest while mutants are judged: gathers the tests and leaves running them to the runner.
import { expect } from "vitest";

const gathered = { tests: [], path: [] };

/** Starts a new gathering and gives back where the tests will stand. */
export function gather() {
  gathered.tests = [];
  return gathered.tests;
}

/** Fills %s and %j in the name of a test of a table, as vitest does. */
const named = (name, row) => {
  let at = 0;
  return name.replace(/%[sjdio]/g, (mark) => {
    const value = row[at++];
    return mark === "%j" || typeof value === "object" ? JSON.stringify(value) : String(value);
  });
};

const table = (each) => (rows) => (name, body) =>
  rows.forEach((row, i) => {
    const cells = Array.isArray(row) ? row : [row];
    each(`${named(name, cells)} #${i}`, () => body(...cells));
  });

function describe(name, body) {
  gathered.path.push(name);
  body();
  gathered.path.pop();
}
describe.each = table(describe);

function it(name, body) {
  gathered.tests.push({ name: [...gathered.path, name].join(" > "), body });
}
it.each = table(it);

export const standIn = { describe, it, expect };
