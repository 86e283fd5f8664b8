export type { Line, LineKind, LineOf } from "./line.ts";
export type { ProfileDetail } from "./versions/v1.ts";
export { entriesOf, MISTAKE_MINUTES, openMorning, openStop, profileAt, profileLast } from "./self.ts";
