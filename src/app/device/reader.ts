import type { Begin, ToWorker, WorkerNews } from "#runs";
import RunsWorker from "#runs/worker?worker";

export type StepRead = Extract<WorkerNews, { readonly kind: "read" }>;
export type Progress = Extract<WorkerNews, { readonly kind: "progress" }>;
export interface Reader {
  /** Rejects when the reader itself stopped. */
  readonly ended: Promise<"done" | "cancelled">;
  /** Stops after the file that is being read. */
  readonly cancel: () => void;
}

/** Reads run files in a worker, and tells of each file and of the progress. */
export function readFiles(begin: Begin, take: (news: StepRead | Progress) => void): Reader {
  const worker = new RunsWorker({ name: "runs" });
  const ended = new Promise<"done" | "cancelled">((resolve, reject) => {
    worker.addEventListener("error", () => reject(new Error("the reader stopped")));
    worker.addEventListener("message", ({ data }: MessageEvent<WorkerNews>) => {
      if (data.kind === "done" || data.kind === "cancelled") resolve(data.kind);
      else take(data);
    });
  }).finally(() => worker.terminate());
  const post = (message: ToWorker): void => worker.postMessage(message);
  post(begin);
  return { ended, cancel: () => post({ cancel: true }) };
}
