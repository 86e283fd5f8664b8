import type { Fact, Facts } from "#knowledge";

/** Warning signs of a route that need help now: its questions begin with them, and the route says so first. */
export const urgentOf = (
  { flags }: Pick<Facts, "flags">,
  { asks }: Pick<Fact<"complaints">, "asks">,
): readonly Fact<"flags">[] =>
  flags.filter(({ code, disposition }) => asks.includes(code) && disposition === "emergency");
