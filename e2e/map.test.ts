import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { axe, DESK, guest, healthy, house, linesOf, mark, readAll, touch, withLines } from "./browser.ts";
import type { House } from "./browser.ts";

/** The map of Today: by pointer, by touch, by keyboard, and as the accessibility tree has it. */
let home: House;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home.close());

interface Seen {
  readonly key: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
}
/** Every place that is in sight, with the point where a mark of it would stand. */
const inSight = (page: Page): Promise<readonly Seen[]> =>
  page.locator("path.seam").evaluateAll((paths) => {
    const svg = paths[0]?.closest("svg")?.getBoundingClientRect();
    return paths.flatMap((path) => {
      const [x, y] = (path.getAttribute("data-at") ?? "").split(" ").map(Number);
      const at = new DOMPoint(x, y).matrixTransform((path as SVGPathElement).getScreenCTM() ?? undefined);
      const top = document.elementFromPoint(at.x, at.y);
      if (svg === undefined || at.y < svg.top + 60 || top?.closest("svg.figure") == null) return [];
      const [key, name] = [path.getAttribute("data-key") ?? "", path.getAttribute("aria-label") ?? ""];
      return [{ key, name, x: at.x, y: at.y }];
    });
  });
/** What a touch came to: the place that is open, or every one that is asked about. */
async function meant(page: Page): Promise<readonly string[]> {
  const heading = page.locator("dialog h2");
  const open = page.locator(".mark h2");
  await expect.poll(async () => (await heading.count()) + (await open.count())).toBeGreaterThan(0);
  if ((await heading.count()) === 0) return [await open.innerText()];
  const title = await heading.innerText();
  if (title !== "Which one do you mean?") return [title];
  return page.locator("dialog .row span").allInnerTexts();
}
/** Closes what a touch opened and takes a mark away. */
async function leave(page: Page): Promise<void> {
  if ((await page.locator("dialog").count()) > 0) await page.keyboard.press("Escape");
  else await page.locator(".panel .remove").click();
  await expect.poll(() => page.locator("dialog, .panel .remove").count()).toBe(0);
}
const fresh = async (page: Page, view: string): Promise<void> => {
  await page.goto("/");
  await page.locator(`#view-${view}`).click();
  await page.locator(`path.seam[data-view="${view}"]`).first().waitFor();
};

describe("by pointer", () => {
  test.each(["front", "back", "left", "right", "soles"])("%s: every place is met at its middle", async (view) => {
    const { page } = await guest(home);
    await fresh(page, view);
    const keys = (await inSight(page)).map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(2);
    for (const wanted of keys) {
      // What was opened before may have moved the body.
      const place = (await inSight(page)).find(({ key }) => key === wanted);
      if (place === undefined) throw new Error(`${wanted} is out of sight`);
      await page.mouse.click(place.x, place.y);
      await expect.poll(() => meant(page), { message: wanted }).toContain(place.name);
      await leave(page);
    }
    await page.context().close();
  });

  test("a small place is met by a finger of 48 pixels, or asked for, and the larger picture takes the touch", async () => {
    const { page } = await guest(home);
    await fresh(page, "back");
    const cord = (await inSight(page)).find(({ key }) => key === "achilles.left");
    if (cord === undefined) throw new Error("no cord in sight");
    for (const [dx, dy] of [
      [-20, 0],
      [20, 0],
      [0, -20],
      [0, 20],
    ] as const) {
      // prettier-ignore
      await page.mouse.click(cord.x + dx, cord.y + dy);
      await expect.poll(() => meant(page), { message: `${dx} ${dy}` }).toContain(cord.name);
      await leave(page);
    }
    const heel = (await inSight(page)).find(({ key }) => key === "heel.left");
    if (heel === undefined) throw new Error("no heel in sight");
    await page.mouse.click((cord.x + heel.x) / 2, (cord.y + heel.y) / 2);
    await page.getByRole("heading", { name: "Which one do you mean?" }).waitFor();
    const large = await page.locator(".close .meant").first().boundingBox();
    expect(large?.width).toBeGreaterThan(44);
    await page
      .locator(".close .meant")
      .last()
      .click({ position: { x: 30, y: 60 } });
    await page.locator(".close").waitFor({ state: "detached" });
    await page.context().close();
  });

  test("the upper body is one button away", async () => {
    const { page } = await guest(home);
    await page.goto("/");
    await page.getByRole("button", { name: "Upper body" }).click();
    await touch(page, "upper-back", "middle");
    await expect.poll(() => page.locator(".mark h2").innerText()).toBe("Mid-back");
    await page.getByRole("button", { name: "Legs", exact: true }).waitFor();
    await page.context().close();
  });
});

test("by touch: a tap marks, a swipe turns the body", async () => {
  const { page } = await guest(home, { hasTouch: true, isMobile: true });
  await fresh(page, "back");
  const calf = (await inSight(page)).find(({ key }) => key === "calf-gastroc.right");
  if (calf === undefined) throw new Error("no calf in sight");
  await page.touchscreen.tap(calf.x, calf.y);
  await expect.poll(() => page.locator(".mark h2").innerText()).toBe("Right upper calf");
  await page.context().close();
});

