import { asksAgree } from "./asks-agree.ts";
import { asksForNoAllergen } from "./asks-for-no-allergen.ts";
import { claimsAreGraded } from "./claims-are-graded.ts";
import { claimsAreUsed } from "./claims-are-used.ts";
import { codesAreUnique } from "./codes-are-unique.ts";
import { codesExist } from "./codes-exist.ts";
import { differencesAreSaid } from "./differences-are-said.ts";
import { dosesInside } from "./doses-inside.ts";
import { effectsStayWithinEvidence } from "./effects-stay-within-evidence.ts";
import { gapsCanBeFilled } from "./gaps-match.ts";
import { gateIsNamed } from "./gate-is-named.ts";
import { gradeNeedsSource } from "./grade-needs-source.ts";
import { hardToolsStayOffBone } from "./hard-tools-stay-off-bone.ts";
import { listsAreWhole } from "./lists-are-whole.ts";
import { lowBackHasNoRoller } from "./low-back-has-no-roller.ts";
import { marginsAreSaid } from "./margins-are-said.ts";
import { noticesFitRegion } from "./notices-fit-region.ts";
import { numbersAgree } from "./numbers-agree.ts";
import { questionsReadEasily } from "./questions-read-easily.ts";
import { regionsKeepOff } from "./regions-keep-off.ts";
import type { Rule } from "./rule.ts";
import { stepsAreSentences } from "./steps-are-sentences.ts";
import { warningsComeFirst } from "./warnings-come-first.ts";
import { waysKeepMargins } from "./ways-keep-margins.ts";
import { wordsPromiseNothing } from "./words-promise-nothing.ts";

export const RULES: readonly Rule[] = [
  asksAgree,
  asksForNoAllergen,
  claimsAreGraded,
  claimsAreUsed,
  codesAreUnique,
  codesExist,
  differencesAreSaid,
  dosesInside,
  effectsStayWithinEvidence,
  gapsCanBeFilled,
  gateIsNamed,
  gradeNeedsSource,
  hardToolsStayOffBone,
  listsAreWhole,
  lowBackHasNoRoller,
  marginsAreSaid,
  noticesFitRegion,
  numbersAgree,
  questionsReadEasily,
  regionsKeepOff,
  stepsAreSentences,
  warningsComeFirst,
  waysKeepMargins,
  wordsPromiseNothing,
];
