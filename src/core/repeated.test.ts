import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { repeatedField } from "./repeated.ts";

describe("a name that stands twice", () => {
  it.each([
    ['{"answers": {"RF2": true, "RF3": false, "RF2": false}}', "answers.RF2"],
    ['{"at": 1, "at": 2}', "at"],
    ['{"spots": [{"a": 1}, {"a": [], "b": {}, "a" : 2}]}', "spots[1].a"],
    ['[[1, {"x": 1, "\\u0078": 2}]]', "request[0][1].x"],
    ['{"a": "\\"b\\": 1", "b": 1, "b": 2}', "b"],
  ])("in %s is found", (json, field) => {
    expect(repeatedField(json)?.field).toBe(field);
  });
  it("is in nothing that was written from a value", () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(repeatedField(json)).toBeNull();
      }),
    );
  });
  it("is found wherever it is put", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.string(), fc.jsonValue(), (before, name, value) => {
        const pair = `${JSON.stringify(name)}:${JSON.stringify(value)}`;
        const json = `{"list":[${[...before.map((each) => JSON.stringify(each)), `{${pair},"_":0,${pair}}`].join(",")}]}`;
        expect(repeatedField(json)).not.toBeNull();
      }),
    );
  });
  it("does not mind depth", () => {
    expect(repeatedField("[".repeat(100_000) + "]".repeat(100_000))).toBeNull();
  });
});
