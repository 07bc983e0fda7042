import type { Count, Rate } from "./cell.ts";
import type { Figure } from "./figure.ts";

export type Tier = "public" | "research" | "internal";

/** Everything that a site is drawn from: the content of the released files of one tier. */
export interface SiteData {
  readonly tier: Tier;
  /** The delivery is synthetic: every page says so. */
  readonly synthetic: boolean;
  /** Short name of the delivery, from its datapackage.json, for example "demo" or "rossi-tarp". */
  readonly delivery: string;
  /** Title and source of the delivery for readers, from its datapackage.json. */
  readonly title: string;
  readonly source: string;
  /** Last day that the delivery covers (ISO 8601), or null where it is delivered in days since time zero. */
  readonly asOf: string | null;
  /** SHA-256 (hex) of the released figures: the provenance stamp. */
  readonly fingerprint: string;
  readonly figures: Readonly<Record<string, Figure>>;
  readonly catalogue: readonly CatalogueEntry[];
  readonly intake: IntakeSummary;
  readonly policy: PolicySummary;
  /** How many cells of each figure are shown and hidden. */
  readonly suppression: readonly {
    readonly figure: string;
    readonly shown: number;
    readonly hidden: number;
  }[];
}

/** One definition of the catalogue; its words are in the message files under `indicator.<id>`. */
export interface CatalogueEntry {
  readonly id: string;
  readonly version: string;
  readonly pillar: "outcome" | "training" | "tailoring" | "monitoring" | "cooperation" | "data quality";
  readonly unit: string;
  /** Which direction is good. */
  readonly direction: "lower is better" | "higher is better" | "neither";
  readonly requires: readonly string[];
  readonly figures: readonly string[];
  /** Language-neutral citations: author, year, title, DOI or address. */
  readonly references: readonly string[];
}

/** What the gate lets through of the check report. */
export interface IntakeSummary {
  readonly tables: readonly {
    readonly table: string;
    readonly presence: "delivered" | "not delivered";
    readonly rows: Count;
    readonly accepted: Count;
    readonly quarantined: Count;
    readonly acceptedShare: Rate;
  }[];
  /** Quarantined rows by rule; on the internal tier with table, column, file and line of each. */
  readonly faults: readonly {
    readonly table: string;
    readonly rule: string;
    readonly rows: Count;
    readonly places?: readonly {
      readonly file: string;
      readonly line: number;
      readonly column: string | null;
    }[];
  }[];
  readonly unknownColumns: readonly { readonly table: string; readonly columns: number }[];
}

/** The rules of the tier, as the methods page states them. */
export interface PolicySummary {
  readonly version: string;
  readonly threshold: number;
  readonly roundingBase: number;
  readonly rateMinimum: number;
  readonly curveMinimum: number;
  readonly curveEndsBelow: number;
  readonly gridMonths: number;
}
