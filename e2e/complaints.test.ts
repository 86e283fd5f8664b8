import { readdirSync, readFileSync } from "node:fs";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { guest, healthy, house, readAll, tick, withLines } from "./browser.ts";
import type { House } from "./browser.ts";

/** Every known pattern of trouble from Today to its plan, or to whoever should see it. */
let home: House;
beforeAll(async () => {
  home = await house();
});
afterAll(() => home.close());

interface Complaint {
  readonly code: string;
  readonly name: string;
  readonly asks: readonly string[];
  readonly techniques: readonly string[];
  readonly mainTreatment: string;
  readonly refer: string;
}
interface Flag {
  readonly code: string;
  readonly disposition: string;
  readonly timeframe: string | null;
}
const factsOf = <T>(kind: string): readonly T[] =>
  readdirSync(`src/knowledge/${kind}`).map((f) => JSON.parse(readFileSync(`src/knowledge/${kind}/${f}`, "utf8")) as T);
const ROUTES = factsOf<Complaint>("complaints").toSorted((a, b) => Number(a.code.slice(1)) - Number(b.code.slice(1)));
const FLAGS = new Map(factsOf<Flag>("flags").map((flag) => [flag.code, flag]));
/** A question of the row whose yes ends the day. */
const stopOf = ({ asks }: Complaint): string | undefined =>
  asks.find((code) => {
    const flag = FLAGS.get(code);
    return (
      flag?.disposition === "emergency" || (flag?.disposition === "clinician-first" && flag.timeframe !== "routine")
    );
  });

test("there are seventeen", () => {
  expect(ROUTES.map(({ code }) => code)).toEqual(Array.from({ length: 17 }, (_, i) => `C${i + 1}`));
});

test.each(ROUTES)("$code $name: its questions, its plan, its main treatment", async (route) => {
  const { page, complaints } = await guest(home);
  await withLines(page, [healthy(new Date())]);
  await page.getByRole("button", { name: "As a list" }).click();
  await page.locator(`[data-complaint="${route.code}"]`).click();
  await page.getByRole("button", { name: "Close" }).click();
  await expect.poll(() => page.locator(".mark h2").innerText()).toBe(route.name);
  await page.locator(".go").first().click();
  await readAll(page);
  for (const code of route.asks)
    await expect.poll(() => page.locator(`[data-code="${code}"]`).count(), { message: code }).toBe(1);
  await page.locator(".go").click();
  const says = page.locator(`.complaint-says[data-complaint="${route.code}"]`);
  await says.waitFor();
  const wordsOf = async (part: Locator): Promise<string> => (await part.innerText()).replaceAll("\u00a0", " ");
  await expect.poll(() => wordsOf(says)).toContain(route.mainTreatment);
  await expect.poll(() => wordsOf(says)).toContain("Massage is not the treatment.");
  // Whom to see stands once: there, or among what is to be looked at.
  const referrals = async (): Promise<number> => (await wordsOf(page.locator(".plan"))).split(route.refer).length - 1;
  await expect.poll(referrals).toBe(1);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test.each(ROUTES.filter((route) => stopOf(route) !== undefined))("$code $name: a yes refers", async (route) => {
  const { page } = await guest(home);
  await withLines(page, [healthy(new Date())]);
  await page.getByRole("button", { name: "As a list" }).click();
  await page.locator(`[data-complaint="${route.code}"]`).click();
  await page.getByRole("button", { name: "Close" }).click();
  await page.locator(".go").first().click();
  await readAll(page);
  await tick(page, stopOf(route) ?? "");
  await readAll(page);
  await page.locator(".go").click();
  await page.locator(".stop h1").waitFor();
  await expect.poll(() => page.locator(".stop").innerText()).not.toMatch(/Plan \d+ minutes/);
  await page.context().close();
});
