import { isBreathing } from "#core";
import type { Advice, Cue, Left, NotKept, Plan, Request, Step } from "#core";
import { tellCue } from "#knowledge";
import { nameOf, regionName, say } from "./speech.ts";
import type { Speech } from "./speech.ts";

const placeName = (speech: Speech, { region, side }: { readonly region: string; readonly side: string }): string =>
  side === "middle" ? regionName(speech, region) : `${regionName(speech, region)}, ${say(speech, `side.${side}`)}`;

export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** How an answer is told: in a language, for the moment and the profile of its request. */
type Told = Speech & Pick<Request, "moment" | "profile">;
/** Why something is left out, is seen to, or is done gently; a code comes with its short form. */
function reason(speech: Told, why: string): string {
  const flag = speech.facts.flags.find(({ code }) => code === why);
  if (flag !== undefined) return say(speech, "left.flag", { short: flag.short });
  const profile = speech.facts.profile.find(({ code }) => code === why);
  if (profile !== undefined) return say(speech, "left.profile", { short: profile.short });
  if (why.startsWith("SR")) return say(speech, "left.stop-rule");
  if (why.startsWith("FU")) return say(speech, "left.follow-up");
  const complaint = speech.facts.complaints.find(({ code }) => code === why);
  if (complaint !== undefined) return say(speech, "left.complaint", { name: complaint.name });
  return say(speech, `left.${why}`, { moment: say(speech, `moment.${speech.moment}`) });
}
const leftLine = (speech: Told, left: Left): string =>
  `  ${say(speech, "terminal.left", { place: placeName(speech, left) })} ${reason(speech, left.why)}`;
const notKeptLine = (speech: Told, { wish, why, ...place }: NotKept): string =>
  `  ${say(speech, "terminal.not-kept", { wish: say(speech, `terminal.wish-${wish}`), place: placeName(speech, place) })} ${reason(speech, why)}`;

function seeLine(speech: Told, code: string): string {
  const known = speech.language.sentences[`see.${code}`];
  const fact =
    speech.facts.complaints.find((c) => c.code === code)?.refer ?? speech.facts.flags.find((f) => f.code === code)?.say;
  return `  ${say(speech, "terminal.see", { what: known ?? fact ?? reason(speech, code) })}`;
}
const cautionLine = (speech: Speech, code: string): string => {
  const short = [...speech.facts.flags, ...speech.facts.profile].find((each) => each.code === code)?.short ?? code;
  return `  ${say(speech, "caution.gentle", { short })}`;
};

function doseOf(speech: Speech, { sets, setSeconds, spots, spotSeconds, pain }: Step): string {
  const dose =
    sets === null
      ? say(speech, "terminal.spots", { spots: spots ?? 0, seconds: spotSeconds ?? 0 })
      : say(speech, "terminal.sets", { sets, seconds: setSeconds ?? 0 });
  return say(speech, "terminal.dose", { dose, ...pain });
}
function stepLines(speech: Speech, step: Step): readonly string[] {
  const { stretch } = step;
  const because = step.because.map(({ code, value }) => say(speech, `because.${code}`, { value }));
  return [
    `${clock(step.startSeconds).padStart(6)}  ${step.name} (${placeName(speech, step)})`,
    `        ${nameOf(speech.facts.tools, step.tool)}, ${say(speech, `position.${step.position}`)}. ${doseOf(speech, step)}`,
    ...(stretch === null
      ? []
      : [
          `        ${say(speech, isBreathing(stretch.id) ? "terminal.breath" : "terminal.stretch", { name: nameOf(speech.facts.stretches, stretch.id), seconds: stretch.seconds })}`,
        ]),
    ...(because.length === 0 ? [] : [`        ${because.join(" ")}`]),
  ];
}
/** What a profile asks to be said before every session. */
const beforeLines = ({ facts, profile }: Told): readonly string[] =>
  facts.profile.flatMap(({ code, sayBefore }) =>
    sayBefore !== null && profile.includes(code) ? [`  ${sayBefore}`] : [],
  );
function planLines(speech: Told, plan: Plan): readonly string[] {
  return [
    say(speech, "terminal.session", { time: clock(plan.seconds) }),
    ...beforeLines(speech),
    ...plan.steps.flatMap((step) => stepLines(speech, step)),
    ...plan.left.map((left) => leftLine(speech, left)),
    ...(plan.notKept ?? []).map((wish) => notKeptLine(speech, wish)),
    ...(plan.spare?.why ?? []).map((why) => `  ${say(speech, `spare.${why}`)}`),
    ...plan.cautions.map((code) => cautionLine(speech, code)),
    ...plan.see.map((code) => seeLine(speech, code)),
    say(speech, "expect.after"),
  ];
}

function cannotLines(speech: Told, advice: Extract<Advice, { verdict: "cannot" }>): readonly string[] {
  const minutes = advice.reason === "too-short" ? { minutes: advice.needsMinutes } : {};
  const when = advice.reason === "enough-for-now" ? { when: advice.readyAt } : {};
  return [
    say(speech, `cannot.${advice.reason}`, { ...minutes, ...when, moment: say(speech, `moment.${speech.moment}`) }),
    ...advice.left.map((left) => leftLine(speech, left)),
    ...advice.see.map((code) => seeLine(speech, code)),
  ];
}
function adviceLines(speech: Told, advice: Advice): readonly string[] {
  const flagOf = (code: string) => speech.facts.flags.find((flag) => flag.code === code);
  switch (advice.verdict) {
    case "plan":
      return planLines(speech, advice.plan);
    case "ask":
      return [
        say(speech, "verdict.ask"),
        ...advice.questions.map(({ code }) => `  ${code}  ${flagOf(code)?.question ?? code}`),
      ];
    case "stop":
      return [
        `${say(speech, "verdict.stop")} ${say(speech, `disposition.${advice.disposition}`)}`,
        say(speech, `timeframe.${advice.timeframe}`),
        ...advice.flags.map((code) => `  ${code}  ${flagOf(code)?.say ?? code}`),
      ];
    case "cannot":
      return cannotLines(speech, advice);
  }
}
export const adviceText = (speech: Told, advice: Advice): string => `${adviceLines(speech, advice).join("\n")}\n`;

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
export function printedCue(speech: Speech, cue: Cue) {
  const text = tellCue(speech.language, cue.say);
  const captions = cue.kind === "pass" ? [] : captionsOf(text);
  return { atMs: cue.atMs, kind: cue.kind, step: cue.step, side: cue.side, text, captions };
}
