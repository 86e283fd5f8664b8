import { describe, expect, it } from "vitest";
import { readRequest } from "./request-read.ts";
import { asking, SMALL } from "./small.sample.ts";

const read = (more: object) => readRequest({ ...SMALL }, { ...asking({ answers: { RF1: false } }), ...more });
const refusal = (more: object) => {
  const found = read(more);
  return found.ok ? "" : found.refused.field;
};
const wishes = (more: object) => refusal({ wishes: more });
const quads = { region: "quads", side: "left" } as const;
const foot = { region: "foot", side: "right" } as const;

describe("the wishes of a request", () => {
  it("may be left out, whole or in part", () => {
    const none = read({});
    expect(none.ok && none.request.wishes).toBeUndefined();
    const empty = read({ wishes: {} });
    expect(empty.ok && empty.request.wishes).toEqual({
      leave: [],
      work: [],
      order: [],
      liked: [],
      disliked: [],
      without: [],
    });
    const place = read({ wishes: { work: [quads] } });
    expect(place.ok && place.request.wishes?.work).toEqual([
      { ...quads, technique: null, leastSeconds: null, mostSeconds: null },
    ]);
  });
  it("are read as they stand", () => {
    const told = {
      leave: [foot],
      work: [{ ...quads, technique: "T21", leastSeconds: 1, mostSeconds: 600 }],
      order: [foot, quads],
      liked: ["T10"],
      disliked: ["T12"],
      without: ["T21"],
    };
    const found = read({ wishes: told });
    expect(found.ok && found.request.wishes).toEqual(told);
  });
  it.each([
    ["wishes", 3],
    ["wishes.more", { more: [] }],
    ["wishes.leave", { leave: quads }],
    ["wishes.leave[0].region", { leave: [{ region: "tail", side: "left" }] }],
    ["wishes.leave[0].side", { leave: [{ region: "quads", side: "both" }] }],
    ["wishes.leave[0].side", { leave: [{ region: "quads", side: "middle" }] }],
    ["wishes.leave[1]", { leave: [quads, quads] }],
    ["wishes.order[2]", { order: [quads, foot, quads] }],
    ["wishes.work[1]", { work: [quads, { ...quads, technique: "T21" }] }],
    ["wishes.work[0].technique", { work: [{ ...quads, technique: "T99" }] }],
    ["wishes.work[0].side", { work: [{ region: "low-back", side: "left" }] }],
    ["wishes.work[0].leastSeconds", { work: [{ ...quads, leastSeconds: 0 }] }],
    ["wishes.work[0].leastSeconds", { work: [{ ...quads, leastSeconds: 601 }] }],
    ["wishes.work[0].mostSeconds", { work: [{ ...quads, mostSeconds: 1.5 }] }],
    ["wishes.work[0].mostSeconds", { work: [{ ...quads, leastSeconds: 90, mostSeconds: 89 }] }],
    ["wishes.work[1]", { leave: [foot], work: [quads, foot] }],
    ["wishes.liked[0]", { liked: ["nothing"] }],
    ["wishes.liked[1]", { liked: ["T10", "T10"] }],
    ["wishes.disliked[1]", { liked: ["T10"], disliked: ["T12", "T10"] }],
    ["wishes.disliked[1]", { disliked: ["T10", "T10"] }],
    ["wishes.leave", { leave: Array.from({ length: 61 }, () => quads) }],
    ["wishes.liked", { liked: Array.from({ length: 201 }, () => "T10") }],
  ])("that cannot be read are refused at %s: %j", (field, told) => {
    expect(refusal({ wishes: told }).startsWith(field)).toBe(true);
  });
  it("name the same side of a place once, each side of it apart", () => {
    expect(wishes({ leave: [quads, { ...quads, side: "right" }] })).toBe("");
    expect(wishes({ work: [{ ...quads, leastSeconds: 90, mostSeconds: 90 }] })).toBe("");
    expect(wishes({ liked: ["T10"], disliked: ["T12"] })).toBe("");
    expect(wishes({ leave: [quads], work: [{ ...quads, side: "right" }] })).toBe("");
  });
});

describe("what a session has done", () => {
  const row = { ...quads, technique: "T21", seconds: 30, stop: null, over: false, stretch: null };
  it("is read as it stands", () => {
    const told = [row, { ...row, stop: "SR1", over: true, stretch: "ST5", seconds: 86_400 }];
    const found = read({ done: told });
    expect(found.ok && found.request.done).toEqual(told);
  });
  it.each([
    ["done", row],
    ["done[0].technique", [{ ...row, technique: "T99" }]],
    ["done[0].technique", [{ ...row, technique: "T10" }]],
    ["done[1].technique", [row, { ...row, region: "calf-gastroc" }]],
    ["done[0].technique", [{ ...row, region: "side-ribs", technique: "T52" }]],
    ["done[0].region", [{ ...row, region: "tail" }]],
    ["done[0].side", [{ ...row, side: "middle" }]],
    ["done[0].side", [{ ...row, side: "both" }]],
    ["done[0].seconds", [{ ...row, seconds: -1 }]],
    ["done[0].seconds", [{ ...row, seconds: 86_401 }]],
    ["done[0].seconds", [{ ...row, seconds: null }]],
    ["done[0].stop", [{ ...row, stop: "SR99" }]],
    ["done[0].over", [{ ...row, over: null }]],
    ["done[0].stretch", [{ ...row, stretch: "ST99" }]],
    ["done", Array.from({ length: 201 }, () => row)],
  ])("that cannot be read is refused at %s: %j", (field, told) => {
    expect(refusal({ done: told }).startsWith(field)).toBe(true);
  });
  it.each([0, 0.1, 1 / 3, 12.345, 59.999, 60.001, 1e-9])("counts %s seconds up to a whole one", (seconds) => {
    const found = read({ done: [{ ...row, seconds }] });
    expect(found.ok && found.request.done?.[0]?.seconds).toBe(Math.ceil(seconds));
  });
  it("may be the hands of the whole leg on one region of it", () => {
    for (const technique of ["T52", "T53"])
      for (const region of ["quads", "whole-leg"]) expect(refusal({ done: [{ ...row, technique, region }] })).toBe("");
    expect(refusal({ done: [{ ...row, technique: "T54" }] })).toBe("done[0].technique");
  });
  it("is told of both sides at once only where a technique holds both", () => {
    const ribs = { ...row, technique: "T50", region: "side-ribs", side: "both" };
    expect(refusal({ done: [ribs] })).toBe("");
  });
});
