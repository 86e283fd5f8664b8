// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { loadRules } from "../engine.ts";
import { sayThere } from "./not-today.tsx";

const rules = await loadRules();
const line = { v: 1, id: "s", at: "2026-11-25T10:00:00Z", kind: "stopped", flags: ["RF13", "RF12"] } as const;
const facts = rules.facts.flags.filter(({ code }) => code === "RF12" || code === "RF13");

test("the note tells where and since when each flag is, as it was told, under its own sentence", () => {
  const details = [{ code: "RF13", region: "quads", side: "left", on: "2026-11-20" }] as const;
  const plain = sayThere(facts, line);
  const placed = sayThere(facts, { ...line, details });
  const at = facts.findIndex(({ code }) => code === "RF13") + 1;
  expect(placed).toEqual([...plain.slice(0, at), placed[at], ...plain.slice(at)]);
  expect(placed[at]).toMatch(/^Left .+, since 20 November( 2026)?\.$/);
});
test("a line of an older version has none", () => {
  expect(sayThere(facts, line)).toHaveLength(facts.length + 1);
});
