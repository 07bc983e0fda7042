import { checkAtMost, checkCount, checkIsColumn, checkRecord, checkSameLength, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { Random } from "../resampling/random.ts";
import { imputeLinear } from "./draw-linear.ts";
import type { ImputationModel } from "./imputation-model.ts";
import { imputeLogistic } from "./impute-logistic.ts";
import { imputeMatching } from "./impute-matching.ts";

/** Columns by name, an element a person; `undefined` where a value is missing. */
export type IncompleteColumns = Readonly<Record<string, ArrayLike<number | undefined>>>;

type Columns = Readonly<Record<string, readonly (number | undefined)[]>>;

export type ImputationMethod = "logistic" | "matching" | "linear";

export interface ImputationOptions {
  /** Completed data sets. Default 20. */
  readonly imputations?: number;
  /** Rounds over the incomplete columns, each from all the others. Default 10. */
  readonly iterations?: number;
  /** The same seed gives the same values: state it with the result. Default 1. */
  readonly seed?: number;
  /**
   * By name of column: "logistic" for 0 and 1; "matching" takes a value of someone like them; "linear" draws a normal
   * one. Default: "logistic" where a column holds only 0 and 1, else "matching".
   */
  readonly methods?: Readonly<Record<string, ImputationMethod>>;
  /** People of whom "matching" takes one. Default 5. */
  readonly donors?: number;
}

export interface Imputations {
  readonly kind: "imputations";
  /** Columns without holes, once for each imputation. */
  readonly completed: readonly Readonly<Record<string, readonly number[]>>[];
  /** How many values were missing in each column. */
  readonly missing: Readonly<Record<string, number>>;
}

/**
 * What might missing values have been? Multiple imputation by chained equations: every incomplete column is drawn from a
 * model of all the others, again and again, with the uncertainty of the model. Estimate in each completed data set, and
 * put the estimates together with `poolImputations`.
 *
 * Give every column that the later analysis uses, the outcome among them.
 *
 * @param columns a row a person; in another order of rows or columns the draws are others
 * @returns the completed data sets; not estimable without rows or where a column is missing throughout (no observations),
 *   where a 0/1 column has only one of them (no events, only events), with too few known rows for a model (too few
 *   observations), or where a column does not vary or follows from others (no variation)
 * @throws StatisticsError on NaN and infinite values, columns of unequal length, "logistic" for other values than 0 and 1,
 *   and settings that are no counts
 *
 * In R: `mice::mice(data, m, method = c("logreg", "pmm", "norm"), maxit)`.
 *
 * Source: van Buuren S, Groothuis-Oudshoorn K (2011). mice: multivariate imputation by chained equations in R. J Stat
 * Softw 45(3):1-67. doi:10.18637/jss.v045.i03.
 */
export function imputeMissing(
  given: IncompleteColumns,
  options: ImputationOptions = {},
): Imputations | NotEstimable {
  checkRecord("imputeMissing", "columns", given);
  const {
    imputations = 20,
    iterations = 10,
    seed = 1,
    methods = {},
    donors = 5,
  } = checkRecord("imputeMissing", "options", options);
  checkRecord("imputeMissing", "methods", methods);
  for (const [name, method] of Object.entries(methods)) {
    checkMethodOf(name, given);
    checkWord("imputeMissing", `methods.${name}`, method, ["logistic", "matching", "linear"]);
  }
  checkColumns(given);
  const columns = Object.fromEntries(
    Object.entries(given).map(([name, values]) => [name, Array.from(values)]),
  );
  checkAtLeastOne("imputations", imputations);
  checkAtLeastOne("iterations", iterations);
  checkAtLeastOne("donors", donors);
  const numbers = Random.from("imputeMissing", seed);
  const random = () => numbers.next();
  const incomplete = incompleteColumns(columns, methods);
  if ("kind" in incomplete) return incomplete;
  const completed: Record<string, readonly number[]>[] = [];
  for (let m = 0; m < imputations; m++) {
    const filled = complete(columns, { incomplete, iterations, donors, random });
    if (filled.kind === "not estimable") return filled;
    completed.push(filled.columns);
  }
  const missing = Object.entries(columns).map(([name, values]) => [name, missingIn(values).length]);
  return { kind: "imputations", completed, missing: Object.fromEntries(missing) };
}

function checkMethodOf(name: string, columns: IncompleteColumns): void {
  if (Object.hasOwn(columns, name)) return;
  throw new StatisticsError(
    "imputeMissing",
    `methods.${name} names none of the columns`,
    "Write the name as the column's",
  );
}

interface IncompleteColumn {
  readonly name: string;
  readonly method: ImputationMethod;
  readonly observed: readonly number[];
  readonly missing: readonly number[];
}

const missingIn = (values: readonly (number | undefined)[]): number[] =>
  values.flatMap((value, i) => (value === undefined ? [i] : []));

function incompleteColumns(
  columns: Columns,
  methods: Readonly<Record<string, ImputationMethod>>,
): readonly IncompleteColumn[] | NotEstimable {
  const found: IncompleteColumn[] = [];
  if (Object.values(columns).every((values) => values.length === 0)) return notEstimable("no observations");
  for (const [name, values] of Object.entries(columns)) {
    const missing = missingIn(values);
    if (missing.length === 0) continue;
    const observed = values.flatMap((value, i) => (value === undefined ? [] : [i]));
    if (observed.length === 0) return notEstimable("no observations");
    const isBinary = observed.every((i) => values[i] === 0 || values[i] === 1);
    const method = methods[name] ?? (isBinary ? "logistic" : "matching");
    if (method === "logistic") {
      if (!isBinary) {
        throw new StatisticsError(
          "imputeMissing",
          `${name} holds other values than 0 and 1`,
          'Take "matching" or "linear" for it',
        );
      }
      if (observed.every((i) => values[i] === 0)) return notEstimable("no events");
      if (observed.every((i) => values[i] === 1)) return notEstimable("only events");
    }
    found.push({ name, method, observed, missing });
  }
  return found;
}

interface Settings {
  readonly incomplete: readonly IncompleteColumn[];
  readonly iterations: number;
  readonly donors: number;
  readonly random: () => number;
}

type Completed = {
  readonly kind: "completed";
  readonly columns: Readonly<Record<string, readonly number[]>>;
};

/** One completed data set: holes filled from known values by lot, then drawn round by round. */
function complete(
  columns: Columns,
  { incomplete, iterations, donors, random }: Settings,
): Completed | NotEstimable {
  const filled = Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [name, values.map((value) => value ?? 0)]),
  );
  for (const { name, observed, missing } of incomplete) {
    for (const i of missing)
      filled[name]![i] = filled[name]![observed[Math.floor(random() * observed.length)]!]!;
  }
  for (let round = 0; round < iterations; round++) {
    for (const column of incomplete) {
      const drawn = draw(modelOf(filled, column, random), column.method, donors);
      if ("kind" in drawn) return drawn;
      for (const [k, i] of column.missing.entries()) filled[column.name]![i] = drawn[k]!;
    }
  }
  return { kind: "completed", columns: filled };
}

