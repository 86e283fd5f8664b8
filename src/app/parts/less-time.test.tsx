// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, it, vi } from "vitest";
import type { SessionEvent } from "#core";
import { loadRules } from "../engine.ts";
import type { Live } from "../guided.ts";
import { planned } from "../session.sample.ts";
import { LessTime } from "./less-time.tsx";

const rules = await loadRules();
/** Four places; paused at the second of them. What happens is decided by core and kept. */
function paused(): { readonly session: Live; readonly happened: readonly SessionEvent["kind"][] } {
  const spots = [
    { region: "calf-gastroc", side: "left", soreness: 6 },
    { region: "hamstrings", side: "right", soreness: 3 },
    { region: "glute-max", side: "left", soreness: 4 },
    { region: "foot", side: "right", soreness: 4 },
  ];
  const tools = ["foam-roller", "massage-stick", "tennis-ball"];
  const { plan, request } = planned(rules, { minutes: 20, spots, tools });
  const setup = { knowledge: rules.knowledge, limits: rules.limitsOf(plan, rules.knowledge, request) };
  const events = [
    { kind: "start", atMs: 0 },
    { kind: "pause", atMs: 150_000 },
  ] as const;
  const state = signal(rules.replay(plan, events, setup));
  const happened: SessionEvent["kind"][] = [];
  const happen = (what: Omit<SessionEvent, "atMs">): void => {
    happened.push(what.kind);
    [state.value] = rules.session(state.peek(), { ...what, atMs: state.peek().clockMs } as SessionEvent);
  };
  const session = { rules, head: { request, plan }, state, happen, touch: () => undefined };
  return { session: session as unknown as Live, happened };
}
const root = document.createElement("div");
document.body.append(root);
const touch = (name: string): Promise<void> =>
  act(() =>
    [...root.querySelectorAll("button")]
      .find(({ textContent }) => textContent?.replaceAll("\u{a0}", " ") === name)!
      .click(),
  ) as Promise<void>;
const open = (session: Live, onClose: () => void): Promise<void> =>
  act(() => render(<LessTime session={session} onClose={onClose} />, root)) as Promise<void>;
afterEach(() => render(null, root));

it("changes nothing before it is gone on with: other minutes, a way out and Escape leave the rest as it was", async () => {
  const { session, happened } = paused();
  const before = session.state.peek();
  const onClose = vi.fn<() => void>();
  await open(session, onClose);
  await touch("3 min");
  expect(root.querySelector("h1")?.textContent).toBe("What changes");
  expect(root.querySelector("[role=status]")?.textContent).toMatch(
    /^The rest then takes [123]:\d\d\. .*Out, as there is no time left: Right back thigh\. Out, as a part of it is done and .*: Right sole/,
  );
  await touch("Other minutes");
  expect(document.activeElement?.textContent).toBe("How many minutes are left?");
  await touch("4 min");
  await touch("Leave it as it was");
  root.querySelector("dialog")?.dispatchEvent(new Event("cancel", { cancelable: true }));
  expect(onClose).toHaveBeenCalledTimes(2);
  expect(session.state.peek()).toBe(before);
  expect(happened).toEqual([]);
});
it("plans the rest anew and goes on, once it is taken", async () => {
  const { session, happened } = paused();
  const before = session.state.peek().queue.length;
  await open(session, () => undefined);
  await touch("3 min");
  await touch("Go on like this");
  expect(happened).toEqual(["replan", "resume"]);
  expect(session.state.peek().mode).toBe("running");
  expect(session.state.peek().queue.length).toBeLessThan(before);
});
