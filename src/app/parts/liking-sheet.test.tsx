// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { loadRules } from "../engine.ts";
import { favourites } from "../favourites.ts";
import { settings } from "../record.ts";
import { tasteOf, tastes } from "../tastes.ts";
import { LikingSheet } from "./liking-sheet.tsx";

await loadRules();
const favourite = {
  id: "f",
  name: "Evening calves",
  places: [{ region: "calf-gastroc", side: "left" }],
  complaint: null,
  minutes: 12,
  tools: ["foam-roller"],
  positions: ["floor"],
  fill: false,
  wishes: { leave: [], work: [], order: [] },
};
const root = document.createElement("div");
const open = (): Promise<void> => act(() => render(<LikingSheet onClose={() => undefined} />, root)) as Promise<void>;
const button = (name: string, at = 0): HTMLButtonElement =>
  [...root.querySelectorAll("button")].filter(({ textContent }) => textContent === name)[at]!;
const touch = (name: string, at = 0): Promise<void> => act(() => button(name, at).click()) as Promise<void>;

beforeEach(() => document.body.append(root));
afterEach(() => {
  render(null, root);
  settings.value = {};
});

it("shows what is kept, and takes a taste back, or forth again", async () => {
  settings.value = { liked: ["T10"], disliked: ["T03"], favourites: [favourite] };
  await open();
  const text = root.textContent ?? "";
  for (const each of ["Evening calves", "Left upper calf. 12 min", "Calf on foam roller", "Foot arch, golf ball"])
    expect(text).toContain(each);
  expect(button("Not for me", 0).getAttribute("aria-pressed")).toBe("true");
  await touch("Not for me", 0);
  await vi.waitFor(() => expect(tasteOf("T03")).toBeNull());
  expect(root.textContent).toContain("Foot arch, golf ball");
  await touch("I like it", 1);
  await vi.waitFor(() => expect(tastes.value).toEqual({ liked: [], disliked: [] }));
  await touch("I like it", 1);
  await vi.waitFor(() => expect(tastes.value.liked).toEqual(["T10"]));
});
it("deletes a favourite where it is changed", async () => {
  settings.value = { favourites: [favourite] };
  await open();
  await touch("Change");
  await touch("Delete");
  await vi.waitFor(() => expect(favourites.value).toEqual([]));
  await vi.waitFor(() => expect(root.textContent).toContain("Deleted: Evening calves."));
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Take it back"));
  await touch("Take it back");
  await vi.waitFor(() => expect(favourites.value).toHaveLength(1));
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Change"));
  await touch("Change");
  await touch("Close", 1);
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Change"));
});
it("says where both come from while there are none", async () => {
  await open();
  expect(root.textContent).toContain("None yet.");
  expect(root.textContent).toContain("Nothing yet.");
});
