import { expect, test } from "vitest";
import { parseInstant } from "#core";
import { daysAgo, instantNow, nowMs, offsetMinutesAt, today } from "./clock.ts";

test("now, written down, is read back as now with the device's own offset", () => {
  const before = nowMs();
  const read = parseInstant(instantNow());
  expect(Math.abs((read?.ms ?? 0) - before)).toBeLessThan(2_000);
  expect(read?.offsetMinutes).toBe(offsetMinutesAt(before));
  expect(instantNow().slice(0, 10)).toBe(today());
});
test("yesterday is one day ago, whatever the hour", () => {
  expect(daysAgo(nowMs())).toBe(0);
  expect(daysAgo(nowMs() - 86_400_000)).toBe(1);
});
