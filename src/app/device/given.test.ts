import { describe, expect, it } from "vitest";
import { filesUnder } from "./given.ts";

/** What browsers hand over for a file or folder that was dropped, as far as it is asked. */
type Made = FileSystemEntry;
const SHUT = new DOMException("may not be read", "NotReadableError");

const file = (fullPath: string, opens = true): Made => {
  const name = fullPath.slice(fullPath.lastIndexOf("/") + 1);
  const give = (took: (file: File) => void, refused: (why: DOMException) => void): void =>
    opens ? took(new File([fullPath], name)) : refused(SHUT);
  return { isFile: true, isDirectory: false, fullPath, name, file: give } as unknown as Made;
};
/** Chromium gives a hundred at a time, Firefox and Safari as many as they like; an empty list is the end. */
const folder = (
  fullPath: string,
  inside: readonly Made[],
  batch = 100,
  opens: (at: number) => boolean = () => true,
) => {
  const name = fullPath.slice(fullPath.lastIndexOf("/") + 1);
  const createReader = (): object => {
    let at = 0;
    return {
      readEntries(took: (some: readonly Made[]) => void, refused: (why: DOMException) => void) {
        if (!opens(at)) return refused(SHUT);
        const some = inside.slice(at, at + batch);
        at += batch;
        queueMicrotask(() => took(some));
      },
    };
  };
  return { isFile: false, isDirectory: true, fullPath, name, createReader } as unknown as Made;
};
const namesOf = async (...entries: readonly (Made | null)[]): Promise<readonly string[]> =>
  (await filesUnder(entries)).files.map(({ name }) => name);

describe("what was dropped", () => {
  it("a folder gives every file of the folders in it, by its path within the folder", async () => {
    const deep = folder("/export/activities/2025", [file("/export/activities/2025/a.fit")]);
    const whole = folder("/export", [
      file("/export/activities.csv"),
      folder("/export/activities", [file("/export/activities/b.gpx"), deep]),
      folder("/export/empty", []),
    ]);
    expect(await namesOf(whole)).toEqual(["activities.csv", "activities/b.gpx", "activities/2025/a.fit"]);
  });
  it("a folder of more files than a browser gives at once is read to its end", async () => {
    const many = Array.from({ length: 1234 }, (_, i) => file(`/runs/${i}.fit`));
    for (const batch of [1, 100, 617, 1234, 5000])
      expect(await namesOf(folder("/runs", many, batch))).toEqual(many.map(({ name }) => name));
  });
  it("several things keep their folders' names", async () => {
    const two = [folder("/a", [file("/a/1.fit")]), folder("/b", [file("/b/1.fit")]), file("/c.gpx"), null];
    expect(await namesOf(...two)).toEqual(["a/1.fit", "b/1.fit", "c.gpx"]);
  });
  it("a single file keeps its name", async () => expect(await namesOf(file("/c.gpx"))).toEqual(["c.gpx"]));
  it("what may not be opened is named, and the rest goes on", async () => {
    const runs = folder("/all/runs", [
      file("/all/runs/1.fit"),
      file("/all/runs/2.fit", false),
      file("/all/runs/3.fit"),
    ]);
    const closed = folder("/all/private", [file("/all/private/4.fit")], 100, () => false);
    const { files, shut } = await filesUnder([folder("/all", [runs, closed, file("/all/5.fit")])]);
    expect(files.map(({ name }) => name)).toEqual(["runs/1.fit", "runs/3.fit", "5.fit"]);
    expect(shut).toEqual(["runs/2.fit", "private"]);
  });
  it("a folder that shuts half way gives what was read of it", async () => {
    const half = folder("/h", [file("/h/1.fit"), file("/h/2.fit")], 1, (at) => at < 1);
    const { files, shut } = await filesUnder([half]);
    expect([files.map(({ name }) => name), shut]).toEqual([["1.fit"], ["h"]]);
  });
});
