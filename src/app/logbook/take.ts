import { notLoaded } from "../parts/today-sheets.tsx";

type Intake = typeof import("./intake.ts");
/** What takes files in comes with the first of them. */
const intake = (then: (loaded: Intake) => Promise<void>): void =>
  void import("./intake.ts").then(then).catch(() => {
    notLoaded.value = true;
  });

/** A list of the browser is emptied when its event is over: it is copied at once. */
const copied = <T>(list: ArrayLike<T> | null | undefined): readonly T[] => Array.from(list ?? []);

export function takeFiles(files: ArrayLike<File> | null | undefined): void {
  const own = copied(files);
  if (own.length > 0) intake((loaded) => loaded.takeFiles(own));
}
export const takeHandles = (files: readonly FileSystemFileHandle[]): void =>
  intake((loaded) => loaded.takeHandles(files));

/** For the element that takes what is dropped on it. */
export const DROPS = {
  onDragOver: (event: DragEvent): void => event.preventDefault(),
  onDrop: (event: DragEvent): void => {
    event.preventDefault();
    const files = copied(event.dataTransfer?.files);
    const entries = copied(event.dataTransfer?.items).map((item) => item.webkitGetAsEntry?.());
    if (files.length > 0) intake((loaded) => loaded.takeDropped(files, entries));
  },
};
