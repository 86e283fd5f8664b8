import type { Begin, ToWorker, WorkerNews } from "#runs";
import RunsWorker from "#runs/worker?worker";
import { every } from "./clock.ts";

export type StepRead = Extract<WorkerNews, { readonly kind: "read" }>;
export type Progress = Extract<WorkerNews, { readonly kind: "progress" }>;
export interface Reader {
  /** Rejects when the reader itself stopped, or said nothing for so long that it will not. */
  readonly ended: Promise<"done" | "cancelled">;
  /** Stops after the file that is being read; in it, where that takes longer than a person waits. */
  readonly cancel: () => void;
}

const LOOK_MS = 1000;
/** Looks. Who asked to stop waits for a file of usual length, and no longer. */
const CANCEL_LOOKS = 3;
/** One file has eight seconds and tells of itself on the way: a slow phone may take some of these, nothing honest all. */
const SILENT_LOOKS = 60;

/** Reads run files in a worker, and tells of each file and of the progress. */
export function readFiles(begin: Begin, take: (news: StepRead | Progress) => void): Reader {
  const worker = new RunsWorker({ name: "runs" });
  // Looks are counted, not time: a page that sleeps looks as little as its worker reads.
  let [silent, stopping] = [0, 0];
  let leave = (): void => {};
  const ended = new Promise<"done" | "cancelled">((resolve, reject) => {
    worker.addEventListener("error", () => reject(new Error("the reader stopped")));
    worker.addEventListener("message", ({ data }: MessageEvent<WorkerNews>) => {
      silent = 0;
      if (data.kind === "done" || data.kind === "cancelled") resolve(data.kind);
      else take(data);
    });
    leave = every(LOOK_MS, () => {
      if (stopping > 0 && stopping++ > CANCEL_LOOKS) resolve("cancelled");
      else if (silent++ > SILENT_LOOKS) reject(new Error("the reader says nothing more"));
    });
  }).finally(() => {
    leave();
    worker.terminate();
  });
  const post = (message: ToWorker): void => worker.postMessage(message);
  post(begin);
  const cancel = (): void => {
    stopping ||= 1;
    post({ cancel: true });
  };
  return { ended, cancel };
}
