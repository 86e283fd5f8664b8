/** How hard a text is to read, given as an age in years: a measure of school grades, and grade 6 is read at 11. */
const YEARS_BEFORE_SCHOOL = 5;

/** What the measures count in a text. */
interface Counts {
  readonly words: number;
  readonly wordsInSentence: number;
  readonly syllables: number;
  /** Shares of the words, 0–1. */
  readonly oneSyllable: number;
  readonly threeSyllables: number;
  readonly longerThanSix: number;
}
interface Measure {
  readonly syllablesOf: (word: string) => number;
  readonly grade: (counts: Counts) => number;
}

/** Syllables of an English word by its groups of vowels: within one of the spoken number for nearly every word. */
function englishSyllables(word: string): number {
  const letters = word.toLowerCase().replaceAll(/[^a-z]/g, "");
  const spoken = letters.replace(/(?<![lt])es$|(?<![td])ed$|(?<!l)e$/, "");
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0);
}
/** Syllables of a German word: each vowel is one, but for the pairs that are spoken as one. */
const germanSyllables = (word: string): number =>
  Math.max(1, word.toLowerCase().match(/aa|ee|oo|ie|ei|ai|au|eu|äu|[aeiouyäöü]/g)?.length ?? 0);

/** By language: Flesch and Kincaid's grade (1975); the first Vienna formula (Bamberger and Vanecek, 1984). */
const MEASURES: Readonly<Record<string, Measure>> = {
  en: {
    syllablesOf: englishSyllables,
    grade: ({ wordsInSentence, syllables, words }) => 0.39 * wordsInSentence + 11.8 * (syllables / words) - 15.59,
  },
  de: {
    syllablesOf: germanSyllables,
    grade: ({ threeSyllables, wordsInSentence, longerThanSix, oneSyllable }) =>
      19.35 * threeSyllables + 0.1672 * wordsInSentence + 12.97 * longerThanSix - 3.27 * oneSyllable - 0.875,
  },
};
/** Languages that the age can be told of. */
export const isMeasured = (language: string): boolean => Object.hasOwn(MEASURES, language);
const measureOf = (language: string): Measure => {
  const measure = MEASURES[language];
  if (measure === undefined) throw new Error(`no measure of reading for ${language}`);
  return measure;
};
export const syllablesOf = (word: string, language: string): number => measureOf(language).syllablesOf(word);

const wordsOf = (text: string): readonly string[] => text.split(/[\s–/]+/).filter((word) => /[\p{L}\d]/u.test(word));
/** Sentences end with a mark; a colon and a semicolon part them as a breath does. */
export const sentencesIn = (text: string): readonly string[] =>
  text.split(/[.?!:;](?=\s|$)/).filter((sentence) => wordsOf(sentence).length > 0);
export const lengthOf = (sentence: string): number => wordsOf(sentence).length;

/** Years of age at which an average reader understands the texts, taken together. */
export function readingAge(texts: readonly string[], language: string): number {
  const { syllablesOf: count, grade } = measureOf(language);
  const sentences = texts.flatMap(sentencesIn);
  const words = sentences.flatMap(wordsOf).map((word) => word.replaceAll(/[^\p{L}\d]/gu, ""));
  const syllables = words.map(count);
  const share = (holds: (word: string, at: number) => boolean): number => words.filter(holds).length / words.length;
  return (
    YEARS_BEFORE_SCHOOL +
    grade({
      words: words.length,
      wordsInSentence: words.length / sentences.length,
      syllables: syllables.reduce((sum, n) => sum + n, 0),
      oneSyllable: share((_, at) => syllables[at] === 1),
      threeSyllables: share((_, at) => (syllables[at] ?? 0) >= 3),
      longerThanSix: share((word) => word.length > 6),
    })
  );
}
