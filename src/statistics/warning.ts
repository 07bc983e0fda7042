/** With what reservation a number is given. */
export type StatisticsWarning =
  /** Studies are more alike than chance has it: Knapp's and Hartung's interval is too narrow, take "bounded". */
  | "alike beyond chance"
  /** Fewer than 30 clusters: robust errors are rather too small. */
  | "few clusters"
  /** Fewer than 10 negative controls: the systematic error is hardly known. */
  | "few controls"
  /** Fewer than five studies: tau2 is hardly known, and the prediction interval even less. */
  | "few studies"
  /** Raters agree throughout: the limits are an exact bound from the number of those rated, not from any error seen. */
  | "full agreement"
  /** Some left before the landmark: the rate is a lower bound. */
  | "left early"
  /** Counts vary more than the model says (p below 0.05), and its errors are the model's. */
  | "overdispersed"
  /** There are no data: the answer is what was believed before. */
  | "prior only"
  /** Of some resamples the statistic could not be estimated: they are left out, and the intervals may be too narrow. */
  | "replicates not estimable"
  /** A limit lies beyond the outermost replicates: draw more. */
  | "too few replicates";

/** Those that an estimator may give; empty without reservation. */
export type Warnings<Code extends StatisticsWarning> = readonly Code[];