describe("by keyboard", () => {
  test("the map is one stop; arrows go to the neighbor on the body, Enter marks, what was out of sight comes", async () => {
    const { page } = await guest(home);
    await page.goto("/");
    await expect.poll(() => page.locator('path.seam[tabindex="0"]').count()).toBe(1);
    await page.locator('path.seam[data-key="calf-gastroc.left"]').focus();
    const focused = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute("data-key") ?? null);
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => focused()).toBe("calf-soleus.left");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => focused()).toBe("calf-gastroc.right");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".mark h2").innerText()).toBe("Right upper calf");
    await expect
      .poll(() => page.locator('path.seam[data-key="calf-gastroc.right"]').getAttribute("aria-pressed"))
      .toBe("true");
    for (let step = 0; step < 8 && (await focused()) !== "upper-back.middle"; step++)
      await page.keyboard.press("ArrowUp");
    await page.getByRole("button", { name: "Legs", exact: true }).waitFor();
    await page.context().close();
  });
});

describe("in the accessibility tree", () => {
  test("every place is a named button in a group named after its side, and nothing breaks a rule", async () => {
    for (const viewport of [undefined, DESK]) {
      const { page } = await guest(home, viewport === undefined ? {} : { viewport });
      await page.goto("/");
      await page.getByRole("group", { name: "Body, Back" }).getByRole("button", { name: "Left upper calf" }).waitFor();
      await mark(page, "calf-gastroc", "left", 6);
      await page.getByRole("button", { name: "Left upper calf, 6, clearly sore", exact: true }).first().waitFor();
      expect(await axe(page)).toEqual([]);
      await page.context().close();
    }
  });
});

describe("more about a place", () => {
  const more = async (page: Page, place: string, side: string): Promise<void> => {
    await withLines(page, [healthy(new Date())]);
    await mark(page, place, side, 4);
    await page.getByRole("button", { name: /^More about/ }).click();
    await page.locator("dialog .close").waitFor();
  };

  test("no kind is chosen; dull asks nothing; burning asks at once, and its yes is on Check", async () => {
    const { page, complaints } = await guest(home);
    await more(page, "hamstrings", "left");
    await expect.poll(() => page.locator('[data-kind][aria-pressed="true"]').count()).toBe(0);
    await page.locator('[data-kind="dull"]').click();
    await expect.poll(() => page.locator("dialog fieldset").count()).toBe(0);
    await page.locator('[data-kind="burning"]').click();
    const asked = page.locator("dialog fieldset");
    await expect
      .poll(() => asked.evaluateAll((all) => all.map((each) => each.getAttribute("data-code"))))
      .toEqual(["RF10", "RF15"]);
    await expect.poll(() => page.locator("dialog fieldset input:checked").count()).toBe(0);
    await page.locator('[data-code="RF10"]').getByLabel("No").check();
    await page.locator('[data-code="RF15"]').getByLabel("Yes").check();
    await page.getByText("Noted.").waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "Close" }).click();
    await page.locator(".go").first().click();
    await page.locator(".check h1").waitFor();
    await readAll(page);
    await expect.poll(() => page.locator('[data-code="RF15"] input[type=checkbox]').isChecked()).toBe(true);
    await expect.poll(() => page.locator('[data-code="RF10"] input[type=checkbox]').isChecked()).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("a yes that ends the day ends it there, and is kept", async () => {
    const { page } = await guest(home);
    await more(page, "hamstrings", "right");
    await page.locator('[data-kind="sharp"]').click();
    await page.locator('[data-code="RF11"]').getByLabel("Yes").check();
    await page.getByRole("button", { name: "See what to do" }).click();
    await page.locator(".stop h1").waitFor();
    const stopped = (await linesOf(page)).filter(({ kind }) => kind === "stopped");
    expect(stopped).toMatchObject([{ flags: ["RF11"] }]);
    await page.context().close();
  });

  test("an exact point by touch and by keys, in words; what lies under the skin; what is never pressed, and why", async () => {
    const { page } = await guest(home);
    await more(page, "calf-gastroc", "left");
    await page.getByRole("button", { name: "Set an exact point" }).click();
    const point = page.getByRole("button", { name: /^Exact point/ });
    await point.focus();
    for (let step = 0; step < 6; step++) await page.keyboard.press("ArrowUp");
    for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowRight");
    await expect.poll(() => point.innerText()).toBe("Exact point: upper, inner side");
    await page.getByRole("button", { name: "Take the point away" }).click();
    await page.locator(".close").click();
    await expect.poll(() => point.count()).toBe(1);
    await page.getByRole("button", { name: "Under the skin" }).click();
    await page.getByText("Upper calf, inner head (gastrocnemius)").waitFor();
    await expect.poll(() => page.locator(".close .course").count()).toBeGreaterThan(1);
    await page.getByRole("button", { name: "Never pressed here" }).click();
    await page.locator('[data-never="NG1"]').waitFor();
    await expect.poll(() => page.locator(".close .never").count()).toBeGreaterThan(0);
    await expect.poll(() => page.locator(".never-list dd").first().innerText()).toMatch(/\w+ \w+/);
    await page.context().close();
  });
});
