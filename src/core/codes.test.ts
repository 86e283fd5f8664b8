import { describe, expect, it } from "vitest";
import { compareCodes, inOrder } from "./codes.ts";

describe("codes", () => {
  it("go by kind, then number, then letter, each once", () => {
    const mixed = [
      "FU3",
      "C3",
      "SR1",
      "PF1",
      "RF12a",
      "RF8",
      "RF12",
      "RF7a",
      "RF7",
      "RF8",
      "RF10",
      "PF11",
      "PF2",
    ] as const;
    expect(inOrder(mixed)).toEqual("RF7 RF7a RF8 RF10 RF12 RF12a PF1 PF2 PF11 C3 SR1 FU3".split(" "));
    expect(inOrder(mixed.toReversed())).toEqual(inOrder(mixed));
  });
  it("are compared the same both ways, and a code with itself is equal", () => {
    expect(Math.sign(compareCodes("RF7", "RF7a"))).toBe(-1);
    expect(Math.sign(compareCodes("RF7a", "RF7"))).toBe(1);
    expect(compareCodes("RF7a", "RF7a")).toBe(0);
    expect(compareCodes("RF7", "RF7")).toBe(0);
  });
});
