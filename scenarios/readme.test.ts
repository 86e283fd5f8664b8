import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { advise, readRequest } from "#core";
import { knowledge } from "#knowledge";

const PAGES = ["README.md", "CONTRIBUTING.md", ...pages("docs")];
function pages(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name));
}
const text = (page: string): string => readFileSync(page, "utf8");
const linksOf = (page: string): readonly string[] =>
  [...text(page).matchAll(/\]\(([^)#\s]+)/g)].flatMap(([, to]) => (to === undefined || /^\w+:/.test(to) ? [] : [to]));

describe("the documents", () => {
  it.each(PAGES)("%s links to what is there", (page) => {
    expect(linksOf(page).filter((to) => !existsSync(join(dirname(page), to)))).toEqual([]);
  });
  it("name only commands that npm knows", () => {
    const scripts = Object.keys((JSON.parse(text("package.json")) as { scripts: object }).scripts);
    const named = PAGES.flatMap((page) => [...text(page).matchAll(/`npm run ([a-z-]+)/g)].map(([, name]) => name));
    expect(named.filter((name) => !scripts.includes(name ?? ""))).toEqual([]);
  });
  it("have a line each in the index", () => {
    const index = linksOf("docs/index.md").map((to) => join("docs", to));
    const own = PAGES.filter((page) => page !== "docs/index.md" && !page.startsWith("docs/decisions/"));
    expect(own.filter((page) => !index.includes(page))).toEqual([]);
  });
  it("begin with a request that gives a plan", () => {
    const read = readRequest(knowledge, JSON.parse(text("docs/sore-left-calf.json")));
    expect(read.ok && advise(knowledge, read.request).verdict).toBe("plan");
  });
});
