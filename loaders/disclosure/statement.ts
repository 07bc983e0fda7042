import type { FigureHead, Key } from "../../src/released/figure.ts";

/**
 * What an indicator asks the gate to release. Each class brings the evidence its rules need; what a class
 * does not carry cannot be released.
 */
export type Statement = CountStatement | LifeTableStatement | SeriesStatement | PairedMeanStatement;

/** Whether a small count, or its complement, says something of a person's risk, outcome or participation. */
type Sensitivity = "sensitive" | "not sensitive";

/** Counts by category: one or more measures a row, each perhaps a part of another measure of its row. */
export interface CountStatement extends FigureHead {
  readonly class: "counts";
  readonly measures: Readonly<
    Record<string, { readonly sensitivity: Sensitivity; readonly partOf?: string }>
  >;
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
