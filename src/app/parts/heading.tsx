import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

let first = true;

/**
 * The title of a screen. When one screen takes the place of another the focus goes to its title, so that a keyboard
 * starts at its top and a screen reader says where one is; the very first screen leaves the focus alone.
 */
export function Heading(props: {
  readonly tab: string;
  readonly children: ComponentChildren;
  readonly class?: string;
}): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = props.tab;
    if (!first) heading.current?.focus({ preventScroll: true });
    first = false;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} class={props.class ?? ""}>
      {props.children}
    </h1>
  );
}
