// npm run accept: records how every scenario is answered now, for scenarios/pinned.test.ts. Where an answer changed on
// the same facts and the planner's version did not, it refuses.
import { bin, install, must } from "./ready.mjs";

install();
must(bin("vitest"), ["run", "scenarios/pinned.test.ts"], { ACCEPT: "1" });
