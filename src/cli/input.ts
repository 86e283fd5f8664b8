import { readRequest, repeatedField } from "#core";
import type { Request } from "#core";
import { knowledge } from "#knowledge";
import type { Io, Unread } from "./io.ts";

export type Asked = { readonly request: Request } | { readonly unread: Unread };
const WHOLE = "request";
const unread = (field: string, expected: string) => ({ unread: { field, expected } });

/** The text of a file, or why there is none. */
export async function textOf(io: Io, path: string): Promise<{ readonly text: string } | { readonly unread: Unread }> {
  const bytes = await bytesOf(io, path);
  if (bytes === null) return unread(path, "a file that can be read");
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return unread(WHOLE, "text in UTF-8");
  }
}
export async function bytesOf(io: Io, path: string): Promise<Uint8Array | null> {
  try {
    return await io.read(path);
  } catch {
    return null;
  }
}

/** A request as JSON text: read and checked, or the first field that is wrong. */
export function requestOf(text: string): Asked {
  if (text.trim() === "") return unread(WHOLE, "a JSON object, not an empty text");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (problem) {
    return unread(WHOLE, `JSON: ${problem instanceof Error ? problem.message : "not readable"}`);
  }
  const repeated = repeatedField(text);
  if (repeated !== null) return { unread: repeated };
  const read = readRequest(knowledge, value);
  return read.ok ? { request: read.request } : { unread: read.refused };
}
