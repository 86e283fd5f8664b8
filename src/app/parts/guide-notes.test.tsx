// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, it, vi } from "vitest";
import type { Live } from "../guided.ts";
import { SoundChoosing, SoundOpen } from "./guide-notes.tsx";

vi.mock("./sound-sheet.tsx", () => ({
  default: ({ onClose }: { readonly onClose: () => void }) => <button type="button" class="close" onClick={onClose} />,
}));

function sessionIn(mode: "running" | "paused"): { readonly session: Live; readonly mode: () => string } {
  const state = signal({ mode } as const as { readonly mode: "running" | "paused" });
  const happen = ({ kind }: { readonly kind: string }): void => {
    state.value = { mode: kind === "pause" ? "paused" : "running" };
  };
  return { session: { state, happen, touch: () => undefined } as unknown as Live, mode: () => state.peek().mode };
}
const press = (button: string): Promise<void> =>
  act(() => document.querySelector<HTMLButtonElement>(button)?.click()) as Promise<void>;
async function chosen(from: "running" | "paused"): Promise<readonly string[]> {
  const { session, mode } = sessionIn(from);
  await act(() =>
    render(
      <>
        <SoundOpen session={session} />
        <SoundChoosing session={session} />
      </>,
      document.body,
    ),
  );
  await press(".sound-open");
  const open = mode();
  await press(".close");
  return [open, mode()];
}
beforeEach(() => render(null, document.body));

it("pauses while voice and sound are chosen, and goes on after it", async () =>
  expect(await chosen("running")).toEqual(["paused", "running"]));
it("leaves a session paused that was paused before", async () =>
  expect(await chosen("paused")).toEqual(["paused", "paused"]));
