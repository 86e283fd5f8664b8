import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";
import { rest } from "../device/clock.ts";
import { drawn } from "../device/frame.ts";

/** What stands further down and may come a blink later, so that what is asked for is there at once. */
export function Later(props: { readonly children: () => ComponentChildren }): JSX.Element | null {
  const comes = useSignal(false);
  useEffect(() => void rest().then(() => (comes.value = true)), []);
  return comes.value ? <>{props.children()}</> : null;
}

/**
 * What stands below the first screenful: drawn once that is painted, in a task of its own. `turn` is how many paints it
 * lets go first, so that what follows another such part does not fall into one task with it.
 */
export function AfterPaint(props: {
  readonly turn?: number;
  readonly children: () => ComponentChildren;
}): JSX.Element | null {
  const comes = useSignal(false);
  useEffect(() => {
    let gone = false;
    const wait = async (): Promise<void> => {
      for (let left = props.turn ?? 1; left > 0 && !gone; left--) await drawn();
      if (!gone) comes.value = true;
    };
    void wait();
    return () => {
      gone = true;
    };
  }, []);
  return comes.value ? <>{props.children()}</> : null;
}
