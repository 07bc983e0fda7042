import type { Figure, FigureHead, Key } from "../../src/released/figure.ts";
import type { Released } from "../../src/released/released.ts";

/**
 * What an indicator asks the gate to release. Each class brings the evidence its rules need; what a class
 * does not carry cannot be released.
 */
export type Statement =
  | CountStatement
  | LifeTableStatement
  | SeriesStatement
  | PairedMeanStatement
  | QuantileStatement
  | EstimateStatement
  | ReliabilityStatement
  | SentenceStatement;

/** Whether a small count, or its complement, says something of a person's risk, outcome or participation. */
type Sensitivity = "sensitive" | "not sensitive";

/** Counts by category: one or more measures a row, each perhaps a part of another measure of its row. */
export interface CountStatement extends FigureHead {
  readonly class: "counts";
  readonly measures: Readonly<
    Record<string, { readonly sensitivity: Sensitivity; readonly partOf?: string }>
  >;
  /** Dimensions that are a characteristic by which other figures divide too, and which. */
  readonly characteristics?: Readonly<Record<string, string>>;
  readonly rows: readonly {
    readonly key: Key;
    readonly counts: Readonly<Record<string, number>>;
    /** People behind the row, where its unit is not people: required of categories of contacts, events, assessments, items. */
    readonly contributors?: number;
  }[];
}

/** A life table on a grid of days, by group: everything cumulative since time zero. */
export interface LifeTableStatement extends FigureHead {
  readonly class: "life table";
  readonly gridUnit: "week" | "month" | "year";
  readonly groups: readonly {
    readonly key: Key;
    readonly n: number;
    readonly rows: readonly {
      readonly day: number;
      readonly atRisk: number;
      readonly events: number;
      readonly competing: number;
      readonly censored: number;
    }[];
  }[];
}

/** Numerator and denominator of each period. */
export interface SeriesStatement extends FigureHead {
  readonly class: "series";
  readonly period: "month" | "quarter" | "half-year" | "year";
  readonly sensitivity: Sensitivity;
  readonly points: readonly {
    readonly start: string;
    readonly numerator: number;
    readonly denominator: number;
    /** People behind the point, where the unit is not people. */
    readonly contributors?: number;
  }[];
}

/** Means and standard deviations of the same units before and after. */
export interface PairedMeanStatement extends FigureHead {
  readonly class: "paired means";
  readonly scale: string;
  readonly range: readonly [minimum: number, maximum: number];
  readonly groups: readonly {
    readonly key: Key;
    readonly n: number;
    readonly before: { readonly mean: number; readonly sd: number };
    readonly after: { readonly mean: number; readonly sd: number };
    readonly change: { readonly mean: number; readonly sd: number };
    /** Share of the total that the largest and the two largest contributors make (dominance rules). */
    readonly largestShare: number;
    readonly twoLargestShare: number;
  }[];
}

/** Quantiles, told as the bin they lie in. Bins are stated beforehand: chosen after the data, their edges tell of it. */
export interface QuantileStatement extends FigureHead {
  readonly class: "quantiles";
  readonly scale: string;
  /** Between 0 and 1, without the ends: the smallest and the largest value are somebody's. */
  readonly probabilities: readonly number[];
  /** Where one bin ends and the next begins, ascending. The first and the last bin have no outer end. */
  readonly edges: readonly number[];
  readonly groups: readonly {
    readonly key: Key;
    readonly n: number;
    /** How many of n lie in each bin: one more than there are edges. */
    readonly bins: readonly number[];
  }[];
}

/** What shows that a term of a model is no single person's: its category, or what its slope rests on. */
export type TermEvidence =
  | { readonly kind: "category"; readonly people: number; readonly events: number }
  /** Shares of the sum of squares that the largest and the two largest contributors make. */
  | { readonly kind: "slope"; readonly largestShare: number; readonly twoLargestShare: number };

/** Coefficients of regressions and estimates of comparisons: what no count beside it can say. */
export interface EstimateStatement extends FigureHead {
  readonly class: "estimates";
  /** How it was estimated: "cox", "risk difference". */
  readonly method: string;
  readonly models: readonly {
    readonly key: Key;
    readonly people: number;
    readonly events: number;
    /** Estimated parameters, those that are not shown included. */
    readonly parameters: number;
    readonly residualDegreesOfFreedom: number;
    /** Different combinations of covariates: with as many parameters a model repeats its data. */
    readonly patterns: number;
    readonly terms: readonly {
      readonly term: string;
      readonly value: number;
      readonly lower: number;
      readonly upper: number;
      readonly evidence: TermEvidence;
    }[];
  }[];
}

/** How reliable a measurement or a ranking is: an area under a curve, an intraclass correlation, a kappa. */
export interface ReliabilityStatement extends FigureHead {
  readonly class: "reliability";
  readonly statistic: string;
  /** Ends of the statistic's scale. At an end nobody disagrees, and the figure tells it of each. */
  readonly range: readonly [minimum: number, maximum: number];
  readonly rows: readonly {
    readonly key: Key;
    readonly evidence: ReliabilityEvidence;
    readonly value: number;
    readonly lower: number;
    readonly upper: number;
  }[];
}

export type ReliabilityEvidence =
  | { readonly kind: "outcome"; readonly people: number; readonly events: number }
  /** Ratings of the same people: there is no event. */
  | { readonly kind: "ratings"; readonly people: number };

/** A sentence whose numbers are all of released figures, or an author's own. */
export interface SentenceStatement extends FigureHead {
  readonly class: "sentence";
  readonly locale: string;
  readonly text: string;
  /** Words of the text that an author wrote with a number in them: "of 100 people". */
  readonly authored: readonly string[];
  readonly from: readonly Released<Figure>[];
}