function modelOf(
  filled: Readonly<Record<string, readonly number[]>>,
  { name, observed, missing }: IncompleteColumn,
  random: () => number,
): ImputationModel {
  const values = filled[name]!;
  const others = Object.keys(filled).filter((other) => other !== name);
  const rows = values.map((_, i) => others.map((other) => filled[other]![i]!));
  return { rows, values, observed, missing, random };
}

function draw(
  model: ImputationModel,
  method: ImputationMethod,
  donors: number,
): readonly number[] | NotEstimable {
  if (method === "logistic") return imputeLogistic(model);
  return method === "linear" ? imputeLinear(model) : imputeMatching(model, donors);
}

function checkColumns(columns: IncompleteColumns): void {
  checkSameLength("imputeMissing", columns);
  for (const [name, values] of Object.entries(columns)) {
    checkIsColumn("imputeMissing", name, values);
    for (const [i, value] of Array.from(values).entries()) {
      if (value !== undefined && !Number.isFinite(value)) {
        throw new StatisticsError(
          "imputeMissing",
          `${name}[${i}] is not a finite number`,
          "Write undefined for what is missing",
        );
      }
    }
  }
}

function checkAtLeastOne(name: string, value: number): void {
  checkCount("imputeMissing", name, value);
  if (value === 0) throw new StatisticsError("imputeMissing", `${name} is 0`, "Give one or more");
  if (name !== "donors") checkAtMost("imputeMissing", name, { value, most: 10_000, cure: "Give 20 or so" });
}
