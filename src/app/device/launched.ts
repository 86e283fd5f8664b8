interface Queue {
  readonly setConsumer: (take: (launched: { readonly files?: readonly FileSystemFileHandle[] }) => void) => void;
}
/** Files that the system opens with Legwork, where it can. */
export function onLaunch(take: (files: readonly FileSystemFileHandle[]) => void): void {
  (globalThis as { launchQueue?: Queue }).launchQueue?.setConsumer(({ files }) => {
    if (files?.length) take(files);
  });
}
/** Files that are pasted, wherever the focus is. */
export const whenPasted = (take: (files: FileList | undefined) => void): void =>
  addEventListener("paste", ({ clipboardData }) => take(clipboardData?.files));
