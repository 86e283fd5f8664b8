/** Styles that were asked for: each is there once its promise has resolved. */
const styles = new Map<string, Promise<void>>();
/** Scripts that were asked for ahead, and those whose turn has not come. */
const scripts = new Set<string>();
const waiting: string[] = [];
/** Links that a slow phone puts into the page in a blink. */
const AT_ONCE = 4;

/**
 * Takes the place of what the build puts in front of every `import()`: the styles of a screen come beside its code, and
 * both are there when it is drawn. Rejects where either cannot be loaded; then it can be tried again.
 *
 * Scripts are asked for ahead only before the service worker has them all: what is stored comes at once, and dozens of
 * links cost a slow phone more than they save. Nobody waits for one.
 */
export async function __vitePreload<T>(load: () => Promise<T>, files: readonly string[] = []): Promise<T> {
  const [loaded] = await Promise.all([load(), ...files.map(fileThere)]);
  return loaded;
}
const isNamed = (file: string): boolean => document.querySelector(`link[href="/${file}"]`) !== null;
function fileThere(file: string): Promise<void> | undefined {
  if (!file.endsWith(".css")) return void askAhead(file);
  if (!styles.has(file) && !isNamed(file)) styles.set(file, styleOf(file));
  return styles.get(file);
}
function askAhead(file: string): void {
  if (navigator.serviceWorker?.controller || scripts.has(file) || isNamed(file)) return;
  scripts.add(file);
  if (waiting.push(file) === 1) setTimeout(askNext);
}
function askNext(): void {
  for (const file of waiting.splice(0, AT_ONCE)) document.head.append(linkTo(file, "modulepreload"));
  if (waiting.length > 0) setTimeout(askNext);
}
function linkTo(file: string, rel: string): HTMLLinkElement {
  const link = document.createElement("link");
  return Object.assign(link, { rel, href: `/${file}`, crossOrigin: "" });
}
const styleOf = (file: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const link = linkTo(file, "stylesheet");
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      styles.delete(file);
      reject(new Error(file));
    };
    document.head.append(link);
  });
