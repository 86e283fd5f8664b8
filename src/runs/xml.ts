import { SaxesParser } from "saxes";
import { BUDGET, isRefusal, refusal } from "./budget.ts";

export type Attributes = Readonly<Record<string, string>>;
/** What a format wants to hear. Names are lower case and without their prefix; `path` holds the open elements. */
export interface Listener {
  readonly open: (name: string, attributes: Attributes, path: readonly string[]) => void;
  /** `text` is what stood directly before the end tag; `path` no longer holds the element. */
  readonly close: (name: string, text: string, path: readonly string[]) => void;
}
export interface XmlReader {
  /** Throws a refusal when a budget is passed. */
  readonly write: (text: string) => void;
  /** Was the document whole and well formed? */
  readonly end: () => { readonly whole: boolean; readonly fault: string };
}

const MOST_NAMES = 2_000;

/**
 * A streaming reader that expands nothing: a document may have a DOCTYPE, one that declares entities is refused.
 * What was heard before a fault stays heard: a recording that was cut off is still a recording.
 */
export function xmlReader({ open, close }: Listener): XmlReader {
  const path: string[] = [];
  const names = new Map<string, string>();
  let [words, fault, sinceEvent, ended] = ["", "", 0, false];
  const local = (name: string): string => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const made = name.slice(name.indexOf(":") + 1).toLowerCase();
    if (names.size < MOST_NAMES) names.set(name, made);
    return made;
  };
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on("doctype", (doctype) => {
    if (/<!ENTITY/i.test(doctype)) throw refusal("declares-entities", "the document declares entities");
    sinceEvent = 0;
  });
  parser.on("opentag", (tag) => {
    const name = local(tag.name);
    [words, sinceEvent] = ["", 0];
    if (path.length >= BUDGET.xmlDepth) throw refusal("too-deep", `more than ${BUDGET.xmlDepth} levels`);
    open(name, tag.attributes, path);
    path.push(name);
  });
  const hear = (text: string): void => void (words += text);
  parser.on("text", hear);
  parser.on("cdata", hear);
  parser.on("closetag", (tag) => {
    const name = local(tag.name);
    path.pop();
    ended ||= path.length === 0;
    close(name, words, path);
    [words, sinceEvent] = ["", 0];
  });
  parser.on("error", (error) => {
    throw error;
  });
  const guarded = (work: () => void): void => {
    if (fault) return;
    try {
      work();
    } catch (thrown) {
      if (isRefusal(thrown)) throw thrown;
      fault = thrown instanceof Error ? thrown.message.slice(0, 120) : "unknown";
    }
  };
  return {
    write: (text) => {
      sinceEvent += text.length;
      guarded(() => parser.write(text));
      if (sinceEvent > BUDGET.xmlPieceBytes) throw refusal("too-large", `one piece of ${sinceEvent} characters`);
    },
    end: () => {
      guarded(() => parser.close());
      // What stands behind the end of the root, a row of zeros above all, is not of the document.
      return { whole: ended || fault === "", fault };
    },
  };
}

/** Finite number of a text; NaN when it says none. */
export function numberOf(text: string): number {
  const n = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(n) ? n : Number.NaN;
}
/** Unix seconds of an ISO time; NaN when it says none. */
export const timeOf = (text: string): number => Date.parse(text.trim()) / 1000;

/** NaN when it is not on the globe. */
export function degreesOf(text: string | undefined, limit: number): number {
  const n = numberOf(text ?? "");
  return Math.abs(n) <= limit ? n : Number.NaN;
}
