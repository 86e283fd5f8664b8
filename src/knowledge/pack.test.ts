import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { pack, packSchema } from "./pack.ts";

const validate = new Ajv2020({ strict: false, formats: { uri: /^https:\/\// } }).compile(packSchema);
const asJson = JSON.parse(JSON.stringify(pack)) as {
  techniques: { grade: string; extra?: number }[];
  licence?: string;
};

describe("the open pack", () => {
  it("keeps its own schema, read by another program's validator", () => {
    expect(validate(asJson), JSON.stringify(validate.errors?.[0])).toBe(true);
  });
  it("names its licence and holds every technique", () => {
    expect(asJson.licence).toBe("MIT");
    expect(asJson.techniques).toHaveLength(54);
  });
  it.each([
    ["a grade that is none", { grade: "E" }],
    ["a field that nobody knows", { extra: 1 }],
    ["a code of another form", { code: "X10" }],
    ["a dose without seconds", { dose: { times: 3 } }],
  ])("refuses %s", (_, change) => {
    const [first, ...others] = asJson.techniques;
    expect(validate({ ...asJson, techniques: [{ ...first, ...change }, ...others] })).toBe(false);
  });
  it("refuses a pack without a licence", () => {
    const { licence: _, ...rest } = asJson;
    expect(validate(rest)).toBe(false);
  });
});
