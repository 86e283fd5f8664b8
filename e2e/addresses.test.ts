import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "../scripts/serve.mjs";

/** The first answer to an address, before any script of it runs. */
let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve(0, "dist/app");
});
afterAll(() => void server.close());

const pageAt = async (path: string): Promise<string> =>
  (await fetch(`http://localhost:${(server.address() as AddressInfo).port}${path}`)).text();
const named = (page: string): readonly string[] =>
  [...page.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, f = ""]) => f);
const codeOf = (page: string): readonly string[] =>
  named(page)
    .map((file) => /\/assets\/([\w-]+)-[\w-]{7}\.js$/.exec(file)?.[1] ?? "")
    .filter((name) => name !== "");

describe("the page at an address", () => {
  it.each([
    ["/library", "library"],
    ["/check", "check"],
    ["/me", "me"],
    ["/me/data", "data"],
    ["/runs", "runs"],
  ])("%s names the code of its screen, the rules of care and the facts", async (path, screen) => {
    const code = codeOf(await pageAt(path));
    expect(code).toContain(screen);
    expect(code).toContain("rules");
    expect(code.some((name) => name.includes("facts"))).toBe(true);
  });
  it("names nothing twice, and nothing that is not there", async () => {
    for (const path of ["/library", "/check", "/me", "/runs", "/plan", "/guide"]) {
      const files = named(await pageAt(path));
      expect(new Set(files).size).toBe(files.length);
      expect(files.filter((file) => !existsSync(`dist/app${file}`))).toEqual([]);
    }
  });
  it("of Today, and of everything below a screen, names nothing of what waits for the first tap", async () => {
    for (const path of ["/", "/library/technique/calf-on-foam-roller"])
      expect(codeOf(await pageAt(path))).not.toContain("rules");
  });
});
