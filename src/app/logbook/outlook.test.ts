// @vitest-environment happy-dom
import { expect, it } from "vitest";
import type { Forecast } from "#core";
import { turnToward } from "../parts/turn-toward.ts";
import { view } from "../parts/turn.ts";
import { rowsOf } from "./outlook.ts";

const region = (name: "quads" | "tfl" | "foot", level: 1 | 2 | 3, demand: number) => ({
  region: name,
  kilometers: 20,
  level,
  demand,
});
it("places stand by what is expected of them on any day, and among equals by what worked hardest", () => {
  const days: readonly Forecast[] = [
    { inHours: 24, day: "2026-11-27", regions: [region("foot", 3, 1), region("tfl", 2, 3)] },
    { inHours: 48, day: "2026-11-28", regions: [region("quads", 2, 20), region("foot", 1, 1)] },
  ];
  expect(rowsOf(days).map(({ place, level }) => [place, level])).toEqual([
    ["foot", 3],
    ["quads", 2],
    ["tfl", 2],
  ]);
});
it("the figure turns to where the named places can be seen, and stays where another side shows no more", () => {
  view.value = "back";
  turnToward(["quads"]);
  expect(view.value).not.toBe("back");
  view.value = "front";
  turnToward(["quads", "adductors"]);
  expect(view.value).toBe("front");
  turnToward([]);
  expect(view.value).toBe("front");
  turnToward(["calf-gastroc"]);
  expect(view.value).toBe("back");
});
