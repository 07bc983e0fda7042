import type {
  CountStatement,
  LifeTableStatement,
  PairedMeanStatement,
  SeriesStatement,
} from "../../loaders/disclosure/statement.ts";
import type { FigureHead } from "../../src/released/figure.ts";

/** Statements for tests: each maker fills in what a test does not speak of. */
const head = (dimensions: readonly string[]): FigureHead => ({
  id: "example",
  indicator: "example",
  definitionVersion: "1",
  unit: "people",
  dimensions,
});

/** People and those of them with an outcome, by sex. */
export const countsOf = (
  rows: CountStatement["rows"],
  change: Partial<CountStatement> = {},
): CountStatement => ({
  ...head(["sex"]),
  class: "counts",
  measures: {
    people: { sensitivity: "not sensitive" },
    outcome: { sensitivity: "sensitive", partOf: "people" },
  },
  rows,
  ...change,
});

/** One row of everybody. */
export const everybody = (people: number, outcome: number): CountStatement =>
  countsOf([{ key: {}, counts: { people, outcome } }]);

type LifeGroup = LifeTableStatement["groups"][number];
type LifeRow = readonly [day: number, events: number, competing: number, censored: number];

/** A group of a life table from its cumulative counts; who is at risk follows from them. */
export const lifeGroup = (n: number, rows: readonly LifeRow[], key: LifeGroup["key"] = {}): LifeGroup => ({
  key,
  n,
  rows: rows.map(([day, events, competing, censored]) => ({
    day,
    events,
    competing,
    censored,
    atRisk: n - events - competing - censored,
  })),
});

export const lifeTableOf = (
  groups: LifeTableStatement["groups"],
  change: Partial<LifeTableStatement> = {},
): LifeTableStatement => ({
  ...head(["outcome", "sex"]),
  class: "life table",
  gridUnit: "month",
  groups,
  ...change,
});

export const seriesOf = (
  points: SeriesStatement["points"],
  change: Partial<SeriesStatement> = {},
): SeriesStatement => ({
  ...head([]),
  class: "series",
  period: "quarter",
  sensitivity: "sensitive",
  points,
  ...change,
});

type PairedGroup = PairedMeanStatement["groups"][number];

export const pairedGroup = (change: Partial<PairedGroup> = {}): PairedGroup => ({
  key: {},
  n: 48,
  before: { mean: 61.2345, sd: 9.8765 },
  after: { mean: 74.5678, sd: 8.7654 },
  change: { mean: 13.3333, sd: 6.5432 },
  largestShare: 0.04,
  twoLargestShare: 0.07,
  ...change,
});

export const pairedOf = (groups: PairedMeanStatement["groups"]): PairedMeanStatement => ({
  ...head(["kind"]),
  unit: "staff",
  class: "paired means",
  scale: "points of 100",
  range: [0, 100],
  groups,
});
