import {
  kaplanMeier,
  proportionalHazards,
  restrictedMean,
  restrictedMeanDifference,
  survivalQuantile,
} from "../../../src/statistics/index.ts";
import { found } from "../found.ts";
import { addLogRank, addRate, addSurvival, columns, groupBy } from "./analyses.ts";
import { addCox } from "./cox.ts";
import { Results, type Row, rowsOf } from "./reference-values.ts";

const TIMES = [10, 20, 30, 40, 52];

/** Everything of rossi_reference.R that stands here, under its names. */
export function rossi(): Results {
  const results = new Results();
  const rows = rowsOf("rossi-tarp/rossi.csv");
  addModels(results, rows);
  const people = rows.map((row) => ({
    time: Number(row.week),
    cause: Number(row.arrest),
    fin: row.fin!,
    race: row.race!,
    wexp: row.wexp!,
  }));
  const byAid = groupBy(people, (person) => person.fin);
  for (const interval of ["log", "log-log", "plain"] as const) {
    const all = { analysis: `km_overall_ci_${interval}`, stratum: "all", times: TIMES, interval };
    addSurvival(results, people, all);
    for (const [fin, group] of byAid) {
      const analysis = `km_by_fin_ci_${interval}`;
      addSurvival(results, group, { analysis, stratum: `fin=${fin}`, times: TIMES, interval });
    }
  }
  for (const name of ["fin", "race", "wexp"] as const) {
    const grouped = people.map((person) => ({ ...person, group: person[name] }));
    const label = (group: string) => `${name}=${group}`;
    addLogRank(results, grouped, { analysis: `logrank_${name}`, label });
  }
  const grouped = people.map((person) => ({ ...person, group: person.fin }));
  const label = (group: string) => `fin=${group}`;
  addLogRank(results, grouped, { analysis: "peto_prentice_fin", label, rho: 1 });
  const stratified = grouped.map((person) => ({ ...person, stratum: person.wexp }));
  addLogRank(results, stratified, { analysis: "logrank_fin_stratified_by_wexp", label });
  addQuantiles(results, byAid);
  addMeans(results, people, byAid);
  results.add("person_weeks", "all", { n: people.reduce((sum, person) => sum + person.time, 0) });
  for (const [name, group] of [["all", people] as const, ...byAid]) {
    const flags = group.map((person) => person.cause === 1);
    addRate(results, "rearrested_by_52_weeks", `fin=${name}`, flags);
  }
  return results;
}

type People = readonly { readonly time: number; readonly cause: number }[];

function addQuantiles(results: Results, byAid: readonly (readonly [string, People])[]): void {
  for (const [fin, group] of byAid) {
    const curve = found(kaplanMeier(columns(group)));
    for (const p of [0.1, 0.2, 0.25]) {
      const { time, lower, upper } = survivalQuantile(curve, p);
      const named = { week: time, lo95: lower, hi95: upper };
      for (const [quantity, value] of Object.entries(named)) {
        if (value === "not reached") continue;
        results.add("km_quantile_week", `fin=${fin} ${100 * p}%`, { [quantity]: value });
      }
    }
  }
}

function addMeans(results: Results, all: People, byAid: readonly (readonly [string, People])[]): void {
  const curves = new Map(
    [["all", all] as const, ...byAid].map(([k, g]) => [k, found(kaplanMeier(columns(g)))]),
  );
  for (const [name, curve] of curves) {
    const { value, standardError } = found(restrictedMean(curve, { horizon: 52 }));
    results.add("rmst52", name === "all" ? name : `fin=${name}`, { rmst: value, se: standardError });
  }
  const yes = curves.get("yes")!;
  const { value, standardError, lower, upper, p } = found(
    restrictedMeanDifference(yes, curves.get("no")!, { horizon: 52 }),
  );
  results.add("rmst52", "yes - no", { difference: value, se: standardError, lo95: lower, hi95: upper, p });
}

const is = (rows: readonly Row[], column: string, value: string) =>
  rows.map((row) => (row[column] === value ? 1 : 0));

const numbers = (rows: readonly Row[], column: string) => rows.map((row) => Number(row[column]));

function covariatesOf(rows: readonly Row[]) {
  return {
    finN: is(rows, "fin", "yes"),
    age: numbers(rows, "age"),
    raceN: is(rows, "race", "black"),
    wexpN: is(rows, "wexp", "yes"),
    marN: is(rows, "mar", "married"),
    paroN: is(rows, "paro", "yes"),
    prio: numbers(rows, "prio"),
  };
}

function addModels(results: Results, rows: readonly Row[]): void {
  const follow = { time: numbers(rows, "week"), cause: numbers(rows, "arrest") };
  const covariates = covariatesOf(rows);
  for (const ties of ["efron", "breslow", "exact"] as const) {
    addCox(results, `cox_${ties}`, { ...follow, covariates }, ties);
  }
  const { covariates: tests, global } = found(proportionalHazards({ ...follow, covariates }));
  for (const { name, chiSquared, df, p } of [...tests, { name: "GLOBAL", ...global }]) {
    results.add("cox_zph_km", name, { chisq: chiSquared, df, p });
  }
  const { finN, age, prio } = covariates;
  addCox(results, "cox_efron_fin_age_prio", { ...follow, covariates: { finN, age, prio } });
  addEmployment(results, rows, "emp", 0);
  addEmployment(results, rows, "lag", 1);
}

/** Employment in each week, or in the week before it, as a covariate that changes: a row a week. */
function addEmployment(results: Results, rows: readonly Row[], name: "emp" | "lag", lag: 0 | 1): void {
  const weeks = rows.flatMap((row) => {
    const last = Number(row.week);
    return Array.from({ length: last - lag }, (_, i) => ({ row, week: i + 1 + lag, last }));
  });
  const worked = weeks.map(({ row, week }) => (row[`emp${week - lag}`] === "yes" ? 1 : 0));
  const covariates = { ...covariatesOf(weeks.map(({ row }) => row)), [name]: worked };
  addCox(results, `cox_efron_employed_${name === "emp" ? "current" : "previous"}_week`, {
    entry: weeks.map(({ week }) => week - 1),
    time: weeks.map(({ week }) => week),
    cause: weeks.map(({ row, week, last }) => (week === last && row.arrest === "1" ? 1 : 0)),
    covariates,
  });
}
