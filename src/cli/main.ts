#!/usr/bin/env node
import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { bytesItem } from "#runs";
import { lyingAt, spooled } from "./disk.ts";
import type { Io, Lying } from "./io.ts";
import { run } from "./run.ts";
import { sounderHere, voiceBeside } from "./sounder.ts";

declare const __VERSION__: string;

async function standardInput(): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Keys one by one: raw from a terminal, letter by letter from a pipe; Ctrl-C ends the session in either. */
function keys(pressed: (key: string | null) => void): () => void {
  const { stdin } = process;
  const raw = stdin.isTTY === true;
  const data = (bytes: Buffer) => [...bytes.toString("utf8")].forEach((key) => pressed(key));
  const end = () => pressed(null);
  const interrupt = () => pressed("q");
  process.on("SIGINT", interrupt);
  if (raw) stdin.setRawMode(true);
  if (stdin.readableEnded) end();
  else stdin.on("data", data).on("end", end);
  return () => {
    process.off("SIGINT", interrupt);
    stdin.off("data", data).off("end", end);
    if (raw) stdin.setRawMode(false);
    stdin.destroy();
  };
}

const lying = async (path: string): Promise<Lying> =>
  path === "-" ? { folder: false, items: [bytesItem("-", await standardInput())] } : lyingAt(path);

/** One line at the bottom of the terminal that is written over and over. */
const line = (text: string): void =>
  void process.stderr.write(`\r\u001b[2K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`);

const io: Io = {
  open: lying,
  spool: spooled,
  progress: process.stderr.isTTY ? line : null,
  locale: process.env["LC_ALL"] || process.env["LC_MESSAGES"] || process.env["LANG"] || "",
  read: (path) => (path === "-" ? standardInput() : readFile(path)),
  write: (path, bytes) => writeFile(path, bytes),
  voice: voiceBeside,
  sounder: sounderHere(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  now: () => performance.now(),
  today: () => Date.now(),
  sleep: (ms) => sleep(ms),
  keys,
};

// A reader that has seen enough (`| head`) is no error.
process.stdout.on("error", (problem: NodeJS.ErrnoException) => process.exit(problem.code === "EPIPE" ? 0 : 1));
process.exitCode = await run(process.argv.slice(2), io, __VERSION__);
