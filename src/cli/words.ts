import type { Advice, Cue, Left, NotKept, Plan, Step } from "#core";
import { facts, tell, tellCue } from "#knowledge";
import type { Fact } from "#knowledge";

type Language = Fact<"languages">;
type Values = Readonly<Record<string, string | number>>;

/** The language of a request; reading it has already made sure that it is offered. */
export function languageOf(code: string): Language {
  const language = facts.languages.find((each) => each.code === code) ?? facts.languages[0];
  if (language === undefined) throw new Error("no language ships");
  return language;
}
export const say = (language: Language, key: string, values: Values = {}): string => tell(language, { key, values });

const nameOf = (all: readonly { readonly code: string; readonly name: string }[], code: string): string =>
  all.find((each) => each.code === code)?.name ?? code;
export const regionName = (code: string): string => nameOf(facts.regions, code);
const placeName = (language: Language, { region, side }: { readonly region: string; readonly side: string }): string =>
  side === "middle" ? regionName(region) : `${regionName(region)}, ${say(language, `side.${side}`)}`;

export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** Why something is left out, is seen to, or is done gently; a code comes with its short form. */
function reason(language: Language, why: string): string {
  const flag = facts.flags.find(({ code }) => code === why);
  if (flag !== undefined) return say(language, "left.flag", { short: flag.short });
  const profile = facts.profile.find(({ code }) => code === why);
  if (profile !== undefined) return say(language, "left.profile", { short: profile.short });
  if (why.startsWith("SR")) return say(language, "left.stop-rule");
  if (why.startsWith("FU")) return say(language, "left.follow-up");
  const complaint = facts.complaints.find(({ code }) => code === why);
  if (complaint !== undefined) return say(language, "left.complaint", { name: complaint.name });
  return say(language, `left.${why}`);
}
const leftLine = (language: Language, left: Left): string =>
  `  Left out: ${placeName(language, left)}. ${reason(language, left.why)}`;
const notKeptLine = (language: Language, { wish, why, ...place }: NotKept): string =>
  `  Not as wished (${wish}): ${placeName(language, place)}. ${reason(language, why)}`;

function seeLine(language: Language, code: string): string {
  const known = language.sentences[`see.${code}`];
  const fact = facts.complaints.find((c) => c.code === code)?.refer ?? facts.flags.find((f) => f.code === code)?.say;
  return `  See about it: ${known ?? fact ?? reason(language, code)}`;
}
const cautionLine = (language: Language, code: string): string => {
  const short = [...facts.flags, ...facts.profile].find((each) => each.code === code)?.short ?? code;
  return `  ${say(language, "caution.gentle", { short })}`;
};

function doseOf(step: Step): string {
  const dose =
    step.sets === null ? `${step.spots} × ${step.spotSeconds} s, held` : `${step.sets} × ${step.setSeconds} s`;
  return `${dose}, pain ${step.pain.target} of 10, never above ${step.pain.ceiling}`;
}
function stepLines(language: Language, step: Step): readonly string[] {
  const { stretch } = step;
  const because = step.because.map(({ code, value }) => say(language, `because.${code}`, { value }));
  return [
    `${clock(step.startSeconds).padStart(6)}  ${step.name} (${placeName(language, step)})`,
    `        ${nameOf(facts.tools, step.tool)}, ${say(language, `position.${step.position}`)}. ${doseOf(step)}.`,
    ...(stretch === null
      ? []
      : [`        Then a stretch: ${nameOf(facts.stretches, stretch.id)}, ${stretch.seconds} s.`]),
    ...(because.length === 0 ? [] : [`        ${because.join(" ")}`]),
  ];
}
function planLines(language: Language, plan: Plan): readonly string[] {
  return [
    `A session of ${clock(plan.seconds)} minutes.`,
    ...plan.steps.flatMap((step) => stepLines(language, step)),
    ...plan.left.map((left) => leftLine(language, left)),
    ...(plan.notKept ?? []).map((wish) => notKeptLine(language, wish)),
    ...plan.cautions.map((code) => cautionLine(language, code)),
    ...plan.see.map((code) => seeLine(language, code)),
    say(language, "expect.after"),
  ];
}

function cannotLines(language: Language, advice: Extract<Advice, { verdict: "cannot" }>): readonly string[] {
  const minutes = advice.reason === "too-short" ? { minutes: advice.needsMinutes } : {};
  const when = advice.reason === "enough-for-now" ? { when: advice.readyAt } : {};
  return [
    say(language, `cannot.${advice.reason}`, { ...minutes, ...when }),
    ...advice.left.map((left) => leftLine(language, left)),
    ...advice.see.map((code) => seeLine(language, code)),
  ];
}
function adviceLines(language: Language, advice: Advice): readonly string[] {
  const flagOf = (code: string) => facts.flags.find((flag) => flag.code === code);
  switch (advice.verdict) {
    case "plan":
      return planLines(language, advice.plan);
    case "ask":
      return [
        say(language, "verdict.ask"),
        ...advice.questions.map(({ code }) => `  ${code}  ${flagOf(code)?.question ?? code}`),
      ];
    case "stop":
      return [
        `${say(language, "verdict.stop")} ${say(language, `disposition.${advice.disposition}`)}`,
        say(language, `timeframe.${advice.timeframe}`),
        ...advice.flags.map((code) => `  ${code}  ${flagOf(code)?.say ?? code}`),
      ];
    case "cannot":
      return cannotLines(language, advice);
  }
}
export const adviceText = (language: Language, advice: Advice): string =>
  `${adviceLines(language, advice).join("\n")}\n`;

/** Longest line of a caption, as on television. */
const CAPTION_LETTERS = 42;

/** A sentence in lines short enough to be read at a glance. */
function captionsOf(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= CAPTION_LETTERS)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A cue as the contract prints it. A pass is a tick: it has its text, and no caption that would flicker. */
export function printedCue(language: Language, cue: Cue) {
  const text = tellCue(language, cue.say);
  const captions = cue.kind === "pass" ? [] : captionsOf(text);
  return { atMs: cue.atMs, kind: cue.kind, step: cue.step, side: cue.side, text, captions };
}
