import type { Count } from "../../src/released/cell.ts";
import type {
  CountStatement,
  LifeTableStatement,
  PairedMeanStatement,
  SeriesStatement,
  Statement,
} from "./statement.ts";

/** The same statement with every number as the gate lets it out. */
export type ReleasedCounts = Omit<CountStatement, "rows"> & {
  readonly rows: readonly {
    readonly key: CountStatement["rows"][number]["key"];
    readonly counts: Readonly<Record<string, Count>>;
  }[];
};

export type ReleasedLifeTable = Omit<LifeTableStatement, "groups"> & {
  readonly groups: readonly {
    readonly key: CountStatement["rows"][number]["key"];
    readonly n: Count;
    /** Rows end before the first grid point with too few at risk; `cutAt` names it. */
    readonly cutAt?: number;
    readonly rows: readonly {
      readonly day: number;
      readonly atRisk: Count;
      readonly events: Count;
      readonly competing: Count;
      readonly censored: Count;
    }[];
  }[];
};

export type ReleasedSeries = Omit<SeriesStatement, "points"> & {
  readonly points: readonly {
    readonly start: string;
    readonly numerator: Count;
    readonly denominator: Count;
  }[];
};

/** Mean and standard deviation as rounded by the policy: the true mean lies within `value` ± `within`. */
export type ReleasedMoment =
  | { readonly kind: "moment"; readonly mean: number; readonly sd: number; readonly within: number }
  | { readonly kind: "c" };

export type ReleasedPairedMeans = Omit<PairedMeanStatement, "groups"> & {
  readonly groups: readonly {
    readonly key: CountStatement["rows"][number]["key"];
    readonly n: Count;
    readonly before: ReleasedMoment;
    readonly after: ReleasedMoment;
    readonly change: ReleasedMoment;
  }[];
};

export type ReleasedStatement<S extends Statement> = S extends CountStatement
  ? ReleasedCounts
  : S extends LifeTableStatement
    ? ReleasedLifeTable
    : S extends SeriesStatement
      ? ReleasedSeries
      : ReleasedPairedMeans;
