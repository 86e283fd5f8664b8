import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guest, healthy, house, withLines } from "./browser.ts";
import type { House } from "./browser.ts";
import { hilly } from "./runs.ts";

let home: House;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home.close());

const choose = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("button", { name, exact: true }).click();
  await page.locator(".choice[aria-pressed=true]", { hasText: name }).waitFor();
};
async function toMe(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Me", exact: true }).first().click();
  await page.locator(".me h1").waitFor();
}
const rem = (page: Page): Promise<number> =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));

describe("Me", () => {
  test("units: the run of Today and the measures of a question follow at once and are remembered", async () => {
    const { page } = await guest(home);
    await withLines(page, [healthy(new Date())]);
    await page.locator("input[type=file]").setInputFiles([hilly(new Date(Date.now() - 86_400_000).toISOString())]);
    await page.locator("dialog").waitFor();
    await expect
      .poll(async () => {
        await page.keyboard.press("Escape");
        return page.locator("dialog").count();
      })
      .toBe(0);
    await page.getByText(/13\.\d\skm, \d+\sm down/).waitFor();
    await toMe(page);
    await choose(page, "Miles and feet");
    await page.getByRole("link", { name: "Today", exact: true }).first().click();
    await page.getByText(/8\.\d\smi, [\d,]+\sft down/).waitFor();
    await page.reload();
    await page.getByText(/8\.\d\smi, [\d,]+\sft down/).waitFor();
    await page.goto("/library/flag/RF2");
    await page.locator("h1").waitFor();
    await expect.poll(() => page.locator("main").innerText()).toMatch(/3\scm \(1\.2.in\)/);
    await page.context().close();
  });

  test("units are guessed from the country of the device", async () => {
    const { page } = await guest(home, { locale: "en-US" });
    await page.goto("/");
    await toMe(page);
    await expect
      .poll(() => page.getByRole("button", { name: "Miles and feet" }).getAttribute("aria-pressed"))
      .toBe("true");
    await page.context().close();
  });

  test("theme and text size hold for the whole app, also after a reload", async () => {
    const { page } = await guest(home);
    await page.goto("/");
    const before = await rem(page);
    await toMe(page);
    await choose(page, "Night");
    await choose(page, "150%");
    await expect.poll(() => rem(page)).toBe(before * 1.5);
    await page.goto("/library");
    await page.locator("h1").first().waitFor();
    await expect.poll(() => rem(page)).toBe(before * 1.5);
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.body).backgroundColor))
      .toBe("rgb(23, 21, 19)");
    // A page whose app never comes: the first words alone look as chosen, and are not there in another language.
    const bare = await page.context().newPage();
    await bare.route("**/assets/begin-*", (route) => route.abort());
    await bare.goto("/me");
    const look = (): Promise<readonly unknown[]> =>
      bare.evaluate(() => {
        const words = getComputedStyle(document.querySelector("#app > [inert]") ?? document.body);
        const rootSize = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
        return [getComputedStyle(document.body).backgroundColor, rootSize, words.visibility];
      });
    await expect.poll(() => look()).toEqual(["rgb(23, 21, 19)", before * 1.5, "visible"]);
    await bare.evaluate(() => localStorage.setItem("language", "de"));
    await bare.reload();
    await expect.poll(() => look()).toEqual(["rgb(23, 21, 19)", before * 1.5, "hidden"]);
    await page.context().close();
  });

  test("whether the record is kept for good is said, and can be asked for", async () => {
    const { page } = await guest(home);
    await page.goto("/");
    await toMe(page);
    const words = page.locator(".lasting [role=status]");
    await expect.poll(() => words.innerText()).toMatch(/may clear it/);
    await page.getByRole("button", { name: "Ask the browser to keep it" }).click();
    await expect.poll(() => words.innerText()).toMatch(/has promised|gives no promise/);
    await page.context().close();
  });

  test("everything is deleted only after a second look, and nothing of it comes back", async () => {
    const { page } = await guest(home);
    await withLines(page, [healthy(new Date())]);
    await toMe(page);
    await choose(page, "Night");
    await page.getByRole("link", { name: /backup/i }).click();
    await page.getByRole("button", { name: "Delete everything from this device" }).click();
    await page.getByRole("heading", { name: "Delete everything?" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Delete everything from this device" }).click();
    await page.getByRole("button", { name: "Delete everything now" }).click();
    await page.locator("dialog").waitFor({ state: "detached" });
    await page.goto("/me");
    await page.getByText("Not told yet").waitFor();
    await expect
      .poll(() => page.getByRole("button", { name: "As the device" }).getAttribute("aria-pressed"))
      .toBe("true");
    await page.context().close();
  });
});
