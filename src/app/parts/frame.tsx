import type { ComponentChildren, JSX } from "preact";
import { route } from "../route.ts";
import { say } from "../words.ts";

/** The rooms of the app that are open, in the order of the bar. */
const PLACES = [
  ["/", "app.today"],
  ["/runs", "app.runs"],
  ["/library", "app.library"],
  ["/me", "app.me"],
] as const;

/** A page below a room is in that room. */
const isAt = (path: string): boolean => route.value === path || (path !== "/" && route.value.startsWith(`${path}/`));

function Places(): JSX.Element {
  return (
    <>
      {PLACES.map(([path, key]) => (
        <a key={path} href={path} aria-current={isAt(path) ? "page" : undefined}>
          {say(key)}
        </a>
      ))}
    </>
  );
}
export const Nav = (): JSX.Element => (
  <nav class="nav only-phone" aria-label={say("app.nav")}>
    <Places />
  </nav>
);
export const DeskTop = (): JSX.Element => (
  <header class="desk-top only-desk">
    <b>{say("app.name")}</b>
    <nav aria-label={say("app.nav")}>
      <Places />
    </nav>
  </header>
);

export const Arrow = (): JSX.Element => (
  <svg
    viewBox="0 0 26 16"
    fill="none"
    stroke="currentColor"
    stroke-width="2.4"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d="M1 8h23M17.5 1.5 24 8l-6.5 6.5" />
  </svg>
);
export const Chevron = (): JSX.Element => (
  <svg
    class="chev"
    viewBox="0 0 9 16"
    fill="none"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d="m1 1 7 7-7 7" />
  </svg>
);
/** The one button of a screen: says what will happen. `wait` is outlined: something is still missing. */
export function Go(props: {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  readonly wait?: boolean;
  readonly icon?: JSX.Element;
}): JSX.Element {
  return (
    <button type="button" class={props.wait === true ? "go wait" : "go"} onClick={props.onClick}>
      <span>{props.children}</span>
      {props.icon ?? <Arrow />}
    </button>
  );
}
export const Back = (props: { readonly href: string; readonly children: ComponentChildren }): JSX.Element => (
  <a class="back" href={props.href}>
    <svg
      viewBox="0 0 12 20"
      fill="none"
      stroke="currentColor"
      stroke-width="2.4"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d="M10 2 2 10l8 8" />
    </svg>
    {props.children}
  </a>
);
