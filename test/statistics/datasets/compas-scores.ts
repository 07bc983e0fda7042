import { brierScore, calibration, correlation, logisticRegression } from "../../../src/statistics/index.ts";
import { found } from "../found.ts";
import { groupBy } from "./analyses.ts";
import { dummies } from "./cox.ts";
import { addLogistic } from "./logistic.ts";
import { type Results, type Row, rowsOf } from "./reference-values.ts";

/** Rows and filter of the reference, what goes with a high score, and how well the score predicts. */
export function addScores(results: Results, people: readonly Row[], filtered: readonly Row[]): void {
  addRows(results, people);
  addFiltered(results, filtered);
  addLogistic(results, "logistic_score_medium_or_high", highScore(filtered));
  const outcome = numbers(people, "two_year_recid");
  const predicted = numbers(people, "decile_score").map((decile) => decile / 10);
  const brier = found(brierScore({ predicted, outcome }));
  results.add("brier_decile_over_10", "all", { brier: brier.value });
  const clipped = predicted.map((p) => Math.min(Math.max(p, 0.05), 0.95));
  const { intercept, slope } = found(calibration({ predicted: clipped, outcome }, { iteration: "glm" }));
  results.add("calibration_logit_of_decile_over_10_clipped_05_95", "all", {
    intercept: intercept.value,
    intercept_se: intercept.standardError,
    slope: slope.value,
    slope_se: slope.standardError,
  });
}

const numbers = (rows: readonly Row[], column: string): number[] => rows.map((row) => Number(row[column]));

function addRows(results: Results, people: readonly Row[]): void {
  results.add("rows", "two-years file", { n: people.length });
  const all = rowsOf("compas-propublica/compas-scores.csv");
  results.add("rows", "compas-scores file", {
    n: all.length,
    decile_score_minus1: all.filter((row) => row.decile_score === "-1").length,
    is_recid_minus1: all.filter((row) => row.is_recid === "-1").length,
    distinct_id: new Set(all.map((row) => row.id)).size,
  });
}

function addFiltered(results: Results, filtered: readonly Row[]): void {
  const again = filtered.filter((row) => row.two_year_recid === "1").length;
  const percent = (100 * again) / filtered.length;
  results.add("filtered", "all", { n: filtered.length, two_year_recid: again, percent });
  for (const column of ["race", "sex", "age_cat", "score_text"]) {
    for (const [name, group] of groupBy(filtered, (row) => row[column]!)) {
      results.add("filtered", `${column}=${name}`, { n: group.length });
    }
  }
  const stay = filtered.map((row) => dayOf(row.c_jail_out!) - dayOf(row.c_jail_in!));
  const { value } = found(correlation({ x: stay, y: numbers(filtered, "decile_score") }));
  results.add("filtered", "length_of_stay vs decile_score", { pearson_r: value });
}

/** Days since 1970 of a date with or without a time of day. */
const dayOf = (text: string): number => Date.parse(text.slice(0, 10)) / 86_400_000;

const RACES = ["Caucasian", "African-American", "Asian", "Hispanic", "Native American", "Other"];

function highScore(filtered: readonly Row[]) {
  const of = (column: string) => filtered.map((row) => row[column]);
  return found(
    logisticRegression(
      {
        outcome: filtered.map((row) => Number(row.score_text !== "Low")),
        covariates: {
          ...dummies("gender", of("sex"), ["Male", "Female"]),
          ...dummies("agef", of("age_cat"), ["25 - 45", "Greater than 45", "Less than 25"]),
          ...dummies("racef", of("race"), RACES),
          priors_count: numbers(filtered, "priors_count"),
          ...dummies("c_charge_degree", of("c_charge_degree"), ["F", "M"]),
          two_year_recid: numbers(filtered, "two_year_recid"),
        },
      },
      { iteration: "glm" },
    ),
  );
}
