/** How hard a text is to read: Flesch and Kincaid's grade (1975), given as an age in years (grade 6 is read at 11). */
const YEARS_BEFORE_SCHOOL = 5;

/** Syllables of an English word by its groups of vowels: within one of the spoken number for nearly every word. */
export function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replaceAll(/[^a-z]/g, "");
  const spoken = letters.replace(/(?<![lt])es$|(?<![td])ed$|(?<!l)e$/, "");
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0);
}

const wordsOf = (text: string): readonly string[] => text.split(/[\s–/]+/).filter((word) => /[a-z\d]/i.test(word));
/** Sentences end with a mark; a colon and a semicolon part them as a breath does. */
export const sentencesIn = (text: string): readonly string[] =>
  text.split(/[.?!:;](?=\s|$)/).filter((sentence) => wordsOf(sentence).length > 0);
export const lengthOf = (sentence: string): number => wordsOf(sentence).length;

/** Years of age at which an average reader understands the texts, taken together. */
export function readingAge(texts: readonly string[]): number {
  const sentences = texts.flatMap(sentencesIn);
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59 + YEARS_BEFORE_SCHOOL;
}
