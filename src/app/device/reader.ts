import type { Begin, ReadResult, WorkerNews } from "#runs";
import RunsWorker from "#runs/worker?worker";

/** Reads run files in a worker. `onRead` is told after each file how many of them are done. */
export async function readFiles(
  files: readonly File[],
  onRead: (done: number) => void,
): Promise<readonly ReadResult[]> {
  const worker = new RunsWorker({ name: "runs" });
  try {
    return await new Promise((resolve, reject) => {
      const results: ReadResult[] = [];
      worker.addEventListener("error", () => reject(new Error("the reader stopped")));
      worker.addEventListener("message", ({ data }: MessageEvent<WorkerNews>) => {
        if (data.kind === "done") return resolve(results);
        if (data.kind !== "read") return;
        results.push(...data.results);
        onRead(data.index + 1);
      });
      const begin: Begin = { files: files.map((file) => ({ name: file.name, file })) };
      worker.postMessage(begin);
    });
  } finally {
    worker.terminate();
  }
}
