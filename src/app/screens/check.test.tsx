// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, it, vi } from "vitest";
import { instantNow } from "../device/clock.ts";
import { changeDraft } from "../draft.ts";
import { lines, storage } from "../record.ts";

// What lays the page out comes first: this window has no layout of its own.
vi.hoisted(() => {
  globalThis.matchMedia = (() => ({ matches: false, addEventListener: () => undefined })) as never;
});
const { default: Check } = await import("./check.tsx");

interface Moment {
  readonly heading: boolean;
  readonly button: boolean;
  readonly questions: number;
}
const now = (): Moment => ({
  heading: document.querySelector("h1") !== null,
  button: document.querySelector(".go") !== null,
  questions: document.querySelectorAll("[data-code]").length,
});

it("never has its button without its questions, at no moment while the rules come", async () => {
  const seen: Moment[] = [];
  new MutationObserver(() => seen.push(now())).observe(document.body, { childList: true, subtree: true });
  lines.value = [{ v: 1, id: "p", at: instantNow(), kind: "profile", codes: [], details: [] }];
  changeDraft({ spots: [{ region: "calf-gastroc", side: "left", soreness: 6 }] });
  // The disk answers last of all.
  await act(() => render(<Check />, document.body));
  storage.value = "disk";
  await vi.waitFor(() => expect(now().button).toBe(true), { timeout: 20_000 });
  await vi.waitFor(() => expect(seen.at(-1)?.button).toBe(true));
  // The heading does stand alone for a moment: that is the moment meant.
  expect(seen.some(({ heading, questions }) => heading && questions === 0)).toBe(true);
  expect(seen.filter(({ button, questions }) => button && questions === 0)).toEqual([]);
  expect(now().questions).toBeGreaterThan(10);
});
