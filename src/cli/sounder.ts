import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Sounder } from "./io.ts";

/** Programs that play a WAV file from their standard input, the most common first. */
const PLAYERS: readonly (readonly [string, readonly string[]])[] = [
  ["ffplay", ["-nodisp", "-autoexit", "-loglevel", "quiet", "-i", "pipe:0"]],
  ["paplay", ["/dev/stdin"]],
  ["aplay", ["-q", "-"]],
];

function isHere(program: string): boolean {
  return (process.env["PATH"] ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** One program at a time plays; the next sound ends the one before. Null where there is none. */
export function sounderHere(): Sounder | null {
  const found = PLAYERS.find(([program]) => isHere(program));
  if (found === undefined) return null;
  let playing: ChildProcess | null = null;
  const stop = (): void => {
    playing?.kill("SIGKILL");
    playing = null;
  };
  return {
    play(wav) {
      stop();
      const child = spawn(found[0], [...found[1]], { stdio: ["pipe", "ignore", "ignore"] });
      // A player that is ended reads no further, and one that fails is silence: the words and the bells go on.
      child.on("error", () => undefined);
      child.stdin?.on("error", () => undefined);
      child.stdin?.end(wav);
      playing = child;
    },
    stop,
  };
}

/** The voices lie with the app that was built beside the program. */
export async function voiceBeside(language: string): Promise<ArrayBuffer | null> {
  const folder = join(dirname(fileURLToPath(import.meta.url)), "app", "assets");
  try {
    const file = (await readdir(folder)).find((name) => name.startsWith(`voice-${language}-`) && name.endsWith(".bin"));
    if (file === undefined) return null;
    return Uint8Array.from(await readFile(join(folder, file))).buffer;
  } catch {
    return null;
  }
}
