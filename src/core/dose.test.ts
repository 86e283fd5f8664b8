import { describe, expect, it } from "vitest";
import type { Bench } from "./barrier.ts";
import { setsOf } from "./dose.ts";
import { asking, SMALL } from "./small.sample.ts";

const [technique] = SMALL.techniques;
const tool = SMALL.tools.find(({ code }) => code === "tennis-ball")!;
const setsAsked = (work: "spots" | "sets", seconds: number, hard = false) => {
  if (technique === undefined) throw new Error("no technique");
  const row = { ...technique, work, dose: { seconds, times: 2 } };
  return setsOf({ request: asking() } as Bench, row, { ...tool, hard }).seconds;
};

describe("a row that asks for too much", () => {
  it("gets 30 s on a spot, 10 s under a hard tool and 60 s in a set", () => {
    expect([setsAsked("spots", 300), setsAsked("spots", 300, true), setsAsked("sets", 300)]).toEqual([30, 10, 60]);
    expect([setsAsked("spots", 8), setsAsked("spots", 8, true), setsAsked("sets", 8)]).toEqual([8, 8, 8]);
  });
});
