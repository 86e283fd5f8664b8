import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { rest } from "../device/clock.ts";

/** What stands further down and may come a blink later, so that what is asked for is there at once. */
export function Later(props: { readonly children: () => ComponentChildren }): JSX.Element | null {
  const comes = useSignal(false);
  useEffect(() => void rest().then(() => (comes.value = true)), []);
  return comes.value ? <>{props.children()}</> : null;
}
