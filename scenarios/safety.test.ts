import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { CEILINGS } from "#core";

const cells = (line: string): readonly string[] => line.split("|").map((cell) => cell.trim());

it("the page on safety names every guardrail with its value and its source, and no other", () => {
  const rows = readFileSync("docs/safety.md", "utf8")
    .split("\n")
    .filter((line) => /^\| (?!guardrail|-)/.test(line))
    .map((line) => cells(line).slice(1, 4));
  expect(rows).toEqual(CEILINGS.map(({ name, value, unit, source }) => [name, `${value} ${unit}`, source]));
});
