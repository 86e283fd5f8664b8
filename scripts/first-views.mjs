// Draws what stands at each address before the app is there, with the app's own screens in a page without a browser.
// The build calls it with the folder of the bundled screens; the answer is JSON: path to HTML.
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { Window } from "happy-dom";

const [, , bundle, ...screens] = process.argv;
const window = new Window({ url: "http://localhost/", width: 390, height: 844 });
const GIVEN = ["window", "document", "location", "history", "navigator", "matchMedia", "Element", "HTMLElement"];
const BOUND = ["addEventListener", "removeEventListener", "requestAnimationFrame", "getComputedStyle", "scrollTo"];
const put = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
for (const name of GIVEN) put(name, name === "window" ? globalThis : window[name]);
for (const name of BOUND) put(name, window[name].bind(window));
put("matchMedia", window.matchMedia.bind(window));

const { firstView, libraryPaths } = await import(pathToFileURL(resolve(bundle)).href);
const views = {};
for (const path of [...screens, ...(await libraryPaths())]) views[path] = await firstView(path);
process.stdout.write(JSON.stringify(views), () => process.exit());
