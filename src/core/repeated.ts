import { inside, refuse, WHOLE } from "./shape.ts";
import type { Refused } from "./shape.ts";

/** An object or a list that the scan is inside of. */
interface Level {
  /** Names seen so far; null in a list. */
  readonly names: Set<string> | null;
  readonly field: string;
  /** Where the next value lies: a field's name, or a place in a list. */
  next: string;
  index: number;
}
const STRING = /"(?:[^"\\]|\\.)*"/y;

/**
 * The first name that stands twice in one object of a JSON text, as a refusal, or null. `JSON.parse` keeps
 * the last of two answers to one question and tells nobody; here the same code twice is refused. The text
 * must be one that `JSON.parse` accepts.
 */
export function repeatedField(json: string): Refused | null {
  const levels: Level[] = [];
  for (let at = 0; at < json.length; at++) {
    const top = levels.at(-1);
    const sign = json[at];
    if (sign === "{" || sign === "[") levels.push(opened(sign, top));
    else if (sign === "}" || sign === "]") levels.pop();
    else if (sign === "," && top !== undefined) top.index++;
    if (sign !== '"') continue;
    STRING.lastIndex = at;
    const text = STRING.exec(json)?.[0] ?? '"';
    at += text.length - 1;
    if (top?.names && isName(json, at + 1)) {
      const name: string = JSON.parse(text);
      if (top.names.has(name)) return refuse(inside(top.field, name), `${name} once`).refused;
      top.names.add(name);
      top.next = inside(top.field, name);
    }
  }
  return null;
}

function opened(sign: "{" | "[", top: Level | undefined): Level {
  const field = top === undefined ? WHOLE : top.names === null ? `${top.field}[${top.index}]` : top.next;
  return { names: sign === "{" ? new Set() : null, field, next: field, index: 0 };
}

/** Whether a colon follows: then the string before it was a name. */
function isName(json: string, from: number): boolean {
  let at = from;
  while (json[at] === " " || json[at] === "\n" || json[at] === "\t" || json[at] === "\r") at++;
  return json[at] === ":";
}
