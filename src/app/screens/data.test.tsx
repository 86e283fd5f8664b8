// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, it, vi } from "vitest";
import { instantNow } from "../device/clock.ts";
import { loadRules } from "../engine.ts";
import { lines, storage } from "../record.ts";

// This window lays nothing out, keeps nothing and opens no dialog.
vi.hoisted(() => {
  globalThis.matchMedia = (() => ({ matches: false, addEventListener: () => undefined })) as never;
});
vi.mock("../device/record-disk.ts", () => ({ wipe: () => Promise.resolve() }));
const { default: Data } = await import("./data.tsx");
await loadRules();

const touch = (name: string): Promise<void> =>
  act(() => [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name)!.click()) as never;
const text = (): string => document.body.textContent ?? "";
const STOP = { v: 1, id: "s", at: instantNow(), kind: "stopped", flags: ["RF2"] } as const;
const open = async (kept: typeof lines.value): Promise<void> => {
  render(null, document.body);
  [storage.value, lines.value] = ["disk", kept];
  await act(() => render(<Data />, document.body));
  await touch("Delete everything from this device");
};

it("says before that a stop which holds goes too, and afterwards what went and what stays", async () => {
  await open([STOP]);
  expect(text()).toContain("A stop holds right now. It goes too");
  await touch("Delete everything now");
  await vi.waitFor(() => expect(lines.value).toEqual([]));
  await vi.waitFor(() =>
    expect(text()).toMatch(/Deleted: your answers, tools and settings.*The app itself stays.*The stop went too/),
  );
});
it("speaks of no stop where none holds", async () => {
  await open([]);
  expect(text()).toContain("This deletes: your answers, tools and settings.");
  expect(text()).not.toMatch(/[Tt]he stop|A stop/);
  await touch("Delete everything now");
  await vi.waitFor(() => expect(text()).toContain("Deleted: your answers"));
  expect(text()).not.toMatch(/[Tt]he stop|A stop/);
});
