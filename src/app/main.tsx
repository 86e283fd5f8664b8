import { effect } from "@preact/signals";
import { render } from "preact";
import type { JSX } from "preact";
import "./tokens.css";
import "./app.css";
import { breath } from "./device/clock.ts";
import { drawn } from "./device/frame.ts";
import { pageLanguage } from "./device/language.ts";
import { register } from "./device/offline.ts";
import { wearTextSize, wearTheme, whenSeen } from "./device/screen.ts";
import { onLaunch, whenPasted } from "./device/launched.ts";
import { takeFiles, takeHandles } from "./logbook/take.ts";
import { Lazy } from "./parts/lazy.tsx";
import { interrupted, loadRecord, refreshRecord, storage } from "./record.ts";
import { follow, go, route } from "./route.ts";
import { ahead, screenAt } from "./screens/index.ts";
import { Today } from "./screens/today.tsx";
import { textSize } from "./text-size.ts";
import { theme } from "./theme.ts";
import { speak } from "./words.ts";

/** Today, or the screen of the path. */
const App = (): JSX.Element => (screenAt(route.value) !== null ? <Lazy /> : <Today />);

const root = document.getElementById("app")!;
root.addEventListener("click", follow);
/** A session that was left a day ago is closed with what was done, one that asks is asked; the code comes only then. */
async function open(): Promise<void> {
  const unfinished = await loadRecord();
  if (unfinished) void import("./logbook/imports.ts").then(({ goOn }) => goOn());
  if (interrupted.value !== null && !(await (await import("./session-end.ts")).closeOld())) go("/guide", "replace");
}
const opened = open();
// Reading the code is one piece of work, drawing the first screen another.
void speak()
  .then(async () => {
    if (screenAt(route.peek()) !== null) await Promise.all([ahead(route.peek()), opened]);
  })
  .then(breath, breath)
  .then(() => {
    // What the page showed until now: the first words of the same screen.
    root.replaceChildren();
    render(<App />, root);
  });
whenPasted(takeFiles);
onLaunch(takeHandles);
whenSeen(() => void refreshRecord());
/**
 * What a person chose to see stands before the first paint and stays until the record says it; what they change later
 * follows when their touch is drawn: it moves the whole page.
 */
let worn = false;
effect(() => {
  const [light, size] = [theme.value, textSize.value];
  if (storage.value === "loading") return;
  const wear = (): void => {
    wearTheme(light === "system" ? null : light);
    wearTextSize(size);
  };
  if (worn) void drawn().then(wear);
  else wear();
  worn = true;
});
// The language that is wanted, not the one that is spoken while its words are still on their way.
register(pageLanguage);
