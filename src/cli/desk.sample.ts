import { bytesItem } from "#runs";
import type { Io } from "./io.ts";

/** A request that is answered with a plan. */
export const REQUEST = {
  at: "2026-11-23T18:00:00+01:00",
  moment: "post",
  minutes: 12,
  tools: ["foam-roller", "tennis-ball"],
  positions: ["floor", "chair", "wall", "standing", "bed"],
  spots: [{ region: "calf-gastroc", side: "left", soreness: 6 }],
  complaint: null,
  profile: [],
  answers: Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 16, 18, 19].map((n) => [`RF${n}`, false])),
  details: [],
  runs: [],
  entries: [],
  fill: false,
  language: "en",
} as const;

export interface Desk extends Io {
  readonly said: { out: string; err: string };
  readonly written: Map<string, Uint8Array>;
  /** Every sound that was played, and when it began; null is silence. */
  readonly played: { readonly atMs: number; readonly wav: Uint8Array | null }[];
}

/** A world of its own: files by name, a clock that only sleep moves, keys at given milliseconds. */
export function desk(
  files: Readonly<Record<string, string>> = {},
  keys: readonly (readonly [number, string])[] = [],
): Desk {
  const said = { out: "", err: "" };
  const written = new Map<string, Uint8Array>();
  const played: Desk["played"][number][] = [];
  const waiting = [...keys];
  let ms = 0;
  let pressed: (key: string | null) => void = () => undefined;
  return {
    said,
    written,
    played,
    write: async (path, bytes) => void written.set(path, bytes),
    voice: async () => null,
    sounder: {
      play: (wav) => void played.push({ atMs: ms, wav }),
      stop: () => void played.push({ atMs: ms, wav: null }),
    },
    read: async (path) => {
      const text = files[path];
      if (text === undefined) throw new Error("no such file");
      return new TextEncoder().encode(text);
    },
    open: async (path) => {
      const inside = Object.keys(files).filter((name) => name.startsWith(`${path}/`));
      const item = (name: string, shown: string) => bytesItem(shown, new TextEncoder().encode(files[name]));
      if (inside.length) return { folder: true, items: inside.map((name) => item(name, name.slice(path.length + 1))) };
      if (files[path] === undefined) throw new Error("no such file");
      return { folder: false, items: [item(path, path)] };
    },
    spool: null,
    progress: null,
    locale: "C.UTF-8",
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    now: () => ms,
    today: () => Date.parse(REQUEST.at) + ms,
    sleep: async (by) => {
      ms += by;
      while (waiting[0] !== undefined && waiting[0][0] <= ms) pressed(waiting.shift()?.[1] ?? null);
    },
    keys: (callback) => {
      pressed = callback;
      return () => undefined;
    },
  };
}
