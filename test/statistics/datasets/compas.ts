import { classificationTable } from "../../../src/statistics/index.ts";
import { found } from "../found.ts";
import { addAuc, addRate, addSurvival, groupBy } from "./analyses.ts";
import { addScores } from "./compas-scores.ts";
import { addCox, dummies } from "./cox.ts";
import { Results, type Row, rowsOf } from "./reference-values.ts";

const LEVELS = ["Low", "Medium", "High"];

/** Everything of compas_reference.R that stands here, under its names. */
export function compas(): Results {
  const results = new Results();
  const people = rowsOf("compas-propublica/compas-scores-two-years.csv");
  const filtered = people.filter(isFiltered);
  for (const [stratum, group] of strata(people)) {
    addConfusion(results, group, { analysis: "cut_medium_or_high", stratum, flagged: ["Medium", "High"] });
    addConfusion(results, group, { analysis: "cut_high", stratum, flagged: ["High"] });
    const events = group.filter((row) => row.two_year_recid === "1").length;
    // The reference leaves out groups with 4 of either or fewer.
    if (Math.min(events, group.length - events) > 4) addDecile(results, group, stratum);
  }
  addDecile(results, filtered, "filtered 6172");
  const levels = people.map((row) => ({
    score: LEVELS.indexOf(row.score_text!),
    outcome: Number(row.two_year_recid),
  }));
  addAuc(results, levels, "auc_3_level_two_year_recid", "all");
  addDecileRates(results, people);
  addCurves(results, people);
  addModels(results, people);
  addScores(results, people, filtered);
  return results;
}

function isFiltered(row: Row): boolean {
  const days = Number(row.days_b_screening_arrest);
  const screened = row.days_b_screening_arrest !== "" && days <= 30 && days >= -30;
  return screened && row.is_recid !== "-1" && row.c_charge_degree !== "O" && row.score_text !== "N/A";
}

function strata(people: readonly Row[]): [string, readonly Row[]][] {
  const named = ["race", "sex", "age_cat"].flatMap((column) =>
    groupBy(people, (row) => row[column]!).map(([name, group]): [string, readonly Row[]] => [
      `${column}=${name}`,
      group,
    ]),
  );
  return [["all", people], ...named];
}

function addDecile(results: Results, group: readonly Row[], stratum: string): void {
  const scored = group.map((row) => ({
    score: Number(row.decile_score),
    outcome: Number(row.two_year_recid),
  }));
  addAuc(results, scored, "auc_decile_two_year_recid", stratum);
}

function addDecileRates(results: Results, people: readonly Row[]): void {
  const groups: [string, readonly Row[]][] = [
    ["", people],
    ["African-American ", people.filter((row) => row.race === "African-American")],
    ["Caucasian ", people.filter((row) => row.race === "Caucasian")],
  ];
  for (const [prefix, group] of groups) {
    for (const [decile, members] of groupBy(group, (row) => row.decile_score!)) {
      const flags = members.map((row) => row.two_year_recid === "1");
      addRate(results, "observed_rate_by_decile", `${prefix}decile=${decile}`, flags);
    }
  }
}

function addCurves(results: Results, people: readonly Row[]): void {
  const followed = people
    .filter((row) => Number(row.end) > Number(row.start))
    .map((row) => ({
      time: Number(row.end),
      entry: Number(row.start),
      cause: Number(row.event),
      score: row.score_text!,
    }));
  const times = [180, 365, 730];
  addSurvival(results, followed, { analysis: "km_all", stratum: "all", times });
  for (const [score, group] of groupBy(followed, (person) => person.score)) {
    addSurvival(results, group, { analysis: "km_score", stratum: `score=${score}`, times });
  }
  const events = followed.filter((person) => person.cause === 1).length;
  const dropped = people.length - followed.length;
  results.add("cox_input", "end > start", { n: followed.length, events, dropped });
}

interface Cut {
  readonly analysis: string;
  readonly stratum: string;
  readonly flagged: readonly string[];
}

function addConfusion(results: Results, group: readonly Row[], { analysis, stratum, flagged }: Cut): void {
  const count = (positive: boolean, outcome: string) =>
    group.filter((row) => flagged.includes(row.score_text!) === positive && row.two_year_recid === outcome)
      .length;
  const [tp, fp, fn, tn] = [count(true, "1"), count(true, "0"), count(false, "1"), count(false, "0")];
  results.add(analysis, stratum, { tn, fp, fn, tp });
  const table = found(
    classificationTable({ truePositive: tp, falsePositive: fp, falseNegative: fn, trueNegative: tn }),
  );
  const rates = {
    fpr: table.falsePositiveRate,
    fnr: table.falseNegativeRate,
    sensitivity: table.sensitivity,
    specificity: table.specificity,
    ppv: table.positivePredictiveValue,
    npv: table.negativePredictiveValue,
    prevalence: table.prevalence,
    flagged: table.flagged,
  };
  for (const [name, rate] of Object.entries(rates)) {
    // The reference leaves empty what has nobody to be a share of.
    if (rate.kind === "not estimable") continue;
    const { value, lower, upper } = rate;
    const named = { [name]: value, [`${name}_wilson_lo95`]: lower, [`${name}_wilson_hi95`]: upper };
    results.add(analysis, stratum, named);
  }
}

function addModels(results: Results, people: readonly Row[]): void {
  const followed = people.filter((row) => Number(row.end) > Number(row.start));
  const follow = (rows: readonly Row[]) => ({
    time: rows.map((row) => Number(row.end)),
    entry: rows.map((row) => Number(row.start)),
    cause: rows.map((row) => Number(row.event)),
  });
  const levels = (rows: readonly Row[]) =>
    dummies(
      "score",
      rows.map((row) => row.score_text),
      LEVELS,
    );
  for (const ties of ["efron", "breslow"] as const) {
    addCox(results, `cox_score_${ties}`, { ...follow(followed), covariates: levels(followed) }, ties);
    const decile_score = followed.map((row) => Number(row.decile_score));
    addCox(results, `cox_decile_${ties}`, { ...follow(followed), covariates: { decile_score } }, ties);
  }
  for (const race of ["African-American", "Caucasian"]) {
    const members = followed.filter((row) => row.race === race);
    addCox(results, `cox_score_efron ${race}`, { ...follow(members), covariates: levels(members) });
  }
  const both = followed.filter((row) => ["African-American", "Caucasian"].includes(row.race!));
  const black = both.map((row) => (row.race === "African-American" ? 1 : 0));
  const main = { ...levels(both), "racefAfrican-American": black };
  const products = Object.entries(levels(both)).map(([name, values]): [string, number[]] => [
    `${name}:racefAfrican-American`,
    values.map((value, i) => value * black[i]!),
  ]);
  const covariates = { ...main, ...Object.fromEntries(products) };
  addCox(results, "cox_score_by_race_efron", { ...follow(both), covariates });
}
