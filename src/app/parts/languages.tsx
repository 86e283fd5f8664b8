import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { factsIn, firstIn, LANGUAGES } from "#knowledge/first";
import { chooseLanguage, comeBack } from "../device/choose-language.ts";
import { storeWords } from "../device/stored-words.ts";
import { languageCode, say } from "../words.ts";

/** A language as its own speakers call it. */
const ownName = (tag: string): string => new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;

/** Which language is spoken. Its words are here before the page comes back in it: also without a network. */
export function Languages(): JSX.Element {
  const problem = useSignal<string | null>(null);
  const choose = async (tag: string): Promise<void> => {
    try {
      await Promise.all([firstIn(tag), factsIn(tag)]);
    } catch {
      problem.value = say("me.language-not-here", { name: ownName(tag) });
      return;
    }
    if (!chooseLanguage(tag)) problem.value = say("today.keeps-nothing");
    else {
      await storeWords(tag);
      comeBack();
    }
  };
  return (
    <section>
      <h2 id="language">{say("me.language")}</h2>
      <div class="choices" role="group" aria-labelledby="language">
        {LANGUAGES.map((tag) => (
          <button
            key={tag}
            type="button"
            class="choice"
            lang={tag}
            aria-pressed={tag === languageCode}
            onClick={() => void (tag === languageCode ? undefined : choose(tag))}
          >
            {ownName(tag)}
          </button>
        ))}
      </div>
      <p class="small" role="status">
        {problem.value}
      </p>
    </section>
  );
}
