// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, it, vi } from "vitest";
import { boxAt, Grip } from "./grip.tsx";

const HIGH = 100;
const box = (at: number) => ({ left: 0, right: 300, top: at * HIGH, bottom: (at + 1) * HIGH });
const list = [0, 1, 2].map(box);
const grid = [
  { left: 0, right: 90, top: 0, bottom: 90 },
  { left: 100, right: 190, top: 0, bottom: 90 },
  { left: 0, right: 90, top: 100, bottom: 190 },
];

describe("where a row is put", () => {
  it.each([
    [list, 20, 50, 0],
    [list, 20, 150, 1],
    [list, -40, 250, 2],
    [list, 20, -80, 0],
    [list, 20, 900, 2],
    [grid, 120, 30, 1],
    [grid, 150, 150, 1],
    [grid, 40, 500, 2],
    [[], 0, 0, -1],
  ])("is in the box under it, or the nearest", (boxes, x, y, at) => expect(boxAt(boxes, x, y)).toBe(at));
});

describe("dots to hold a row by", () => {
  const root = document.createElement("ol");
  const dropped = vi.fn<(at: number) => void>();
  const show = async (): Promise<readonly HTMLElement[]> => {
    document.body.append(root);
    const rows = [0, 1, 2].map((n) => (
      <li key={n}>
        <Grip onDrop={dropped} />
      </li>
    ));
    await act(() => render(rows, root));
    const shown = [...root.children] as HTMLElement[];
    shown.forEach((row, at) => (row.getBoundingClientRect = () => box(at) as DOMRect));
    return shown;
  };
  const point = (row: HTMLElement, type: string, y: number, button = 0): void => {
    const event = new Event(type, { bubbles: true });
    Object.assign(event, { pageX: 20, pageY: y, clientY: 300, button, pointerId: 1 });
    const grip = row.firstElementChild as HTMLElement;
    grip.setPointerCapture = () => undefined;
    grip.dispatchEvent(event);
  };
  afterEach(() => {
    render(null, root);
    dropped.mockClear();
  });

  it("put it where it is let go, and leave no trace", async () => {
    const rows = await show();
    point(rows[0]!, "pointerdown", 50);
    point(rows[0]!, "pointermove", 260);
    expect([rows[0]!.style.translate, rows[2]!.hasAttribute("data-over")]).toEqual(["0px 210px", true]);
    point(rows[0]!, "pointerup", 260);
    expect(dropped.mock.calls).toEqual([[2]]);
    expect(root.querySelectorAll("[data-over], [data-held]")).toHaveLength(0);
    expect(rows[0]!.style.translate).toBe("");
  });
  it.each([
    { why: "let go where it was", to: 60, end: "pointerup" },
    { why: "broken off", to: 260, end: "pointercancel" },
  ])("do nothing when it is $why", async ({ to, end }) => {
    const rows = await show();
    point(rows[0]!, "pointerdown", 50);
    for (const type of ["pointermove", end]) point(rows[0]!, type, to);
    expect(dropped).not.toHaveBeenCalled();
    expect(root.querySelectorAll("[data-over], [data-held]")).toHaveLength(0);
  });
  it("do nothing with another button, or a pointer that only passes", async () => {
    const rows = await show();
    point(rows[0]!, "pointerdown", 50, 2);
    point(rows[0]!, "pointermove", 260);
    point(rows[0]!, "pointerup", 260);
    expect(dropped).not.toHaveBeenCalled();
  });
});
