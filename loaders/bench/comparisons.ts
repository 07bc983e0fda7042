import { CATEGORIES, NUMBERS } from "./population.ts";

/** Numbers of people of the sizes that have goals. */
export const SIZES = { M: 100_000, L: 2_000_000 } as const;
export type Size = keyof typeof SIZES;

/** At most this ratio, or so many of our seconds. */
export interface Goal {
  readonly base: number;
  readonly ambitious: number;
  readonly unit?: "ratio" | "s";
}

/** Something that is measured against R on the same people. */
export interface Comparison {
  readonly name: string;
  readonly what: string;
  readonly ours: string;
  readonly theirs: string;
  readonly packages: readonly string[];
  /** Reads the people as files of text rather than as columns. */
  readonly files?: boolean;
  /** Covariates, where it takes any. */
  readonly covariates?: readonly string[];
  /** Sizes at which it is measured, without a goal where that is undefined. */
  readonly goals: Readonly<Partial<Record<Size, Goal | undefined>>>;
}

export const comparisons: readonly Comparison[] = [
  {
    name: "curves",
    what: "Kaplan-Meier, Aalen-Johansen, log-rank, 12 strata",
    ours: "curves.ts",
    theirs: "curves.R",
    packages: ["survival"],
    goals: { M: undefined, L: { base: 0.05, ambitious: 0.01 } },
  },
  {
    name: "curves-of-counts",
    what: "the same, counted by stratum and day first, counting included",
    ours: "curves-of-counts.ts",
    theirs: "curves.R",
    packages: ["survival"],
    goals: { M: undefined, L: { base: 0.05, ambitious: 0.01 } },
  },
  {
    name: "cox",
    what: "Cox, Efron, 6 covariates that are numbers",
    ours: "cox.ts",
    theirs: "cox.R",
    packages: ["survival"],
    covariates: NUMBERS,
    goals: { M: { base: 0.5, ambitious: 0.2 }, L: { base: 0.15, ambitious: 0.05 } },
  },
  {
    name: "cox-of-patterns",
    what: "Cox, Efron, 6 covariates that are categories, counted by pattern first, counting included",
    ours: "cox-of-patterns.ts",
    theirs: "cox.R",
    packages: ["survival"],
    covariates: CATEGORIES,
    goals: { M: { base: 0.5, ambitious: 0.25 }, L: { base: 0.1, ambitious: 0.04 } },
  },
  {
    name: "bootstrap",
    what: "1,000 bootstrap replicates of 12 Kaplan-Meier curves (R: 10, counted as 1,000)",
    ours: "bootstrap.ts",
    theirs: "bootstrap.R",
    packages: ["survival"],
    goals: { M: { base: 2, ambitious: 0.5, unit: "s" } },
  },
  {
    name: "survival-part",
    what: "files to curves, tests and Cox, process against process",
    ours: "survival-part.ts",
    theirs: "survival-part.R",
    packages: ["cmprsk", "data.table", "survival"],
    files: true,
    goals: { M: { base: 0.2, ambitious: 0.1 }, L: { base: 0.1, ambitious: 0.05 } },
  },
];
