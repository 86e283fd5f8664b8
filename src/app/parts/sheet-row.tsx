import { useSignal } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { Chevron } from "./frame.tsx";

type Sheet = ComponentType<{ readonly onClose: () => void }>;
interface Props {
  readonly heading: string;
  readonly chosen: string;
  readonly more: string;
  readonly load: () => Promise<{ readonly default: Sheet }>;
}

/** What was chosen, and the way to change it: its sheet is loaded when it is first opened. */
export function SheetRow({ heading, chosen, more, load }: Props): JSX.Element {
  const sheet = useSignal<Sheet | null>(null);
  const open = (): void =>
    void load()
      .then((it) => (sheet.value = it.default))
      .catch(() => {});
  const Shown = sheet.value;
  return (
    <section>
      <h2>{heading}</h2>
      <ul class="rows">
        <li>
          <button type="button" class="row" onClick={open}>
            <span>
              <b>{chosen}</b>
              <br />
              <span class="small">{more}</span>
            </span>
            <Chevron />
          </button>
        </li>
      </ul>
      {Shown !== null && <Shown onClose={() => (sheet.value = null)} />}
    </section>
  );
}
