/** Files, or the text of a recording, that lie on the clipboard; nothing where the browser does not let one look. */
export async function pastedFiles(): Promise<readonly File[]> {
  try {
    const items = await navigator.clipboard.read();
    const files: File[] = [];
    for (const item of items) {
      const type = item.types.find((each) => each.startsWith("text/plain")) ?? item.types[0];
      if (type !== undefined) files.push(new File([await item.getType(type)], "pasted"));
    }
    return files;
  } catch {
    return [];
  }
}
