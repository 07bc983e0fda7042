import {
  aalenJohansen,
  coxRegression,
  kaplanMeier,
  stepAt,
  subdistributionRows,
} from "../../../src/statistics/index.ts";
import { found } from "../found.ts";
import { addGray, addIncidence, addLogRank, addSurvival, columns, groupBy, type Person } from "./analyses.ts";
import { addCox, addFineGray } from "./cox.ts";
import { Results, rowsOf } from "./reference-values.ts";

const TIMES = [12, 60, 120, 180, 240, 300];
const CAUSES = ["pcm", "death"];

/** Everything of mgus2_reference.R that stands here, under its names. */
export function mgus2(): Results {
  const results = new Results();
  const people = rowsOf("mgus2-competing-risks/mgus2.csv").map((row) => {
    const progressed = row.pstat === "1";
    const dead = row.death === "1";
    return {
      time: Number(progressed ? row.ptime : row.futime),
      cause: progressed ? 1 : dead ? 2 : 0,
      followed: Number(row.futime),
      dead,
      group: row.sex!,
      age: Number(row.age),
      mspike: row.mspike === "" || row.mspike === "NA" ? undefined : Number(row.mspike),
    };
  });
  const counted = ["censor", ...CAUSES].map((name, code) => [name, code] as const);
  for (const [name, code] of counted) {
    results.add("counts", name, { n: people.filter((person) => person.cause === code).length });
  }
  const zero = people.filter((person) => person.time === 0).length;
  results.add("counts", "all", { n: people.length, zero_time: zero });
  const request = { times: TIMES, causes: CAUSES, suffix: "_log" };
  addIncidence(results, people, { analysis: "aalen_johansen", stratum: "all", ...request });
  for (const [sex, group] of groupBy(people, (person) => person.group)) {
    addIncidence(results, group, { analysis: "aalen_johansen_sex", stratum: `sex=${sex}`, ...request });
    addCuminc(results, group, sex);
    const deaths = group.map(({ followed, dead }) => ({ time: followed, cause: dead ? 1 : 0 }));
    addSurvival(results, deaths, { analysis: "km_death_sex", stratum: `sex=${sex}`, times: TIMES });
  }
  const label = (sex: string) => `sex=${sex}`;
  const progressed = people.map((person) => ({ ...person, cause: person.cause === 1 ? 1 : 0 }));
  addLogRank(results, progressed, { analysis: "logrank_sex_pcm_cause_specific", label });
  const deaths = people.map((person) => ({
    time: person.followed,
    cause: person.dead ? 1 : 0,
    group: person.group,
  }));
  addLogRank(results, deaths, { analysis: "logrank_sex_all_cause_death", label });
  addGray(results, people, { analysis: "gray_test_sex", strata: CAUSES });
  const complete = people.filter((person) => person.mspike !== undefined);
  const covariates = {
    sexM: complete.map((person) => (person.group === "M" ? 1 : 0)),
    age: complete.map((person) => person.age),
    mspike: complete.map((person) => person.mspike!),
  };
  for (const [i, cause] of CAUSES.entries()) {
    const time = complete.map((person) => person.time);
    const own = complete.map((person) => (person.cause === i + 1 ? 1 : 0));
    addCox(results, `cause_specific_cox_${cause}`, { time, cause: own, covariates });
    const causes = complete.map((person) => person.cause);
    addFineGray(results, `fine_gray_${cause}`, { time, cause: causes, covariates }, i + 1);
    addWeighted(results, people, i + 1);
  }
  const naive = found(kaplanMeier(columns(progressed)));
  for (const time of TIMES) {
    const value = 1 - stepAt(naive, time)!.survival;
    results.add("one_minus_km_pcm_WRONG", `t=${time}`, { value });
  }
  return results;
}

interface Patient extends Person {
  readonly group: string;
  readonly age: number;
  readonly mspike: number | undefined;
}

/**
 * Fine and Gray's model as a weighted Cox model; weights from everybody, as in the reference, also from those whose
 * covariate is missing.
 */
function addWeighted(results: Results, people: readonly Patient[], cause: number): void {
  const expanded = subdistributionRows(columns(people), { cause });
  const all = expanded.row.map((row, i) => ({ row, i, person: people[row]! }));
  const sexM = (person: Patient) => (person.group === "M" ? 1 : 0);
  const known = all.filter(({ person }) => person.mspike !== undefined);
  const models: [string, typeof all, Record<string, (person: Patient) => number>][] = [
    ["_sex_only", all, { sexM }],
    ["", known, { age: (person) => person.age, sexM, mspike: (person) => person.mspike! }],
  ];
  for (const [suffix, rows, covariates] of models) {
    const of = (column: readonly number[]) => rows.map(({ i }) => column[i]!);
    const named = Object.entries(covariates).map(([name, value]) => [
      name,
      rows.map(({ person }) => value(person)),
    ]);
    const model = found(
      coxRegression({
        entry: of(expanded.entry),
        time: of(expanded.time),
        cause: of(expanded.cause),
        weight: of(expanded.weight),
        cluster: of(expanded.row),
        covariates: Object.fromEntries(named),
      }),
    );
    for (const [j, one] of model.coefficients.entries()) {
      results.add(`fine_gray_efron_${CAUSES[cause - 1]}${suffix}`, one.name, {
        coef: one.coefficient,
        subdistribution_hr: one.hazardRatio,
        se_model: Math.sqrt(model.modelCovariance[j]![j]!),
        se_robust: one.standardError,
      });
    }
  }
}

/** The incidences and variances that cmprsk::timepoints gives at the same times. */
function addCuminc(results: Results, group: readonly Person[], sex: string): void {
  const curve = found(aalenJohansen(columns(group), { variance: "aalen" }));
  for (const time of TIMES) {
    for (const [i, cause] of stepAt(curve, time)!.causes.entries()) {
      results.add("cmprsk_cuminc_sex", `${sex} ${i + 1} t=${time}`, {
        cif: cause.incidence,
        variance_aalen: cause.standardError ** 2,
      });
    }
  }
}
