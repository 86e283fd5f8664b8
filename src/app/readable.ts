import { instantNow } from "./device/clock.ts";
import type { Rules } from "./engine.ts";

/** A request with nothing in it: with it the rules say whether they can read a part of the record. */
const EMPTY = { moment: "rest", minutes: 10, tools: [], spots: [], complaint: null, language: "en" } as const;
/** What the rules say to this much of a request; what names the part tells nothing else about it. */
export const readPart = ({ readRequest, knowledge }: Rules, part: object): ReturnType<Rules["readRequest"]> =>
  readRequest(knowledge, { ...EMPTY, at: instantNow(), profile: [], answers: {}, runs: [], entries: [], ...part });
export const canRead = (rules: Rules, part: object): boolean => readPart(rules, part).ok;
