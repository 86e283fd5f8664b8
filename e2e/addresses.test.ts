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

const at = async (path: string): Promise<string> =>
  (await fetch(`http://localhost:${(server.address() as AddressInfo).port}${path}`)).text();
/** Files that the head of a page names, and then, once it is painted, the script that begins it. */
async function namedAt(path: string): Promise<readonly string[]> {
  const [head = ""] = (await at(path)).split("</head>");
  const files = [...head.matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, f = ""]) => f);
  const begin = files.find((file) => file.includes("/begin-"));
  const later = begin === undefined ? [] : [...(await at(begin)).matchAll(/"(\/assets\/[^"]+)"/g)];
  // What the head named already is not asked for again.
  return [...files, ...later.map(([, f = ""]) => f).filter((file) => !files.includes(file))];
}
const codeAt = async (path: string): Promise<readonly string[]> =>
  (await namedAt(path))
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
    const code = await codeAt(path);
    expect(code).toContain(screen);
    expect(code).toContain("rules");
    expect(code.some((name) => name.includes("facts"))).toBe(true);
  });
  it("names nothing twice, and nothing that is not there", async () => {
    for (const path of ["/library", "/check", "/me", "/runs", "/plan", "/guide"]) {
      const files = await namedAt(path);
      expect(new Set(files).size).toBe(files.length);
      expect(files.filter((file) => !existsSync(`dist/app${file}`))).toEqual([]);
    }
  });
  it.each([
    ["/library", "Techniques"],
    ["/library/technique/T10", "Calf on foam roller"],
    ["/library/complaint/C1", "<h1"],
    ["/check", "Any of these now?"],
    ["/me", "Your shelf"],
    ["/runs", "No runs yet"],
  ])("%s says its first words before any code is there, and takes no touch until then", async (path, words) => {
    const page = await at(path);
    expect(page).toContain(words);
    expect(page).not.toMatch(/style=|<script(?! type="module"| src="\/assets\/worn-)/);
    const [, shown = ""] = page.split('<div id="app">');
    expect(shown).toMatch(/^<\w+ [^>]*inert/);
  });
  it("of Today, and of everything below a screen, names nothing of what waits for the first tap", async () => {
    for (const path of ["/", "/library/technique/calf-on-foam-roller"])
      expect(await codeAt(path)).not.toContain("rules");
  });
});
