import { expect, it } from "vitest";
import { offsetAt, zoneAt } from "./zone.ts";

const at = (date: string): number => Date.parse(date) / 1000;
it.each([
  ["Zurich in winter", 47.37, 8.54, "2026-03-29T00:59:59Z", 60],
  ["Zurich in summer, a second later", 47.37, 8.54, "2026-03-29T01:00:00Z", 120],
  ["Zurich, the last second of summer", 47.37, 8.54, "2026-10-25T00:59:59Z", 120],
  ["Kathmandu", 27.71, 85.32, "2026-05-02T06:00:00Z", 345],
  ["St. John's in summer", 47.56, -52.71, "2026-07-01T12:00:00Z", -150],
  ["Lord Howe, half an hour of summer", -31.55, 159.08, "2026-01-15T00:00:00Z", 660],
  ["Auckland in its summer", -36.85, 174.76, "2020-01-06T22:33:00Z", 780],
  ["London in winter", 51.5, -0.12, "2026-01-15T00:00:00Z", 0],
  ["the open sea", 0, -140, "2026-01-15T00:00:00Z", -540],
])("%s", (_, latitude, longitude, date, minutes) => {
  const zone = zoneAt(latitude, longitude);
  expect(zone === null ? null : offsetAt(zone, at(date))).toBe(minutes);
});
it("nowhere has no zone, and a zone that nobody knows no offset", () => {
  expect(zoneAt(91, 0)).toBeNull();
  expect(offsetAt("Nowhere/Land", 0)).toBeNull();
});
