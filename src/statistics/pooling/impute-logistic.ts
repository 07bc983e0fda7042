import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { logisticRegression } from "../regression/logistic-regression.ts";
import { drawCoefficients, type ImputationModel, predict } from "./imputation-model.ts";

/**
 * 0 or 1 for missing rows by a logistic model whose coefficients are drawn about their estimate. A few people of little
 * weight are added, so that a covariate which separates those with the outcome from the others leaves the model estimable.
 *
 * In R: `mice::mice.impute.logreg`.
 *
 * Source: White IR, Daniel R, Royston P (2010). Avoiding bias due to perfect prediction in multiple imputation of
 * incomplete categorical variables. Comput Stat Data Anal 54:2267-2275. doi:10.1016/j.csda.2010.04.005.
 */
export function imputeLogistic(model: ImputationModel): readonly number[] | NotEstimable {
  const { rows, values, observed, missing, random } = model;
  const added = addedRows(rows);
  const all = [...observed.map((i) => rows[i]!), ...added.map(({ row }) => row)];
  const fit = logisticRegression({
    outcome: [...observed.map((i) => values[i]!), ...added.map(({ outcome }) => outcome)],
    covariates: Object.fromEntries((rows[0] ?? []).map((_, j) => [`x${j}`, all.map((row) => row[j]!)])),
    count: [...observed.map(() => 1), ...added.map(({ weight }) => weight)],
  });
  if (fit.kind === "not estimable") return fit;
  const estimate = fit.coefficients.map(({ coefficient }) => coefficient);
  const coefficients = drawCoefficients(estimate, fit.covariance, random);
  if (coefficients === undefined) return notEstimable("no variation");
  return missing.map((i) => (random() <= 1 / (1 + Math.exp(-predict(rows[i]!, coefficients))) ? 1 : 0));
}

interface AddedRow {
  readonly row: readonly number[];
  readonly outcome: 0 | 1;
  readonly weight: number;
}

/** For each covariate and each outcome two rows, half a standard deviation about the mean and inside the range. */
function addedRows(rows: ImputationModel["rows"]): AddedRow[] {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, j) => rows.map((row) => row[j]!));
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / column.length);
  const weight = (width + 1) / (4 * width);
  return columns.flatMap((column, j) => {
    const squares = column.reduce((sum, value) => sum + (value - means[j]!) ** 2, 0);
    const half = Math.sqrt(squares / Math.max(1, column.length - 1)) / 2;
    // Not by spreading: columns may be long.
    const least = column.reduce((a, b) => Math.min(a, b));
    const most = column.reduce((a, b) => Math.max(a, b));
    return ([0, 1] as const).flatMap((outcome) =>
      [half, -half].map((shift) => {
        const value = Math.min(most, Math.max(least, means[j]! + shift));
        return { row: means.map((mean, k) => (k === j ? value : mean)), outcome, weight };
      }),
    );
  });
}
