import type { Count, Mean, Rate, Reason } from "./cell.ts";

/** Which people or things a row speaks of: dimension → category, for example { sex: "female" }. Empty = everybody. */
export type Key = Readonly<Record<string, string>>;

/** What every figure states about itself. */
export interface FigureHead {
  /** Name of the figure and of its file, for example "incidence-by-evidence". */
  readonly id: string;
  /** Id of the indicator in the catalogue. */
  readonly indicator: string;
  readonly definitionVersion: string;
  /** What is counted. */
  readonly unit: "people" | "contacts" | "events" | "assessments" | "items" | "referrals" | "staff" | "rows";
  /** Dimensions of the keys of its rows, in order. */
  readonly dimensions: readonly string[];
}

/** A figure that the delivery cannot answer. */
export interface UnavailableFigure extends FigureHead {
  readonly kind: "unavailable";
  readonly reason: Reason;
}

/** One numerator over one denominator, by category. */
export interface RateFigure extends FigureHead {
  readonly kind: "rates";
  readonly rows: readonly {
    readonly key: Key;
    readonly numerator: Count;
    readonly denominator: Count;
    readonly rate: Rate;
  }[];
}

/** Cumulative incidence (Aalen-Johansen on a grid) with its risk table. */
export interface IncidenceFigure extends FigureHead {
  readonly kind: "incidence";
  /** Unit in which the grid reads best; `day` below is always in days since time zero. */
  readonly gridUnit: "week" | "month" | "year";
  readonly groups: readonly IncidenceGroup[];
}

export interface IncidenceGroup {
  readonly key: Key;
  readonly n: Count;
  /**
   * curve: `points` hold estimates; band: events are too few to show, a bound stands for the curve;
   * withheld: n is too small or nothing can be said.
   */
  readonly display: "curve" | "band" | "withheld";
  readonly reason?: Reason;
  /** Grid points from time zero (incidence 0) to where the curve is cut. */
  readonly points: readonly {
    readonly day: number;
    readonly incidence: Rate;
    readonly atRisk: Count;
    /** Cumulative since time zero. */
    readonly events: Count;
    readonly competing: Count;
    readonly censored: Count;
  }[];
  /** Day at which the curve is cut because too few are at risk; absent when it ends with the follow-up. */
  readonly cutAt?: number;
}

/** A proportion over time with its process limits. */
export interface ControlFigure extends FigureHead {
  readonly kind: "control chart";
  readonly chart: "p" | "p-prime" | "XmR";
  readonly period: "month" | "quarter" | "half-year" | "year";
  /** Fewer than 12 points: limits are on trial. */
  readonly trialLimits: boolean;
  readonly points: readonly {
    /** First day of the period, ISO 8601. */
    readonly start: string;
    readonly numerator: Count;
    readonly denominator: Count;
    readonly rate: Rate;
    readonly centre: number | null;
    readonly lowerLimit: number | null;
    readonly upperLimit: number | null;
    /** Rules of special cause that this point completes. */
    readonly signals: readonly ("beyond limits" | "run of eight" | "trend of six" | "two of three")[];
  }[];
}

/** Stages that people pass, each of all that entered. */
export interface FunnelFigure extends FigureHead {
  readonly kind: "funnel";
  readonly groups: readonly {
    readonly key: Key;
    readonly stages: readonly {
      readonly stage: "eligible" | "referred" | "started" | "completed";
      readonly count: Count;
      /** Of all eligible. */
      readonly rate: Rate;
    }[];
  }[];
}

/** Means of the same people before and after, and their change. */
export interface PairedFigure extends FigureHead {
  readonly kind: "paired";
  /** Unit of the means, a key of the message files: "points of 100". */
  readonly scale: string;
  readonly rows: readonly {
    readonly key: Key;
    readonly n: Count;
    readonly before: Mean;
    readonly after: Mean;
    readonly change: Mean;
    /** Hedges' g for the paired change (standardized by the SD before). */
    readonly effect: Mean;
  }[];
}

/** How well a level or score ranks those with the outcome above those without. */
export interface DiscriminationFigure extends FigureHead {
  readonly kind: "discrimination";
  readonly rows: readonly {
    readonly key: Key;
    readonly events: Count;
    readonly nonEvents: Count;
    /** Area under the ROC curve with DeLong's interval. */
    readonly auc: Mean;
  }[];
}

export type Figure =
  | UnavailableFigure
  | RateFigure
  | IncidenceFigure
  | ControlFigure
  | FunnelFigure
  | PairedFigure
  | DiscriminationFigure;
