// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { cardNow, cardsAreOff, cardWasRead, descentOf, turnCards } from "./cards.ts";
import { changeDraft, clearDraft, rate, setMoment } from "./draft.ts";
import { loadRules } from "./engine.ts";
import { settings } from "./record.ts";

beforeEach(async () => {
  settings.value = {};
  clearDraft();
  setMoment("rest");
  await loadRules();
});
const segment = (meters: number, grade: number) => ({ meters, seconds: 10, grade });

describe("the card of the moment", () => {
  it("is none on an ordinary day", () => expect(cardNow("today")).toBeNull());
  it("comes when its place is marked, once", () => {
    rate({ region: "calf-gastroc", side: "left" }, 4);
    expect(cardNow("today")?.id).toBe("card-calf");
    cardWasRead("card-calf");
    expect(cardNow("today")).toBeNull();
  });
  it("comes with the plan that is about to be worked", () => {
    expect(cardNow("plan", { regions: ["tfl"], techniques: ["T26"] })?.id).toBe("card-it-band");
  });
  it("comes for a complaint, and not when all are off", () => {
    changeDraft({ complaint: "C9" });
    expect(cardNow("today")?.id).toBe("card-pull");
    turnCards(false);
    expect(cardsAreOff.value).toBe(true);
    expect(cardNow("today")).toBeNull();
    turnCards(true);
    expect(cardNow("today")?.id).toBe("card-pull");
  });
});
it("adds up the way down only", () =>
  expect(descentOf({ segments: [segment(100, -0.1), segment(100, 0.2), segment(50, -0.02)] })).toBeCloseTo(11));
