import ergDescription from "../../data/instruments/erg22-plus.json" with { type: "json" };
import veraDescription from "../../data/instruments/vera-2r.json" with { type: "json" };
import { type Instrument, instrumentSchema } from "../exports/instruments.ts";
import type { Office } from "./places.ts";

export interface RatedInstrument {
  readonly name: string;
  readonly version: string;
  /** The items that the service delivers: those of the core domains, all on three steps from 0 to 2. */
  readonly items: readonly Instrument["items"][number][];
  /** Codes of the protective items, which are rated higher where risk is lower. */
  readonly protective: ReadonlySet<string>;
  /** An item of the instrument that the service does not deliver. */
  readonly leftOut: string;
}

function ratedInstrument(description: unknown): RatedInstrument {
  const { name, version, domains, items } = instrumentSchema.parse(description);
  const core = new Set(domains.filter(({ part }) => part === "core").map(({ code }) => code));
  const isCore = ({ domain }: { domain: string | null }) => domain !== null && core.has(domain);
  const delivered = items.filter(isCore);
  return {
    name,
    version,
    items: delivered,
    protective: new Set(delivered.filter((item) => item.protective).map(({ code }) => code)),
    leftOut: items.find((item) => !isCore(item))!.code,
  };
}

/** What each service rates with. */
export const instrumentOf: Readonly<Record<Office["service"], RatedInstrument>> = {
  XK: ratedInstrument(veraDescription),
  IT: ratedInstrument(ergDescription),
};
