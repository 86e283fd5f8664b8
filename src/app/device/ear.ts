/** A browser's recogniser of speech, as far as it is used here. */
export interface Recogniser {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  /** Understands on the device and nowhere else. */
  processLocally: boolean;
  onstart: (() => void) | null;
  onend: (() => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onresult: ((event: Heard) => void) | null;
  start: () => void;
  abort: () => void;
}
interface Heard {
  readonly resultIndex: number;
  readonly results: ArrayLike<{ readonly isFinal: boolean; readonly [n: number]: { readonly transcript: string } }>;
}
export interface Recognisers {
  new (): Recogniser;
  readonly prototype: object;
  readonly available?: (asked: { readonly langs: readonly string[]; readonly processLocally: true }) => Promise<string>;
}

const here = (): Recognisers | undefined =>
  (globalThis as unknown as { readonly SpeechRecognition?: Recognisers }).SpeechRecognition;

/** A recogniser that was asked without a country knows none: the person's own first, then the usual one. */
function tagsOf(language: string, wanted: readonly string[]): readonly string[] {
  const { region } = new Intl.Locale(language).maximize();
  const own = wanted.filter((tag) => tag.includes("-") && new Intl.Locale(tag).language === language);
  return [...new Set([...own, `${language}-${region}`])];
}

/**
 * The tag under which this device itself understands a language, with everything for it already here; null where it
 * does not, or where nobody can promise that nothing is sent. Nothing is ever installed.
 */
export async function understoodHere(
  language: string,
  wanted: readonly string[] = navigator.languages,
  api: Recognisers | undefined = here(),
): Promise<string | null> {
  if (api?.available === undefined || !("processLocally" in api.prototype)) return null;
  for (const tag of tagsOf(language, wanted)) {
    const answer = await api.available({ langs: [tag], processLocally: true }).catch(() => "unavailable");
    if (answer === "available") return tag;
  }
  return null;
}

function made(tag: string, api: Recognisers): Recogniser {
  const ear = new api();
  ear.lang = tag;
  ear.continuous = true;
  ear.interimResults = true;
  ear.processLocally = true;
  return ear;
}

/** Asks for the microphone, from the hand of the person, and closes it again. Whether it may be had. */
export function mayListen(tag: string, api: Recognisers | undefined = here()): Promise<boolean> {
  if (api === undefined) return Promise.resolve(false);
  const ear = made(tag, api);
  return new Promise((resolve) => {
    ear.onstart = () => {
      ear.abort();
      resolve(true);
    };
    ear.onerror = () => resolve(false);
    ear.start();
  });
}

/** Faults after which it is not tried again: no leave, no microphone, no language, or it would have to be sent. */
const FINAL = ["not-allowed", "service-not-allowed", "audio-capture", "language-not-supported", "network"];
/** A recogniser ends by itself after a while. */
const AGAIN_MS = 500;

/**
 * Listens until it is stopped; `heard` gets each utterance that was over. What began or went on while `speaks` is our own
 * voice come back, or cannot be told from it, and is dropped.
 */
export function listen(
  tag: string,
  on: { readonly speaks: () => boolean; readonly heard: (words: string) => void },
  api: Recognisers | undefined = here(),
): () => void {
  if (api === undefined) return () => {};
  const ear = made(tag, api);
  let echoes = new Set<number>();
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  ear.onresult = ({ resultIndex, results }) => {
    for (let n = resultIndex; n < results.length; n++) {
      const result = results[n];
      if (on.speaks()) echoes.add(n);
      // `delete` says whether it was there; what comes later under the same number is another utterance.
      if (result?.isFinal === true && !echoes.delete(n)) on.heard(result[0]?.transcript ?? "");
    }
  };
  ear.onerror = ({ error }) => (isOver ||= FINAL.includes(error));
  ear.onend = () => {
    echoes = new Set();
    if (!isOver) timer = setTimeout(() => ear.start(), AGAIN_MS);
  };
  ear.start();
  return () => {
    isOver = true;
    clearTimeout(timer);
    ear.abort();
  };
}
