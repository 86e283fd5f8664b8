import type { Run } from "#runs";
import { capital, say } from "../words.ts";

/** "Ride", "Swim", or what the file calls it. */
export function sportWords({ sport }: Pick<Run, "sport">): string {
  if (sport === null) return say("runs.sport-unknown");
  const known = say(`runs.sport-${sport}`);
  return known === `runs.sport-${sport}` ? capital(sport.replaceAll("_", " ")) : known;
}
