// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chooseLanguage } from "./device/choose-language.ts";
import { settings, storage } from "./record.ts";
import "./kept-look.ts";

const page = document.documentElement;
/** As a page of its own would run it. */
async function nextPage(asked: readonly string[] = ["en-GB"]): Promise<void> {
  page.removeAttribute("style");
  for (const name of Object.keys(page.dataset)) delete page.dataset[name];
  vi.stubGlobal("__LANGUAGES__", ["en", "de"]);
  vi.spyOn(navigator, "languages", "get").mockReturnValue([...asked]);
  vi.resetModules();
  await import("./before-paint.ts");
}

beforeEach(() => {
  localStorage.clear();
  settings.value = {};
  storage.value = "disk";
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("before the first paint", () => {
  it("the page wears what was chosen the time before", async () => {
    settings.value = { theme: "dark", textSize: 150 };
    await nextPage();
    expect(page.dataset["theme"]).toBe("dark");
    expect(page.style.fontSize).toBe("150%");
  });
  it("the page is as the device says once that was chosen again", async () => {
    settings.value = { theme: "dark", textSize: 150 };
    settings.value = { theme: "system", textSize: 100 };
    await nextPage();
    expect(page.dataset["theme"]).toBeUndefined();
    expect(page.style.fontSize).toBe("");
    expect(localStorage.length).toBe(0);
  });
  it("nothing of it is forgotten while the disk has not answered", () => {
    settings.value = { theme: "light" };
    storage.value = "loading";
    settings.value = {};
    expect(localStorage.getItem("theme")).toBe("light");
  });
  it("tells who does not speak English: by choice, or by what the device asks for", async () => {
    await nextPage(["en-US", "de"]);
    expect(page.dataset["speaks"]).toBe("en");
    await nextPage(["de-AT", "en"]);
    expect(page.dataset["speaks"]).toBe("de");
    await nextPage(["pl", "de-CH", "en"]);
    expect(page.dataset["speaks"]).toBe("de");
    chooseLanguage("de");
    await nextPage(["en-GB"]);
    expect(page.dataset["speaks"]).toBe("de");
  });
  it("nothing breaks where nothing may be kept", async () => {
    vi.spyOn(Storage.prototype, "getItem").mockImplementation(() => {
      throw new DOMException("refused", "SecurityError");
    });
    await nextPage(["de"]);
    expect(page.dataset["speaks"]).toBe("de");
    expect(page.dataset["theme"]).toBeUndefined();
  });
});
