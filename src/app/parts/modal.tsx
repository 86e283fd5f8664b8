import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** A question that takes the whole screen of the guide; Escape is `onEscape`. */
export function Modal(props: {
  readonly title: string;
  readonly onEscape: () => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  const escape = (event: Event): void => {
    event.preventDefault();
    props.onEscape();
  };
  return (
    <dialog ref={dialog} class="modal" aria-labelledby="modal-title" onCancel={escape} onClose={props.onEscape}>
      <h1 id="modal-title" tabIndex={-1}>
        {props.title}
      </h1>
      {props.children}
    </dialog>
  );
}
