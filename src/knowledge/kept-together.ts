/** Signs of units, as English and German write them behind a number. */
const UNITS = "s|min|h|mm|cm|m|km|kg|ft|mi|MB|%|°";
/** A number, the gap or the sign that a number takes the place of, then a plain space and a unit. */
const QUANTITY = new RegExp(String.raw`(?<=[\d}#]) (?=(?:${UNITS})(?![\p{L}\d]))`, "gu");
/** "3 × 30" is one quantity too. */
const TIMES = /(?<=[\d}]) × (?=[\d{])/gu;
const NO_BREAK = "\u00a0";

/**
 * A text, or the JSON of many, in which no line ends between a number and its unit. Sentences and facts are written with
 * plain spaces; the app is built with these in their place.
 */
export const keptTogether = (text: string): string =>
  text.replaceAll(QUANTITY, NO_BREAK).replaceAll(TIMES, `${NO_BREAK}×${NO_BREAK}`);
