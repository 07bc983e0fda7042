import type { Count, Mark, Mean } from "../../src/released/cell.ts";
import type {
  CountStatement,
  EstimateStatement,
  LifeTableStatement,
  PairedMeanStatement,
  QuantileStatement,
  ReliabilityStatement,
  SentenceStatement,
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

/** The bin in which a quantile lies: from `from` to below `to`. */
export type ReleasedQuantile = { readonly kind: "bin"; readonly from: number; readonly to: number } | Mark;

export type ReleasedQuantiles = Omit<QuantileStatement, "groups"> & {
  readonly groups: readonly {
    readonly key: QuantileStatement["groups"][number]["key"];
    readonly n: Count;
    /** One a probability, in their order. */
    readonly quantiles: readonly ReleasedQuantile[];
  }[];
};

export type ReleasedEstimates = Omit<EstimateStatement, "models"> & {
  readonly models: readonly {
    readonly key: EstimateStatement["models"][number]["key"];
    readonly people: Count;
    readonly events: Count;
    readonly terms: readonly { readonly term: string; readonly estimate: Mean }[];
  }[];
};

export type ReleasedReliability = Omit<ReliabilityStatement, "rows"> & {
  readonly rows: readonly {
    readonly key: ReliabilityStatement["rows"][number]["key"];
    readonly people: Count;
    /** Absent where there is no event. */
    readonly events?: Count;
    readonly nonEvents?: Count;
    readonly value: Mean;
  }[];
};

export type ReleasedSentence = Omit<SentenceStatement, "from" | "authored">;

export type ReleasedStatement<S extends Statement> = S extends CountStatement
  ? ReleasedCounts
  : S extends LifeTableStatement
    ? ReleasedLifeTable
    : S extends SeriesStatement
      ? ReleasedSeries
      : S extends PairedMeanStatement
        ? ReleasedPairedMeans
        : S extends QuantileStatement
          ? ReleasedQuantiles
          : S extends EstimateStatement
            ? ReleasedEstimates
            : S extends ReliabilityStatement
              ? ReleasedReliability
              : ReleasedSentence;
