/** Files that were asked for; a style is there once its promise has resolved, nobody waits for that of a script. */
const asked = new Map<string, Promise<void>>();

/**
 * Takes the place of what the build puts in front of every `import()`: the styles of a screen come beside its code, and
 * both are there when it is drawn. Rejects where either cannot be loaded; then it can be tried again.
 *
 * Scripts are asked for ahead only before the service worker has them all: what is stored comes at once, and dozens of
 * links in the page cost a slow phone more than they save.
 */
export async function __vitePreload<T>(load: () => Promise<T>, files: readonly string[] = []): Promise<T> {
  const [loaded] = await Promise.all([load(), ...files.map(fileThere)]);
  return loaded;
}
function fileThere(file: string): Promise<void> | undefined {
  const isStyle = file.endsWith(".css");
  if (!isStyle && navigator.serviceWorker?.controller) return;
  if (!asked.has(file) && document.querySelector(`link[href="/${file}"]`) === null)
    asked.set(file, linked(file, isStyle));
  return isStyle ? asked.get(file) : undefined;
}
const linked = (file: string, isStyle: boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = isStyle ? "stylesheet" : "modulepreload";
    link.href = `/${file}`;
    link.crossOrigin = "";
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      asked.delete(file);
      if (isStyle) reject(new Error(file));
    };
    document.head.append(link);
  });
