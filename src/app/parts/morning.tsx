import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Area, Felt, Side } from "#core";
import { instantNow, newId } from "../device/clock.ts";
import { addLine, morningNow } from "../record.ts";
import { say, sidedName } from "../words.ts";
import { Go } from "./frame.tsx";
import { Scale } from "./scale.tsx";
import { Sheet } from "./sheet.tsx";
import { closeSheet } from "./today-sheets.tsx";

/** The places that were pressed in the session before, each once. */
export function workedAreas(
  worked: readonly { readonly region: Area["region"]; readonly side: Side | "both" }[],
): readonly Area[] {
  const areas = worked.flatMap(({ region, side }) =>
    side === "both" ? (["left", "right"] as const).map((each) => ({ region, side: each })) : [{ region, side }],
  );
  return areas.filter(({ region, side }, i) => areas.findIndex((a) => a.region === region && a.side === side) === i);
}
const key = ({ region, side }: Area): string => `${region}.${side}`;

/** The morning after: the same places, 0–10, before any earlier number is shown. */
export function MorningSheet(): JSX.Element | null {
  const felt = useSignal<Readonly<Record<string, number>>>({});
  const session = morningNow();
  if (session === null) return null;
  const areas = workedAreas(session.worked);
  const missing = areas.filter((area) => felt.value[key(area)] === undefined).length;
  const keep = async (close: () => void): Promise<void> => {
    if (missing > 0) return;
    const told: Felt[] = areas.map((area) => ({ ...area, soreness: felt.value[key(area)] ?? 0 }));
    await addLine({ v: 1, id: newId(), at: instantNow(), kind: "morning", felt: told });
    close();
  };
  return (
    <Sheet title={say("morning.title")} onClose={closeSheet}>
      {(close) => (
        <>
          <ul class="rows">
            {areas.map((area) => {
              const value = felt.value[key(area)] ?? null;
              return (
                <li key={key(area)} class="asked">
                  <b>{sidedName(area.region, area.side)}</b>
                  <Scale
                    label={say("today.how-sore-place", { place: sidedName(area.region, area.side) })}
                    value={value}
                    onChange={(n) => (felt.value = { ...felt.value, [key(area)]: n })}
                  />
                </li>
              );
            })}
          </ul>
          <p class="small">{say("morning.other")}</p>
          <Go wait={missing > 0} onClick={() => void keep(close)}>
            {missing > 0 ? say("morning.missing", { n: missing }) : say("morning.keep")}
          </Go>
        </>
      )}
    </Sheet>
  );
}
