import { BUDGET } from "./budget.ts";
import { opened } from "./content.ts";
import { type Harm, secondsAfter } from "./harm.ts";
import { copied, gathered, type Item, type Watch } from "./item.ts";
import type { Recorded } from "./listed.ts";
import { type PassedOver, passedOver, SOMETHING_ELSE } from "./passed-over.ts";
import { type NotRead, refusedBy } from "./step.ts";

/** What a member of an archive turned out to be. */
export type Read = "archive" | PassedOver | { readonly ok: true; readonly recorded: Recorded } | NotRead;

/** Reads a member, no longer than the harm that was done leaves time for. Throws only what `watch.checked` throws. */
export async function memberRead(member: Item, watch: Watch, harm: Harm): Promise<Read> {
  try {
    return await readMember(member, { ...watch, seconds: secondsAfter(harm) });
  } catch (thrown) {
    watch.checked();
    return refusedBy(thrown);
  }
}

async function readMember(member: Item, watch: Watch): Promise<Read> {
  // Only what is looked at is gathered: of a film that is its beginning.
  const raw: Uint8Array[] = [];
  const source = watch.keep ? { ...member, chunks: () => copied(member.chunks(), raw, BUDGET.xmlBytes) } : member;
  const { opened: found, close } = await opened(source, watch);
  try {
    if (found.kind === "archive") return "archive";
    if (found.kind === "empty") return passedOver("empty", "0 bytes");
    if (found.kind === "unknown") return passedOver("unknown-format", `begins with ${found.begins}`);
    if (found.format.kind !== "recording") return passedOver("no-activity", "a list", true);
    const said = await found.format.read(found.content);
    if (!said.ok)
      return SOMETHING_ELSE.includes(said.problem) ? passedOver(said.problem, said.detail, said.meantElsewise) : said;
    const kept = watch.keep ? await gathered(raw) : null;
    return { ok: true, recorded: { name: member.name, runs: said.runs, id: await found.id(), kept } };
  } finally {
    await close();
  }
}
