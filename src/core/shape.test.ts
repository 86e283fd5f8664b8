import { describe, expect, it } from "vitest";
import {
  also,
  fields,
  inside,
  isRecord,
  list,
  number,
  oneOf,
  orMissing,
  orNull,
  refuse,
  text,
  turned,
  wholeNumber,
  WHOLE,
  yesOrNo,
} from "./shape.ts";

const no = (expected: string, field = "it") => ({ refused: { field, expected } });
const own = (value: unknown) => ({ value });

describe("a reader", () => {
  it("of a choice takes what is on the list", () => {
    expect(oneOf(["a", "b"])("b", "it")).toEqual(own("b"));
    for (const value of ["c", "", null, 0]) expect(oneOf(["a", "b"])(value, "it")).toEqual(no("one of a, b"));
  });
  it("of yes or no takes nothing else", () => {
    expect([yesOrNo(true, "it"), yesOrNo(false, "it")]).toEqual([own(true), own(false)]);
    for (const value of ["true", 0, null, undefined]) expect(yesOrNo(value, "it")).toEqual(no("true or false"));
  });
  it("of whole numbers takes both ends and nothing between two", () => {
    for (const value of [2, 3, 5]) expect(wholeNumber(2, 5)(value, "it")).toEqual(own(value));
    for (const value of [1, 6, 2.5, "3", null, Number.NaN])
      expect(wholeNumber(2, 5)(value, "it")).toEqual(no("whole number 2–5"));
  });
  it("of numbers takes both ends and all between", () => {
    for (const value of [2, 2.5, 5]) expect(number(2, 5)(value, "it")).toEqual(own(value));
    for (const value of [1.9, 5.1, "3", null, Number.NaN, Infinity])
      expect(number(2, 5)(value, "it")).toEqual(no("number 2–5"));
  });
  it("of text asks its check", () => {
    const short = text("short text", (value) => value.length < 3);
    expect(short("ab", "it")).toEqual(own("ab"));
    for (const value of ["abc", 1, null, []]) expect(short(value, "it")).toEqual(no("short text"));
  });
  it("or null takes null and says so", () => {
    expect([orNull(yesOrNo)(null, "it"), orNull(yesOrNo)(true, "it")]).toEqual([own(null), own(true)]);
    expect(orNull(yesOrNo)(undefined, "it")).toEqual(no("true or false, or null"));
  });
  it("or missing takes what is not there, and null is there", () => {
    expect([orMissing(yesOrNo)(undefined, "it"), orMissing(yesOrNo)(true, "it")]).toEqual([own(undefined), own(true)]);
    expect(orMissing(yesOrNo)(null, "it")).toEqual(no("true or false"));
  });
  it("turns what it read, never what it refused", () => {
    const doubled = turned(number(0, 5), (value) => value * 2);
    expect([doubled(3, "it"), doubled(6, "it")]).toEqual([own(6), no("number 0–5")]);
  });
  it("checks further what it read, never what it refused", () => {
    const even = also(number(0, 5), (value, field) => (value % 2 === 0 ? null : refuse(field, "an even one").refused));
    expect([even(2, "it"), even(3, "it"), even(6, "it")]).toEqual([own(2), no("an even one"), no("number 0–5")]);
  });
});

describe("a list", () => {
  it("has no more than its most", () => {
    for (const value of [[], [1, 2]]) expect(list(number(0, 5), 2)(value, "it")).toEqual(own(value));
    for (const value of [[1, 2, 3], "ab", { length: 1 }, null])
      expect(list(number(0, 5), 2)(value, "it")).toEqual(no("a list of at most 2"));
  });
  it("has no fewer than its least", () => {
    for (const value of [[1], [1, 2]]) expect(list(number(0, 5), 2, 1)(value, "it")).toEqual(own(value));
    for (const value of [[], [1, 2, 3]]) expect(list(number(0, 5), 2, 1)(value, "it")).toEqual(no("a list of 1 to 2"));
  });
  it("names the first item that is wrong", () =>
    expect(list(number(0, 5), 9)([1, 7, 8], "it")).toEqual(no("number 0–5", "it[1]")));
});

describe("an object", () => {
  const shape = { a: number(0, 5), b: yesOrNo };
  it.each([null, [], "a", 1, undefined])("is not %j", (value) => {
    expect(isRecord(value)).toBe(false);
    expect(fields(shape, "refused")(value, "it")).toEqual(no("an object with a, b"));
  });
  it("has its fields, and what else it has is refused or ignored", () => {
    const value = { a: 1, b: true };
    expect(isRecord(value)).toBe(true);
    expect(fields(shape, "refused")(value, "it")).toEqual(own(value));
    expect(fields(shape, "refused")({ ...value, c: 1 }, "it")).toEqual(no("no such field; one of a, b", "it.c"));
    expect(fields(shape, "refused")({ ...value, toString: 1 }, "it")).toEqual(
      no("no such field; one of a, b", "it.toString"),
    );
    expect(fields(shape, "ignored")({ ...value, c: 1 }, "it")).toEqual(own(value));
  });
  it("needs every field as its own, but for those with a value to take their place", () => {
    const filled = fields(shape, "refused", { b: false });
    expect(fields(shape, "refused")({ a: 1 }, "it")).toEqual(no("true or false", "it.b"));
    expect(fields(shape, "refused")(Object.assign(Object.create({ b: true }), { a: 1 }), "it")).toEqual(
      no("true or false", "it.b"),
    );
    expect(filled({ a: 1 }, "it")).toEqual(own({ a: 1, b: false }));
    expect(filled({ a: 1, b: true }, "it")).toEqual(own({ a: 1, b: true }));
    expect(filled({ a: 1, b: undefined }, "it")).toEqual(no("true or false", "it.b"));
    expect(filled({ b: true }, "it")).toEqual(no("number 0–5", "it.a"));
  });
  it("names a field of the whole by its bare name", () => {
    expect([inside(WHOLE, "at"), inside("spots[0]", "side")]).toEqual(["at", "spots[0].side"]);
    expect(fields(shape, "refused")({ a: 6 }, WHOLE)).toEqual(no("number 0–5", "a"));
  });
});
