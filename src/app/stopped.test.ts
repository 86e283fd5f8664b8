// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { clearanceProblem, earliestClearance, justStopped, mistakeMs } from "./stopped.ts";

const line = { v: 1, id: "s", at: "2026-11-25T10:00:00Z", kind: "stopped", flags: ["RF9"] } as const;
const AT = Date.parse(line.at);

test("a tick can be a mistake for five minutes, on the screen that followed it", () => {
  justStopped.value = "s";
  expect(mistakeMs(line, AT)).toBe(300_000);
  expect(mistakeMs(line, AT + 299_000)).toBe(1000);
  expect(mistakeMs(line, AT + 300_000)).toBe(0);
  justStopped.value = null;
  expect(mistakeMs(line, AT)).toBe(0);
});
test("a clearance is of the day of the last stop or later, and not of a day to come", () => {
  const later = { ...line, id: "t", at: "2026-11-27T08:00:00+01:00" } as const;
  const other = { ...line, id: "u", at: "2026-11-29T08:00:00Z", flags: ["RF2"] } as const;
  expect(earliestClearance([line, later, other], ["RF9"], "2026-11-28")).toBe("2026-11-27");
  expect(earliestClearance([line, later, other], ["RF9"], "2026-11-26")).toBe("2026-11-26");
  expect(clearanceProblem("", "2026-11-27", "2026-11-28")).toBe("missing");
  expect(clearanceProblem("2026-11-26", "2026-11-27", "2026-11-28")).toBe("before");
  expect(clearanceProblem("2026-11-29", "2026-11-27", "2026-11-28")).toBe("future");
  expect(clearanceProblem("2026-11-27", "2026-11-27", "2026-11-28")).toBeNull();
});
