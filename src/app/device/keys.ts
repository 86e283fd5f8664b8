/** Calls back for each key that `named` knows, until it is stopped. A key that a control needs stays the control's. */
export function onKeys<K extends string>(named: Readonly<Record<string, K>>, callback: (name: K) => void): () => void {
  function pressed(event: KeyboardEvent): void {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const name = Object.hasOwn(named, event.key) ? named[event.key] : undefined;
    const inControl = (event.target as Element | null)?.closest("button, a, input, dialog, [role='slider']") != null;
    if (name === undefined || (inControl && (event.key === " " || event.key === "Enter"))) return;
    event.preventDefault();
    callback(name);
  }
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}
