import type { Page } from "playwright-core";

/** What is wrong with a screen as it stands, one line each. */
export interface Faults {
  /** Wider than the screen. */
  readonly wide: readonly string[];
  /** Text that is cut off, or leaves the screen sideways. */
  readonly cut: readonly string[];
  /** Text upon text or upon a drawn body, or one thing to press upon another. */
  readonly over: readonly string[];
  /** Things to press that a finger does not surely meet. */
  readonly small: readonly string[];
  /** The keyboard stands behind what lies above the page. */
  readonly lost: readonly string[];
}

/** The smallest target, CSS pixels; half a pixel is lost to rounding. */
const FINGER = 47.5;

/**
 * Things to press that may be smaller, how small at least (WCAG 2.5.8: 24 CSS pixels, but for a link in running text,
 * which is as tall as its line), and why. A field that nobody sees is pressed, and measured, by its words.
 */
export const SMALLER: Readonly<Record<string, readonly [least: number, why: string]>> = {
  "p a, .says a, .points a, li > span a, blockquote a, dd a": [0, "a link in running text"],
  ".eleven button, .sores button": [24, "eleven numbers side by side: as tall as a finger, as wide as there is room"],
  ".months button": [24, "twelve months side by side; two arrows turn to each of them too"],
  "a.day": [24, "seven days side by side; each run stands in the list below too"],
};
/**
 * Places on the figure are as large as they are on a body, and touch each other; which one a finger means, and that it
 * is asked where it could be two, is tried in `map.test.ts`. The list has them all with large targets.
 */
const ON_THE_BODY = "path.seam";

