// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import { loadRules } from "../engine.ts";
import { Scale } from "./scale.tsx";

await loadRules();
let told: number[] = [];
const show = (value: number | null, upright = false): Promise<void> =>
  act(() =>
    render(
      <Scale label="How sore" value={value} upright={upright} onChange={(now) => told.push(now)} />,
      document.body,
    ),
  ) as Promise<void>;
const slider = (): HTMLElement => document.querySelector("[role=slider]")!;
const buttons = (): readonly HTMLButtonElement[] => [...document.querySelectorAll("button")];
const press = (key: string): boolean => slider().dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));

beforeEach(() => {
  render(null, document.body);
  told = [];
});

describe("how sore, 0 to 10", () => {
  it("is empty until it was said, and each button is named by the number that it gives", async () => {
    await show(null);
    expect(slider().getAttribute("aria-valuetext")).toBe("Not said yet");
    expect(document.querySelector(".fill, .knob")).toBeNull();
    expect(buttons().map((button) => button.getAttribute("aria-label"))).toEqual([
      expect.stringMatching(/^How sore: 0, /),
      expect.stringMatching(/^How sore: 1, /),
    ]);
    for (const button of buttons()) button.click();
    expect(told).toEqual([0, 1]);
  });
  it.each([
    [0, [true, false]],
    [5, [false, false]],
    [10, [false, true]],
  ] as const)("at %i goes one down and one up, and not beyond", async (value, ends) => {
    await show(value, true);
    expect(buttons().map(({ disabled }) => disabled)).toEqual(ends);
    for (const button of buttons()) button.click();
    expect(told).toEqual([value - 1, value + 1].filter((each) => each >= 0 && each <= 10));
  });
  it("is said by keys; what means nothing is left to the page", async () => {
    await show(6);
    for (const key of ["7", "ArrowUp", "ArrowLeft", "Home", "End"]) expect(press(key)).toBe(false);
    expect(told).toEqual([7, 7, 5, 0, 10]);
    expect(press("Tab")).toBe(true);
  });
  it("is said by a finger along it, lying from the start and upright from below", async () => {
    const at = async (upright: boolean, clientX: number, clientY: number): Promise<void> => {
      await show(null, upright);
      slider().setPointerCapture = () => undefined;
      slider().getBoundingClientRect = () => new DOMRect(100, 200, 200, 100);
      slider().dispatchEvent(new PointerEvent("pointerdown", { clientX, clientY, buttons: 1 }));
    };
    await at(false, 160, 250);
    await at(true, 160, 230);
    await at(true, 160, 900);
    expect(told).toEqual([3, 7, 0]);
  });
});
