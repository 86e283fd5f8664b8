import { expect, test } from "vitest";
import { ASKED_PLACES, REGIONS, sidesOf } from "#core";
import { mirrored, PICTURE, OUTLINES, VIEWS } from "./map.ts";

const has = (place: string, side: string): boolean => OUTLINES.some((s) => s.place === place && s.side === side);

test("every region that can be marked is drawn on both sides", () => {
  const missing = REGIONS.filter((r) => r !== "whole-leg").flatMap((region) =>
    sidesOf(region)
      .filter((side) => !has(region, side))
      .map((side) => `${region}.${side}`),
  );
  expect(missing).toEqual([]);
});
test("every place that is asked about is drawn, on both sides where it has two", () => {
  const missing = ASKED_PLACES.filter((p) => !has(p, "middle") && !(has(p, "left") && has(p, "right")));
  expect(missing).toEqual([]);
});
test("from the front the body's left is on the viewer's right, from behind on the left", () => {
  const startX = (view: string, place: string, side: string): number =>
    Number(
      /^M ?(\d+)/.exec(OUTLINES.find((s) => s.view === view && s.place === place && s.side === side)?.path ?? "")?.[1],
    );
  expect(startX("front", "peroneals", "left")).toBeGreaterThan(PICTURE.width / 2);
  expect(startX("front", "peroneals", "right")).toBeLessThan(PICTURE.width / 2);
  expect(startX("back", "peroneals", "left")).toBeLessThan(PICTURE.width / 2);
  expect(startX("soles", "toes", "left")).toBeGreaterThan(PICTURE.width / 2);
});
test("a mirror twice changes nothing", () => {
  const path = "M10 20c1-2 3-4 5-6z";
  expect(mirrored(path).replaceAll(/[ ,]+/g, " ")).toBe("M 1155 20c -1 -2 -3 -4 -5 -6z");
  expect(mirrored(mirrored(path)).replaceAll(/\s+/g, "")).toBe("M1020c1-23-45-6z".replaceAll(/\s+/g, ""));
});
test("every view has places, and every path is of M, c and z alone", () => {
  for (const view of VIEWS) expect(OUTLINES.filter((s) => s.view === view).length).toBeGreaterThan(3);
  for (const { path } of OUTLINES) expect(path).toMatch(/^(M[-\d ]+c[-\d ]+z)+$/);
});
