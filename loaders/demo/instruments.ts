import type { Office } from "./places.ts";

export interface RatedItem {
  readonly code: string;
  /** Protective items are rated higher where risk is lower. */
  readonly protective: boolean;
}

const items = (domain: string, count: number, protective = false): RatedItem[] =>
  Array.from({ length: count }, (_, i) => ({ code: `${domain}.${i + 1}`, protective }));

interface Instrument {
  readonly name: string;
  readonly version: string;
  readonly items: readonly RatedItem[];
  /** An item of the instrument that the service does not deliver. */
  readonly additional: string;
}

/** What each service rates with; both on three steps, 0 to 2. Codes and domains are those of data/instruments. */
export const instrumentOf: Readonly<Record<Office["service"], Instrument>> = {
  XK: {
    name: "VERA-2R",
    version: "2018",
    additional: "CH.1",
    items: [
      ...items("BA", 7),
      ...items("SCI", 7),
      ...items("HAC", 6),
      ...items("CM", 8),
      ...items("P", 6, true),
    ],
  },
  IT: {
    name: "ERG22+",
    version: "2011",
    additional: "O.1",
    items: [...items("E", 13), ...items("I", 6), ...items("C", 3)],
  },
};
