// @vitest-environment happy-dom
import { facts } from "#knowledge";
import { describe, expect, it } from "vitest";
import { pageAt } from "../library/address.ts";
import { screenAt } from "./index.ts";

describe("screens", () => {
  it("open by their path; an address that leads nowhere says so", () => {
    expect(screenAt("/check")).toBe("/check");
    expect(screenAt("/library/technique/T10")).toBe("/library/*");
    expect(screenAt("/")).toBeNull();
    for (const path of ["/nothing", "/check/more", "/nothing/more"]) expect(screenAt(path), path).toBe("?");
  });
  it("that a claim says it is used in are screens", () => {
    const named = new Set(facts.claims.flatMap(({ usedIn }) => usedIn.filter((use) => use.startsWith("/"))));
    expect(named.size).toBeGreaterThan(2);
    for (const path of named) expect(screenAt(path), path).toBe(path);
  });
  it("of the library open every code that a claim, topic or card points at", () => {
    const codes = new Set([...facts.cards, ...facts.topics].flatMap(({ claims }) => claims));
    for (const code of codes) expect(pageAt(facts, `/library/claim/${code}`), code).not.toBeNull();
  });
});
