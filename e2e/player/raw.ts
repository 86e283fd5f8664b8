import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { chromium } from "../../scripts/chromium.mjs";

/** A page in a browser that nobody else drives: Playwright keeps every page focused, so that none is ever hidden. */
export interface RawPage {
  readonly send: (method: string, params?: object) => Promise<Record<string, unknown>>;
  readonly evaluate: <T>(expression: string) => Promise<T>;
  readonly click: (selector: string) => Promise<void>;
  /** Another page in front. */
  readonly hide: () => Promise<void>;
  /** This one in front again. */
  readonly show: () => Promise<void>;
  /** Of the browser; a test may kill it. */
  readonly pid: number;
  /** Kills the browser and all of its processes at once, as a phone does. */
  readonly close: () => void;
}
type Message = {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
};

/** Starts Chromium with a pipe for the protocol, and a page at that address. */
export async function rawPage(
  address: string,
  profile = mkdtempSync(join(tmpdir(), "raw-page-")),
  more: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<RawPage> {
  const args = ["--headless=new", "--no-sandbox", "--remote-debugging-pipe", `--user-data-dir=${profile}`, ...more];
  const browser = spawn(chromium(), args, {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
    detached: true,
  });
  const [to, from] = [browser.stdio[3] as Writable, browser.stdio[4] as Readable];
  const waiting = new Map<number, (message: Message) => void>();
  let [last, rest] = [0, ""];
  from.on("data", (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split("\0");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const message = JSON.parse(part) as Message;
      if (message.id === undefined) continue;
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    }
  });
  async function call(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
    last += 1;
    const answer = new Promise<Message>((resolve) => waiting.set(last, resolve));
    to.write(`${JSON.stringify({ id: last, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`);
    const { error, result = {} } = await answer;
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  }
  async function attached(url: string): Promise<string> {
    const { targetId } = await call("Target.createTarget", { url });
    const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
    return String(sessionId);
  }
  const session = await attached(address);
  const send: RawPage["send"] = (method, params = {}) => call(method, params, session);
  async function evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await send("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: false,
    });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { readonly value: T }).value;
  }
  return {
    send,
    evaluate,
    async click(selector) {
      const [x, y] = await evaluate<[number, number]>(
        `(() => { const b = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()`,
      );
      const at = { x, y, button: "left", clickCount: 1 };
      await send("Input.dispatchMouseEvent", { type: "mousePressed", ...at });
      await send("Input.dispatchMouseEvent", { type: "mouseReleased", ...at });
    },
    async hide() {
      const front = await attached("about:blank");
      await call("Page.bringToFront", {}, front);
    },
    show: async () => void (await send("Page.bringToFront")),
    pid: browser.pid ?? 0,
    close: () => void process.kill(-(browser.pid ?? 0), "SIGKILL"),
  };
}
