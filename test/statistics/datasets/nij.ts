import { description, lifeTableIncidence, wilson } from "../../../src/statistics/index.ts";
import { found } from "../found.ts";
import { addAuc, addLogRank, addRate, addSurvival, groupBy } from "./analyses.ts";
import { addCox, dummies } from "./cox.ts";
import { addCondition, addThreeYears } from "./nij-comparison.ts";
import { Results, type Row, rowsOf } from "./reference-values.ts";

/** Published size of the whole cohort. */
const COHORT = 25_835;

const GROUPS = [
  "Gender",
  "Race",
  "Age_at_Release",
  "Gang_Affiliated",
  "Supervision_Level_First",
  "Supervision_Risk_Score_First",
  "Prison_Offense",
  "Education_Level",
] as const;

const known = (value: string | undefined): boolean => value !== undefined && value !== "" && value !== "NA";
const nameOf = (row: Row, column: string): string => (known(row[column]) ? row[column]! : "missing");
const arrested = (row: Row, year: number): boolean => row[`Recidivism_Arrest_Year${year}`] === "1";

/** Everything of nij_reference.R that stands here, under its names. */
export function nij(): Results {
  const results = new Results();
  const survivors = rowsOf("nij-georgia-parole/nij_not_rearrested_year1.csv");
  const people = rowsOf("nij-georgia-parole/nij_reconstructed.csv");
  addChain(results, survivors);
  addSurvivorRates(results, survivors);
  addReconstructed(results, people, survivors.length);
  addCurves(results, people);
  addScores(results, people);
  addModels(results, people);
  for (const [attendances, group] of groupBy(people, (row) => row.Program_Attendances!)) {
    const flags = group.map((row) => row.Recidivism_Within_3years === "1");
    addRate(results, "within_3_years_by_Program_Attendances", `attendances=${attendances}`, flags);
  }
  const employed = survivors.filter((row) => known(row.Percent_Days_Employed));
  const { kind, ...figures } = found(description(employed.map((row) => Number(row.Percent_Days_Employed))));
  results.add("descriptive", "Percent_Days_Employed file A", figures);
  return results;
}

function addChain(results: Results, survivors: readonly Row[]): void {
  const second = survivors.filter((row) => arrested(row, 2)).length;
  const third = survivors.filter((row) => arrested(row, 3)).length;
  const events = [COHORT - survivors.length, second, third];
  const risk = [COHORT, survivors.length, survivors.length - second];
  let sum = 0;
  const rows = events.map((count, i) => {
    sum += count;
    const yearly = found(wilson(count, risk[i]!));
    const cumulative = found(wilson(sum, COHORT));
    addWilson(results, "exact_conditional_year_rate", `year ${i + 1}`, [count, risk[i]!, yearly]);
    addWilson(results, "exact_cumulative_rate", `by year ${i + 1}`, [sum, COHORT, cumulative]);
    return { day: 365 * (i + 1), events: sum, competing: 0, censored: 0 };
  });
  // On a grid without censoring inside, survival is 1 - incidence, with the same standard error.
  const curve = found(lifeTableIncidence({ n: COHORT, rows }));
  for (const [i, point] of curve.points.entries()) {
    const { survival, standardError } = point;
    const factor = Math.exp((1.959963984540054 * standardError) / survival);
    results.add("exact_km_survival", `year ${i + 1}`, {
      survival,
      se_greenwood: standardError,
      lo95_log: survival / factor,
      hi95_log: survival * factor,
    });
  }
}

type Counted = readonly [number, number, { value: number; lower: number; upper: number }];

function addWilson(results: Results, analysis: string, stratum: string, [events, n, rate]: Counted): void {
  const { value, lower, upper } = rate;
  results.add(analysis, stratum, { n, events, rate: value, wilson_lo95: lower, wilson_hi95: upper });
}

function addSurvivorRates(results: Results, survivors: readonly Row[]): void {
  for (const column of GROUPS) {
    for (const [name, group] of groupBy(survivors, (row) => nameOf(row, column))) {
      const stratum = `${column}=${name}`;
      const year2 = group.map((row) => arrested(row, 2));
      addRate(results, "file_A_year2_rate_among_year1_survivors", stratum, year2);
      const free = group.filter((row) => !arrested(row, 2)).map((row) => arrested(row, 3));
      addRate(results, "file_A_year3_rate_among_year2_survivors", stratum, free);
    }
  }
}

function addReconstructed(results: Results, people: readonly Row[], survivors: number): void {
  results.add("reconstructed", "rows", {
    n: people.length,
    from_A: survivors,
    from_B: people.length - survivors,
    published_n: COHORT,
    missing_people: COHORT - people.length,
  });
  const groups: [string, readonly Row[]][] = GROUPS.flatMap((column) =>
    groupBy(people, (row) => nameOf(row, column)).map(([name, group]): [string, readonly Row[]] => [
      `${column}=${name}`,
      group,
    ]),
  );
  for (const [stratum, group] of [["all", people] as const, ...groups]) {
    for (const year of [1, 2, 3]) {
      const flags = group.map((row) => arrested(row, year));
      addRate(results, `reconstructed_arrest_in_year${year}_of_all`, stratum, flags);
    }
    const within = group.map((row) => row.Recidivism_Within_3years === "1");
    addRate(results, "reconstructed_within_3_years", stratum, within);
  }
}

