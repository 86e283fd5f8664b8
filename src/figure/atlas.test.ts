import { ASKED_PLACES, REGIONS, VIEWS } from "#core";
import { describe, expect, it } from "vitest";
import { NOGO } from "./anatomy/nogo.ts";
import { fewer, rounded, smoothed, tidied, traced, type Labels } from "./arcs.ts";
import { isOffered, mapView, neighbor, touchMargin, type Arrow, type MapView, type Place } from "./atlas.ts";
import { underView } from "./under.ts";

const views = VIEWS.map((name) => ({ name, view: mapView(name) }));
const ARROWS: readonly Arrow[] = ["up", "down", "left", "right"];

/** Areas of the loops of a path, mm²: its curves are read as polygons of their end and control points. */
function loopAreas(path: string): readonly number[] {
  return path
    .split("Z")
    .filter(Boolean)
    .map((loop) => {
      const n = loop.match(/-?[\d.]+/g)!.map(Number);
      const ends = [
        [n[0]!, n[1]!],
        ...Array.from({ length: (n.length - 2) / 6 }, (_, i) => [n[i * 6 + 6]!, n[i * 6 + 7]!]),
      ];
      return ends.reduce((sum, [x, y], i) => {
        const [u, v] = ends[(i + 1) % ends.length]!;
        return sum + (x! * v! - u! * y!) / 2;
      }, 0);
    });
}
/** A hole runs the other way round. */
const area = (path: string): number => Math.abs(loopAreas(path).reduce((a, b) => a + b, 0));
const outlined = (path: string): number => loopAreas(path).reduce((a, b) => a + Math.abs(b), 0);

describe("every view", () => {
  it.each(views)("$name: places cover the body without gap or overlap", ({ view }) => {
    const all = view.places.map((p) => area(p.path)).reduce((a, b) => a + b, 0);
    expect(Math.abs(all - outlined(view.outline)) / all).toBeLessThan(0.002);
  });
  it.each(views)("$name: no slivers, every place holds a circle of 14 mm and 4 cm²", ({ view }) => {
    for (const p of view.places.filter(isOffered)) {
      expect(p.reach, p.place).toBeGreaterThanOrEqual(14);
      expect(area(p.path), p.place).toBeGreaterThan(400);
    }
  });
  it.each(views)("$name: a place stands once a side", ({ view }) => {
    const keys = view.places.map((p) => `${p.place}.${p.side}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
  it.each(views)("$name: arrow keys reach every place from every place", ({ view }) => {
    const offered = view.places.filter(isOffered);
    for (const start of offered) {
      const reached = new Set<Place>([start]);
      for (const p of reached)
        for (const arrow of ARROWS) {
          const next = neighbor(view, p, arrow);
          if (next) reached.add(next);
        }
      expect(reached.size, start.place).toBe(offered.length);
    }
  });
  it.each(views)("$name: arrows go where they point", ({ view }) => {
    const right = (p: Place): number => (neighbor(view, p, "right")?.at[0] ?? Infinity) - p.at[0];
    const down = (p: Place): number => (neighbor(view, p, "down")?.at[1] ?? Infinity) - p.at[1];
    for (const p of view.places) expect(Math.min(right(p), down(p)), p.place).toBeGreaterThan(0);
  });
});

const seen = (view: MapView): readonly string[] => view.places.map((p) => `${p.place}.${p.side}`);
describe("the whole map", () => {
  const everywhere = new Set(views.flatMap(({ view }) => seen(view)));
  const places = new Set([...everywhere].map((key) => key.split(".")[0]));
  it("offers every region that can be marked and every place that is asked about", () => {
    for (const id of [...REGIONS.filter((r) => r !== "whole-leg"), ...ASKED_PLACES]) expect(places, id).toContain(id);
  });
  it("has a left for every right", () => {
    for (const key of everywhere)
      expect(everywhere).toContain(key.replace(/left$|right$/, (s) => (s === "left" ? "right" : "left")));
  });
  it("left and right views are mirrors", () => {
    const [left, right] = [mapView("left"), mapView("right")];
    expect(right.places.map((p) => [left.width - p.at[0], p.at[1]])).toEqual(left.places.map((p) => [...p.at]));
    expect(new Set(right.places.map((p) => p.side))).toEqual(new Set(["right", "middle"]));
  });
  it("facing you, the figure's left is on your right; from behind and from below on its own", () => {
    const x = (view: MapView): number => view.places.find((p) => p.place === "foot" || p.place === "heel")!.at[0];
    const left = (name: "front" | "back" | "soles"): boolean => {
      const view = mapView(name);
      const place = view.places.find((p) => p.side === "left" && (p.place === "foot" || p.place === "heel"))!;
      return place.at[0] > view.width / 2;
    };
    expect([left("front"), left("back"), left("soles")]).toEqual([true, false, true]);
    expect(x(mapView("soles"))).toBeGreaterThan(0);
  });
  it("hatches every place that is never worked somewhere, but NG27 (anywhere)", () => {
    const codes = new Set(VIEWS.flatMap((view) => underView(view).nogo.map(([code]) => code)));
    expect(NOGO.map((n) => n.code).filter((code) => !codes.has(code))).toEqual(["NG27"]);
  });
  it("shows the course of a muscle in every region that is worked on legs and hips", () => {
    const shown = new Set(VIEWS.flatMap((view) => underView(view).courses.map((c) => c.place)));
    for (const id of [
      "quads",
      "hamstrings",
      "calf-gastroc",
      "calf-soleus",
      "shin",
      "peroneals",
      "adductors",
      "glute-max",
    ])
      expect(shown, id).toContain(id);
  });
  it("says how much wider a touch has to be", () => {
    const place = { ...mapView("front").places[0]!, reach: 20 };
    expect(touchMargin(place, 44, 0.5)).toBe(24);
    expect(touchMargin(place, 44, 2)).toBe(0);
  });
});

describe("lines between labels", () => {
  const labels = (rows: readonly string[]): Labels => ({
    width: rows[0]!.length,
    height: rows.length,
    label: Int16Array.from(rows.join(""), (c) => (c === "." ? -1 : Number(c))),
  });
  it("each line is traced once and knows both sides", () => {
    const arcs = traced(labels(["0011", "0011"]));
    const between = arcs.filter((a) => a.left >= 0 && a.right >= 0);
    expect(arcs).toHaveLength(3);
    expect(between).toHaveLength(1);
    expect(new Set([between[0]!.left, between[0]!.right])).toEqual(new Set([0, 1]));
  });
  it("an island is one closed line", () => {
    const arcs = traced(labels(["000", "010", "000"]));
    expect(arcs.filter((a) => String(a.points[0]) === String(a.points.at(-1)))).toHaveLength(2);
  });
  it("what is not kept goes to the neighbor it touches most", () => {
    expect([...tidied(labels(["0021", "0011"]), (id) => id !== 2).label]).toEqual([0, 0, 1, 1, 0, 0, 1, 1]);
  });
  it("a lone pixel drowns, the outside stays", () => {
    const out = smoothed(labels([".0000", ".0100", ".0000"]), 1).label;
    expect([...out]).toEqual([-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0]);
  });
  it("rounding and thinning keep the ends", () => {
    const line = [[0, 0], [1, 0], [1, 1], [2, 1], [2, 2]] as const; // prettier-ignore
    const out = fewer(rounded(line, 4), 0.3);
    expect([out[0], out.at(-1)]).toEqual([[0, 0], [2, 2]]); // prettier-ignore
    expect(out).toHaveLength(2);
  });
});
