import type {
  EstimateStatement,
  QuantileStatement,
  ReliabilityStatement,
} from "../../loaders/disclosure/statement.ts";
import type { FigureHead } from "../../src/released/figure.ts";

/** Statements of the newer classes for tests: each maker fills in what a test does not speak of. */
const head: FigureHead = {
  id: "example",
  indicator: "example",
  definitionVersion: "1",
  unit: "people",
  dimensions: ["sex"],
};

/** Medians of one group whose people lie in four bins. */
export const quantilesOf = (
  bins: readonly number[],
  change: Partial<QuantileStatement> & { readonly key?: Readonly<Record<string, string>> } = {},
): QuantileStatement => {
  const { key = {}, ...others } = change;
  return {
    ...head,
    class: "quantiles",
    scale: "days",
    probabilities: [0.5],
    edges: [10, 20, 30],
    groups: [{ key, n: bins.reduce((sum, count) => sum + count, 0), bins }],
    ...others,
  };
};

type Model = EstimateStatement["models"][number];
type Term = Model["terms"][number];

export const termOf = (change: Partial<Term> = {}): Term => ({
  term: "male",
  value: 1.2345,
  lower: 0.9876,
  upper: 1.5432,
  evidence: { kind: "category", people: 100, events: 40 },
  ...change,
});

/** A model of 200 people, of whom 80 had the event. */
export const modelOf = (change: Partial<Model> = {}): EstimateStatement => ({
  ...head,
  class: "estimates",
  method: "cox",
  models: [
    {
      key: {},
      people: 200,
      events: 80,
      parameters: 2,
      residualDegreesOfFreedom: 198,
      patterns: 40,
      terms: [termOf()],
      ...change,
    },
  ],
});

type Row = ReliabilityStatement["rows"][number];

export const reliabilityOf = (
  change: Partial<Row> = {},
  statement: Partial<ReliabilityStatement> = {},
): ReliabilityStatement => ({
  ...head,
  class: "reliability",
  statistic: "auc",
  range: [0, 1],
  rows: [
    {
      key: {},
      evidence: { kind: "outcome", people: 200, events: 80 },
      value: 0.7123,
      lower: 0.6411,
      upper: 0.7822,
      ...change,
    },
  ],
  ...statement,
});
