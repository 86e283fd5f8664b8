/** The rules of care: loaded after the first tap, kept by the service worker. */
export {
  advise,
  aheadOf,
  CEILINGS,
  codesOfKind,
  demandByRegion,
  formatInstant,
  limitsAhead,
  limitsOf,
  loadOfRun,
  MINUTES,
  newSession,
  otherSideOf,
  readRequest,
  replay,
  restOf,
  screen,
  session,
  SORENESS,
  timeline,
  TOOLS,
  whyNotLonger,
  whyNotShorter,
  workedOf,
} from "#core";
export { entriesOf, profileAt } from "#journal";
export { measured, shownIn } from "./measures.ts";
export { cardsFor, knowledgeOf, tellCue } from "#knowledge";
export { activitiesOf, isRun } from "#runs";
import "./kept-look.ts";
export { unfit } from "./settings-fit.ts";
export { urgentOf } from "./parts/urgent.ts";
