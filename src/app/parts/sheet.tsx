import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { say } from "../words.ts";

/** A native dialog from below: closed by its button, by Escape or by a touch beside it; focus goes back by itself. */
export function Sheet(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly class?: string;
  readonly children: ComponentChildren | ((close: () => void) => ComponentChildren);
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useSignal(`sheet-${props.title.replaceAll(/\W+/g, "-")}`).value;
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = (): void => dialog.current?.close();
  return (
    // The keyboard has Escape and the button; a touch beside the dialog is a third way.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      class={`from-below ${props.class ?? ""}`}
      aria-labelledby={id}
      onClose={props.onClose}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div class="inside">
        <header>
          <h2 id={id} tabIndex={-1}>
            {props.title}
          </h2>
          <button type="button" class="text-btn" onClick={close}>
            {say("app.close")}
          </button>
        </header>
        {typeof props.children === "function" ? props.children(close) : props.children}
      </div>
    </dialog>
  );
}
