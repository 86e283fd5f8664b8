import type { FromWorker, ToWorker } from "./protocol.ts";
import { read } from "./read.ts";

declare const self: DedicatedWorkerGlobalScope;
const say = (message: FromWorker): void => self.postMessage(message);

self.addEventListener("message", (event: MessageEvent<ToWorker>) => {
  void readAll(event.data);
});

async function readAll({ files }: ToWorker): Promise<void> {
  for (const [index, { name, bytes }] of files.entries())
    say({ kind: "read", file: name, index, of: files.length, results: await read(new Uint8Array(bytes), name) });
  say({ kind: "done" });
}