/** Runs in the page. Only the topmost dialog counts where one is open: nothing else can be pressed or read. */
function look(rules: {
  finger: number;
  smaller: Readonly<Record<string, readonly [number, string]>>;
  body: string;
}): Faults {
  const { finger, smaller, body } = rules;
  const dialogs = [...document.querySelectorAll<HTMLElement>("dialog[open]")];
  const root: HTMLElement = dialogs.at(-1) ?? document.body;
  const styleOf = (element: Element): CSSStyleDeclaration => getComputedStyle(element);
  const nameOf = (element: Element): string => {
    const words = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().replaceAll(/\s+/g, " ");
    const kind = element.tagName.toLowerCase();
    return `${kind}${[...element.classList].map((c) => `.${c}`).join("")} “${words.slice(0, 40)}”`;
  };
  const isHidden = (element: Element): boolean => {
    if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return true;
    return element.closest(".hide, [hidden], [aria-hidden=true] svg") !== null;
  };
  const round = (n: number): number => Math.round(n);
  const boxOf = (r: DOMRect): string => `${round(r.left)},${round(r.top)} ${round(r.width)}×${round(r.height)}`;

  // ---- wider than the screen, or than a dialog; rows of chips and wide tables may scroll by themselves
  const MAY_SCROLL = ".chips, .scrolls";
  const wide: string[] = [];
  const edge = document.documentElement.clientWidth;
  for (const box of [document.documentElement, ...root.querySelectorAll("*")]) {
    if (box !== document.documentElement && !["auto", "scroll"].includes(styleOf(box).overflowX)) continue;
    if (box.scrollWidth <= box.clientWidth + 1 || box.matches(MAY_SCROLL) || box.clientWidth === 0) continue;
    if (["INPUT", "TEXTAREA", "SELECT"].includes(box.tagName)) continue;
    const { right } = box.getBoundingClientRect();
    const culprits = [...box.querySelectorAll("*")].filter((e) => {
      const r = e.getBoundingClientRect();
      return r.right > Math.min(right, edge) + 1 && r.width > 0 && !isHidden(e) && e.closest(MAY_SCROLL) === null;
    });
    wide.push(`${box.scrollWidth} of ${box.clientWidth}: ${culprits.slice(0, 3).map(nameOf).join("; ")}`);
  }

  // ---- text
  interface Text {
    readonly element: Element;
    readonly words: string;
    readonly rect: DOMRect;
    readonly layer: Element | null;
  }
  /** What stays in place while the page scrolls lies over it on purpose. */
  const layerOf = (element: Element): Element | null => {
    for (let e: Element | null = element; e !== null && e !== root; e = e.parentElement)
      if (["fixed", "sticky"].includes(styleOf(e).position)) return e;
    return null;
  };
  const texts: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = (node.textContent ?? "").trim();
    if (element === null || words === "" || isHidden(element)) continue;
    if (element.closest("svg, option, script, style, dialog:not([open])") !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = Number.parseFloat(styleOf(element).fontSize);
    // The box of a line is taller than its letters, the more the larger they are.
    const lost = size * (size > 60 ? 0.26 : 0.18);
    for (const { x, y, width, height } of range.getClientRects())
      if (width > 1 && height > 1)
        texts.push({
          element,
          words,
          rect: new DOMRect(x, y + lost, width, height - 2 * lost),
          layer: layerOf(element),
        });
  }
  const cut: string[] = [];
  const SLACK = 3;
  for (const { element, words, rect } of texts) {
    // Words only for a screen reader stand at the edge on purpose.
    let scrolls = false;
    for (let e: Element | null = element; e !== null && e !== document.documentElement; e = e.parentElement) {
      const { overflowX, overflowY, textOverflow } = styleOf(e);
      const r = e.getBoundingClientRect();
      if (e.matches(MAY_SCROLL)) scrolls = true;
      const tooWide =
        ["hidden", "clip"].includes(overflowX) && (rect.right > r.right + SLACK || rect.left < r.left - SLACK);
      const tooTall =
        ["hidden", "clip"].includes(overflowY) && (rect.bottom > r.bottom + SLACK || rect.top < r.top - SLACK);
      if (!scrolls && (tooWide || tooTall) && textOverflow !== "ellipsis")
        cut.push(`“${words.slice(0, 40)}” ${boxOf(rect)} by ${nameOf(e).split(" “")[0]} ${boxOf(r)}`);
      if (["auto", "scroll"].includes(overflowY)) break;
    }
    if (!scrolls && (rect.right > edge + SLACK || rect.left < -SLACK))
      cut.push(`“${words.slice(0, 40)}” ${boxOf(rect)}`);
  }

  // ---- upon each other
  const over: string[] = [];
  const meet = (a: DOMRect, b: DOMRect, by: number): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > by &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > by;
  for (const [index, a] of texts.entries())
    for (const b of texts.slice(index + 1)) {
      if (a.element === b.element || a.layer !== b.layer) continue;
      if (meet(a.rect, b.rect, 3)) over.push(`“${a.words.slice(0, 30)}” and “${b.words.slice(0, 30)}”`);
    }

  // ---- under a picture
  for (const { element, words, rect, layer } of texts) {
    // What lets a touch through to the figure below it is not found there either.
    if (layer !== null || rect.top < 0 || rect.bottom > innerHeight || styleOf(element).pointerEvents === "none")
      continue;
    for (const part of [0.05, 0.5, 0.95]) {
      const top = document.elementFromPoint(rect.left + rect.width * part, rect.top + rect.height / 2);
      const picture = top?.closest("svg, img, canvas") ?? null;
      if (picture !== null && !picture.contains(element) && !element.contains(picture) && layerOf(picture) === null)
        over.push(`“${words.slice(0, 30)}” under a picture`);
    }
  }

  // ---- upon the body that shows the work, where it is drawn, or upon the light that travels with it
  const figure = root.querySelector<HTMLImageElement>(".g .demo .fade > img");
  const lit = root.querySelector(".g .beam")?.getBoundingClientRect();
  const isOnBody = bodyOf(figure);
  for (const { element, words, rect } of texts) {
    if (element.closest(".beam span") !== null) continue;
    const onLight = lit !== undefined && meet(rect, lit, 1);
    if (onLight || isOnBody(rect)) over.push(`“${words.slice(0, 30)}” upon the ${onLight ? "light" : "body"}`);
  }
  /** Whether something of the body is drawn in this part of the screen: a shadow and its soft edge are not. */
  function bodyOf(img: HTMLImageElement | null): (part: DOMRect) => boolean {
    if (img === null || img.naturalWidth === 0) return () => false;
    const { naturalWidth: w, naturalHeight: h } = img;
    const ink = new OffscreenCanvas(w, h).getContext("2d", { willReadFrequently: true });
    if (ink === null) return () => false;
    // A picture of the other side is turned over.
    if (img.matches(".flip")) ink.setTransform(-1, 0, 0, 1, w, 0);
    ink.drawImage(img, 0, 0);
    const { data } = ink.getImageData(0, 0, w, h);
    const r = img.getBoundingClientRect();
    const shown = img.closest(".fade")?.getBoundingClientRect() ?? r;
    return (part) => {
      const top = Math.max(part.top, shown.top);
      const bottom = Math.min(part.bottom, shown.bottom);
      for (let y = top; y < bottom; y += 2)
        for (let x = Math.max(part.left, r.left); x < Math.min(part.right, r.right); x += 2) {
          const at = Math.floor(((y - r.top) / r.height) * h) * w + Math.floor(((x - r.left) / r.width) * w);
          if ((data[at * 4 + 3] ?? 0) > 200) return true;
        }
      return false;
    };
  }

  // ---- to press
  const PRESSED = "a[href], button, input, select, textarea, summary, [role=slider], [role=button], [tabindex='0']";
  const hit = (element: Element): HTMLElement => {
    const label = element.closest("label");
    return (label ?? element) as HTMLElement;
  };
  const pressed = [...root.querySelectorAll<HTMLElement>(PRESSED)].filter((e) => {
    if (e.matches(body) || e.closest("dialog:not([open])") !== null || (e as HTMLButtonElement).disabled) return false;
    const { width, height } = hit(e).getBoundingClientRect();
    return width > 0 && height > 0 && !isHidden(hit(e));
  });
  const small: string[] = [];
  for (const element of pressed) {
    const shape = hit(element);
    const { width, height } = shape.getBoundingClientRect();
    const least = Object.entries(smaller).find(([css]) => element.matches(css))?.[1][0];
    if (Math.min(width, height) >= (least ?? finger)) continue;
    // What is drawn may be smaller than what can be pressed: a finger's square is felt out.
    shape.scrollIntoView({ block: "center", inline: "center" });
    const r = shape.getBoundingClientRect();
    const [x, y, far] = [r.left + r.width / 2, r.top + r.height / 2, finger / 2 - 0.5];
    const meets = (dx: number, dy: number): boolean => {
      const at = document.elementFromPoint(x + dx, y + dy);
      return at !== null && (shape.contains(at) || element.contains(at));
    };
    const [wideEnough, tallEnough] = [
      width >= finger || (meets(-far, 0) && meets(far, 0)),
      height >= finger || (meets(0, -far) && meets(0, far)),
    ];
    if (!wideEnough || !tallEnough) small.push(`${nameOf(element)} ${round(width)}×${round(height)}`);
  }
  for (const [index, a] of pressed.entries())
    for (const b of pressed.slice(index + 1)) {
      const [x, y] = [hit(a), hit(b)];
      if (x === y || x.contains(y) || y.contains(x) || layerOf(x) !== layerOf(y)) continue;
      if (meet(x.getBoundingClientRect(), y.getBoundingClientRect(), 4) && !x.matches(".all") && !y.matches(".all"))
        over.push(`to press: ${nameOf(x)} and ${nameOf(y)}`);
    }
  const focused = document.activeElement;
  const lost = dialogs.length === 0 || root.contains(focused) || focused === null ? [] : [nameOf(focused)];
  return { wide, cut: [...new Set(cut)], over: [...new Set(over)], small: [...new Set(small)], lost };
}

export const measure = (page: Page): Promise<Faults> =>
  page.evaluate(look, { finger: FINGER, smaller: SMALLER, body: ON_THE_BODY });
