import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

let first = true;

/**
 * The title of a screen, or of a step of it. When one takes the place of another the focus goes to its title, so that a
 * keyboard starts at its top and a screen reader says where one is; the very first screen leaves the focus alone.
 * `tab` names the page for the browser; without it the name stays.
 */
export function Heading(props: {
  readonly tab?: string;
  readonly children: ComponentChildren;
  readonly class?: string;
}): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (!first) heading.current?.focus({ preventScroll: true });
    first = false;
  }, []);
  useLayoutEffect(() => {
    if (props.tab !== undefined) document.title = props.tab;
  }, [props.tab]);
  return (
    <h1 ref={heading} tabIndex={-1} class={props.class ?? ""}>
      {props.children}
    </h1>
  );
}
