import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { factsIn, firstIn, LANGUAGES } from "#knowledge/first";
import { chooseLanguage, comeBack } from "../device/language.ts";
import { languageCode, say } from "../words.ts";

/** A language as its own speakers call it. */
const ownName = (tag: string): string => new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;

/** Which language is spoken. Its words are here before the page comes back in it: also without a network. */
export function Languages(): JSX.Element {
  const problem = useSignal<"app.not-loaded-why" | "today.keeps-nothing" | null>(null);
  const choose = async (tag: string): Promise<void> => {
    try {
      await Promise.all([firstIn(tag), factsIn(tag)]);
    } catch {
      problem.value = "app.not-loaded-why";
      return;
    }
    if (chooseLanguage(tag)) comeBack();
    else problem.value = "today.keeps-nothing";
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
        {problem.value !== null && say(problem.value)}
      </p>
    </section>
  );
}
