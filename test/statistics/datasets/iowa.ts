import { addGray, addIncidence, addLogRank, addRate, addSurvival, groupBy } from "./analyses.ts";
import { addCox, addFineGray, dummies } from "./cox.ts";
import { addIowaRows } from "./iowa-rows.ts";
import { Results, rowsOf } from "./reference-values.ts";

const TIMES = [90, 180, 365, 730, 1095];
const CAUSES = ["New", "Tech"];

/** Everything of iowa_reference.R that stands here, under its names. */
export function iowa(): Results {
  const results = new Results();
  const rows = rowsOf("iowa-prison-3yr/iowa_prison_3yr_recidivism.csv");
  addIowaRows(results, rows);
  const people = rows.map((row) => {
    const returned = row["Return to Prison"] === "Yes";
    // The rule of the reference: a return on day 0 counts at day 0.5.
    const time = returned ? Math.max(Number(row["Days to Return"]), 0.5) : 1095;
    return { time, cause: returned ? CAUSES.indexOf(row["Recidivism Type"]!) + 1 : 0, row };
  });
  const anyReturn = people.map((person) => ({ ...person, cause: Math.min(person.cause, 1) }));
  for (const column of RATES) {
    const named = groupBy(anyReturn, (person) => person.row[column] || "(blank)");
    const variable = column.replaceAll(/[^A-Za-z]+/g, "_");
    for (const [name, group] of named) {
      const flags = group.map((person) => person.cause === 1);
      addRate(results, "returned_within_3_years", `${variable}=${name}`, flags);
    }
  }
  const flags = anyReturn.map((person) => person.cause === 1);
  addRate(results, "returned_within_3_years", "all", flags);
  addSurvival(results, anyReturn, { analysis: "km_all", stratum: "all", times: TIMES });
  addIncidence(results, people, {
    analysis: "aalen_johansen",
    stratum: "all",
    times: TIMES,
    causes: CAUSES,
  });
  addModels(results, people);
  for (const column of ["Target Population", "Sex"]) addBy(results, people, column);
  return results;
}

const RATES = [
  "Fiscal Year Released",
  "Sex",
  "Age At Release",
  "Race - Ethnicity",
  "Release Type",
  "Main Supervising District",
  "Offense Type",
  "Target Population",
];

interface Released {
  readonly time: number;
  readonly cause: number;
  readonly row: Readonly<Record<string, string>>;
}

function addBy(results: Results, people: readonly Released[], column: string): void {
  const variable = column.replaceAll(/[^A-Za-z]+/g, "_");
  const known = people.filter((person) => person.row[column] !== "");
  for (const [name, group] of groupBy(known, (person) => person.row[column]!)) {
    const stratum = `${variable}=${name}`;
    const anyReturn = group.map(({ time, cause }) => ({ time, cause: Math.min(cause, 1) }));
    addSurvival(results, anyReturn, { analysis: `km_${variable}`, stratum, times: TIMES });
    const analysis = `aalen_johansen_${variable}`;
    addIncidence(results, group, { analysis, stratum, times: TIMES, causes: CAUSES });
  }
  const grouped = known.map((person) => ({
    time: person.time,
    cause: Math.min(person.cause, 1),
    group: person.row[column]!,
  }));
  const label = (group: string) => `${variable}=${group}`;
  addLogRank(results, grouped, { analysis: `logrank_${variable}`, label });
  const byCause = known.map(({ time, cause, row }) => ({ time, cause, group: row[column]! }));
  const strata = CAUSES.map((cause) => `cause=${cause}`);
  addGray(results, byCause, { analysis: `gray_test_${variable}`, strata });
}

function addModels(results: Results, people: readonly Released[]): void {
  const known = people.filter(({ row }) => row.Sex !== "" && row["Age At Release"] !== "");
  const offence = ["Drug", "Property", "Violent", "Public Order", "Other"];
  const { sexAndAge, target } = columnsOf(known);
  const offences = dummies("Off", valuesOf(known, "Offense Type"), offence);
  const covariates = { ...sexAndAge, ...offences, ...target };
  for (const [i, name] of CAUSES.entries()) {
    const cause = known.map((person) => (person.cause === i + 1 ? 1 : 0));
    addCox(results, `cause_specific_cox_${name}`, { time: known.map(({ time }) => time), cause, covariates });
  }
  addSubdistribution(results, known);
}

const valuesOf = (people: readonly Released[], column: string) => people.map(({ row }) => row[column]);

function columnsOf(people: readonly Released[]) {
  const ages = ["25-34", "Under 25", "35-44", "45-54", "55 and Older"];
  return {
    sexAndAge: {
      ...dummies("SexF", valuesOf(people, "Sex"), ["Male", "Female"]),
      ...dummies("Age", valuesOf(people, "Age At Release"), ages),
    },
    target: dummies("Target_Population", valuesOf(people, "Target Population"), ["No", "Yes"]),
  };
}

/** Those released in 2013, in both causes. */
function addSubdistribution(results: Results, known: readonly Released[]): void {
  const released = known.filter(({ row }) => row["Fiscal Year Released"] === "2013");
  results.add("fine_gray_2013_releases", "input", { n: released.length });
  const { sexAndAge, target } = columnsOf(released);
  const data = {
    time: released.map(({ time }) => time),
    cause: released.map(({ cause }) => cause),
    covariates: { ...sexAndAge, ...target },
  };
  for (const [i, name] of CAUSES.entries()) {
    addFineGray(results, `fine_gray_2013_releases_cause_${name}`, data, i + 1);
  }
}
