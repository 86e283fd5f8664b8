import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axe, guest, house } from "./browser.ts";
import type { House } from "./browser.ts";
import { compactKnowledge } from "../vite.knowledge.ts";

const facts = JSON.parse(compactKnowledge().text) as Record<string, readonly { readonly code: string }[]>;
const KINDS: Readonly<Record<string, string>> = {
  technique: "techniques",
  complaint: "complaints",
  topic: "topics",
  claim: "claims",
  stretch: "stretches",
  tool: "tools",
  stroke: "strokes",
  flag: "flags",
  "no-go": "nogo",
  place: "regions",
  profile: "profile",
  source: "sources",
};
const EVERY_PAGE = Object.entries(KINDS).flatMap(([kind, folder]) =>
  (facts[folder] ?? []).map(({ code }) => `/library/${kind}/${code}`),
);
/** One page of each kind, and the list. */
const SOME = [
  "/library",
  ...Object.keys(KINDS).map((kind) => EVERY_PAGE.find((path) => path.includes(`/${kind}/`)) ?? ""),
];

let home: House;
beforeAll(async () => {
  home = await house();
}, 30_000);
afterAll(() => home.close());

async function opened(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { page } = await guest(home, { reducedMotion: "reduce", ...options });
  page.on("pageerror", (error) => expect.fail(`${path}: ${error.message}`));
  await page.goto(path);
  await ready(page);
  return page;
}
const ready = (page: Page) => page.waitForSelector('main[aria-busy="false"] h1');
/** Goes on inside the app, as a link would. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
  await ready(page);
}

describe("the library", () => {
  it.each([
    ["Techniques", "techniques"],
    ["Stretches", "stretches"],
    ["Places", "regions"],
  ])("shows a picture in every row of %s", async (kind, folder) => {
    const page = await opened("/library");
    await page.getByRole("group").getByRole("button", { name: kind }).first().click();
    const [rows, all] = [page.locator(".list .tech"), page.locator(".list > li")];
    await expect.poll(() => rows.count()).toBe((facts[folder] ?? []).length);
    expect(await all.count()).toBe(await rows.count());
    const broken = await rows.evaluateAll((each) =>
      Promise.all(
        each.map(async (row) => {
          const src = row.querySelector("img")?.src ?? row.querySelector("image")?.href.baseVal ?? "nothing";
          const image = new Image();
          image.src = src;
          return image.decode().then(
            () => null,
            () => src,
          );
        }),
      ).then((found) => found.filter((src) => src !== null)),
    );
    expect(broken).toEqual([]);
    await page.context().close();
  });
  it("has a page for every fact, by its address", async () => {
    const page = await opened("/library");
    for (const path of EVERY_PAGE) {
      await goTo(page, path);
      const title = (await page.textContent("h1")) ?? "";
      expect(title.length, path).toBeGreaterThan(1);
      await expect.poll(() => page.title(), { message: path }).toContain(title);
    }
    expect(EVERY_PAGE.length).toBeGreaterThan(400);
    await page.context().close();
  }, 120_000);

  it("opens by code, by speaking id, and says when there is no such page", async () => {
    const page = await opened("/library/technique/calf-on-foam-roller");
    await expect.poll(() => page.textContent("h1")).toBe("Calf on foam roller");
    await expect.poll(() => new URL(page.url()).pathname).toBe("/library/technique/T10");
    await goTo(page, "/library/technique/T99");
    await expect.poll(() => page.textContent("h1")).toBe("There is no such page: Technique T99");
    await goTo(page, "/library/stretch");
    await expect.poll(() => new URL(page.url()).pathname).toBe("/library");
    await expect.poll(() => page.locator(".list .tech").first().innerText()).not.toBe("");
    await expect.poll(() => page.getByRole("button", { name: /^Stretches/ }).getAttribute("aria-pressed")).toBe("true");
    await page.context().close();
  });

  it.each(["light", "dark"] as const)(
    "is clean for axe, with targets of 48 px and nothing too wide (%s)",
    async (colorScheme) => {
      for (const width of [320, 390, 1280]) {
        const page = await opened("/library", { colorScheme, viewport: { width, height: 844 } });
        for (const path of SOME) {
          await goTo(page, path);
          expect(width === 390 ? await axe(page) : [], path).toEqual([]);
          expect(await tooSmall(page), path).toEqual([]);
          await expect
            .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: path })
            .toBeLessThanOrEqual(width);
        }
        await page.context().close();
      }
    },
    120_000,
  );

  it("finds shin splints by a mistyped name and goes to its route with the keyboard alone", async () => {
    const page = await opened("/library");
    await tabTo(page, 'input[type="search"]');
    await page.keyboard.type("shin splnts");
    await page.waitForSelector(".kind");
    await tabTo(page, 'a[href="/library/complaint/C4"]');
    await page.keyboard.press("Enter");
    await page.waitForSelector("main.of-complaint h1");
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
    await tabTo(page, "button.go");
    await page.keyboard.press("Enter");
    await expect.poll(() => new URL(page.url()).pathname).toBe("/");
    await expect.poll(() => page.textContent("body")).toContain("Shin splints");
    await page.context().close();
  });

  it("starts a technique alone only by way of Today, where its soreness is asked", async () => {
    const page = await opened("/library/technique/T10");
    await tabTo(page, "button.go");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open]");
    expect(await axe(page)).toEqual([]);
    await page.click("dialog[open] .choices button:first-child");
    await expect.poll(() => new URL(page.url()).pathname).toBe("/");
    await expect.poll(() => page.textContent("body")).toContain("How sore is it?");
    expect((await page.textContent("body"))?.toLowerCase()).toContain("left upper calf");
    await page.context().close();
  });

  it("narrows by place, tool, position, moment and minutes, and says how many fit", async () => {
    const page = await opened("/library");
    await page.click('.chips button:has-text("Foot")');
    await page.click("summary");
    await page.selectOption(".narrow label:nth-child(1) select", "tennis-ball");
    await page.selectOption(".narrow label:nth-child(2) select", "chair");
    await page.selectOption(".narrow label:nth-child(3) select", "pre");
    await expect.poll(() => page.textContent("[role=status]")).toBe("1 fits");
    await expect.poll(() => page.textContent(".list")).toContain("Foot roll, tennis ball, seated");
    await page.selectOption(".narrow label:nth-child(4) select", "1");
    await expect.poll(() => page.textContent("[role=status]")).toContain("Nothing fits");
    await page.context().close();
  });

  it("comes back to the place in the list where a page was opened", async () => {
    const page = await opened("/library");
    await page.locator(".list li").nth(40).waitFor({ state: "attached" });
    await page.evaluate(() => scrollTo(0, 2600));
    await page.locator(".list a").nth(26).click();
    await page.waitForSelector("main.tq h1");
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
    await page.goBack();
    // The click itself may have brought its row nearer.
    await expect.poll(() => page.evaluate(() => scrollY), { timeout: 5000 }).toBeGreaterThan(1500);
    await page.context().close();
  });

  it("prints a page without its buttons", async () => {
    const page = await opened("/library/technique/T10");
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => page.isVisible("h1")).toBe(true);
    await expect.poll(() => page.isVisible(".how li")).toBe(true);
    for (const gone of [".dock", ".top", ".desk-top"])
      await expect.poll(() => page.isVisible(gone), { message: gone }).toBe(false);
    await page.context().close();
  });
});

/** Visible things to press that are lower or narrower than 48 CSS pixels. */
const tooSmall = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const small: string[] = [];
    // One after the other: rows out of sight have no size until one asks for it, and none when all were looked at before.
    for (const element of document.querySelectorAll<HTMLElement>(
      "main a, main button, main select, main input, main summary",
    )) {
      if (!element.checkVisibility()) continue;
      const { height, width } = element.getBoundingClientRect();
      if (height < 47.5 || width < 47.5)
        small.push(`${element.outerHTML.slice(0, 90)} ${Math.round(width)}×${Math.round(height)}`);
    }
    return small;
  });
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 400; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
  }
  expect.fail(`the keyboard does not reach ${selector}`);
}
