/** What the build script calls: from the data to everything that is drawn. It writes nothing itself. */
import { whole } from "./anatomy/body.ts";
import { fieldOf } from "./field.ts";
import { rest, solve } from "./pose.ts";

export { buildAtlas } from "./atlas-build.ts";
export { buildBody } from "./body-build.ts";
export { choreograph } from "./choreography.ts";
export { pressing } from "./demonstration.ts";
export { packedDemonstration } from "./demonstration-build.ts";
export { drawing } from "./drawing.ts";
export { fleshOf } from "./flesh.ts";
export { LOOKS } from "./look.ts";
export { holding } from "./holding.ts";
export { phraseOf } from "./phrase.ts";
export { portrait, sitter } from "./portrait.ts";
export { prove } from "./proof.ts";

/** Names of the regions, in the order of their numbers in the body. */
export const regions = (): readonly string[] => fieldOf(whole(), solve(rest())).regions;