function addCurves(results: Results, people: readonly Row[]): void {
  const followed = people.map((row) => ({
    time: arrested(row, 1) ? 1 : arrested(row, 2) ? 2 : 3,
    cause: Number(row.Recidivism_Within_3years),
    row,
  }));
  const times = [1, 2, 3];
  addSurvival(results, followed, { analysis: "reconstructed_km", stratum: "all", times });
  for (const column of ["Gender", "Race", "Age_at_Release", "Supervision_Level_First"]) {
    const members = followed.filter((person) => known(person.row[column]));
    for (const [name, group] of groupBy(members, (person) => person.row[column]!)) {
      const request = { analysis: `reconstructed_km_${column}`, stratum: `${column}=${name}`, times };
      addSurvival(results, group, request);
    }
    const grouped = members.map((person) => ({ ...person, group: person.row[column]! }));
    const label = (group: string) => `${column}=${group}`;
    addLogRank(results, grouped, { analysis: `logrank_${column}`, label });
  }
  const men = followed.filter(({ row }) => row.Gender === "M" && known(row.Gang_Affiliated));
  const grouped = men.map((person) => ({ ...person, group: person.row.Gang_Affiliated! }));
  const label = (group: string) => `Gang_Affiliated=${group}`;
  addLogRank(results, grouped, { analysis: "logrank_Gang_Affiliated_men", label });
}

function addScores(results: Results, people: readonly Row[]): void {
  const complete = people.filter(isComplete);
  const groups: [string, (row: Row) => boolean][] = [
    ["all", () => true],
    ["Gender=M", (row) => row.Gender === "M"],
    ["Gender=F", (row) => row.Gender === "F"],
    ["Race=BLACK", (row) => row.Race === "BLACK"],
    ["Race=WHITE", (row) => row.Race === "WHITE"],
  ];
  for (const [stratum, belongs] of groups) {
    const members = complete.filter(belongs);
    const scored = (column: string) =>
      members.map((row) => ({
        score: Number(row.Supervision_Risk_Score_First),
        outcome: Number(row[column]),
      }));
    addAuc(results, scored("Recidivism_Within_3years"), "auc_risk_score_3_years", stratum);
    addAuc(results, scored("Recidivism_Arrest_Year1"), "auc_risk_score_year_1", stratum);
  }
  for (const [score, group] of groupBy(complete, (row) => row.Supervision_Risk_Score_First!)) {
    const flags = group.map((row) => row.Recidivism_Within_3years === "1");
    addRate(results, "observed_3_year_rate_by_risk_score", `score=${score}`, flags);
  }
}

const isComplete = (row: Row): boolean =>
  ["Supervision_Risk_Score_First", "Gender", "Race", "Age_at_Release"].every((column) => known(row[column]));

const AGES = ["48 or older", "43-47", "38-42", "33-37", "28-32", "23-27", "18-22"];

function addModels(results: Results, people: readonly Row[]): void {
  const follow = (rows: readonly Row[]) => ({
    time: rows.map((row) => (arrested(row, 1) ? 1 : arrested(row, 2) ? 2 : 3)),
    cause: rows.map((row) => Number(row.Recidivism_Within_3years)),
  });
  const of = (rows: readonly Row[], column: string) => rows.map((row) => row[column]);
  const shared = (rows: readonly Row[]) => ({
    ...dummies("Race", of(rows, "Race"), ["WHITE", "BLACK"]),
    ...dummies("Age", of(rows, "Age_at_Release"), AGES),
    Supervision_Risk_Score_First: rows.map((row) => Number(row.Supervision_Risk_Score_First)),
  });
  const complete = people.filter(isComplete);
  const gender = dummies("Gender", of(complete, "Gender"), ["M", "F"]);
  for (const ties of ["efron", "breslow"] as const) {
    addCox(
      results,
      `cox_${ties}`,
      { ...follow(complete), covariates: { ...gender, ...shared(complete) } },
      ties,
    );
  }
  addThreeYears(results, complete, { ...gender, ...shared(complete) });
  addCondition(results, complete, { ...gender, ...shared(complete) });
  const men = complete.filter((row) => row.Gender === "M" && known(row.Gang_Affiliated));
  const gang = { Gang_Affiliated: men.map((row) => Number(row.Gang_Affiliated)) };
  addCox(results, "cox_efron_men_with_gang", { ...follow(men), covariates: { ...shared(men), ...gang } });
}
