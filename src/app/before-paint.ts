// A script of its own at the head of every page: what a person chose to see stands before the first paint. The disk
// answers only after it.
import { early } from "./device/early.ts";
import { wantedLanguage } from "./device/language.ts";

/** Tags of the languages that may be offered, English first. */
declare const __LANGUAGES__: readonly string[];

const page = document.documentElement;
const theme = early("theme");
if (theme) page.dataset["theme"] = theme;
page.style.fontSize = early("textSize") ?? "";
// The first words of a page are English: who speaks another language sees none of them.
page.dataset["speaks"] = wantedLanguage(__LANGUAGES__);
