import { aalenJohansen, kaplanMeier, stepAt } from "../../../src/statistics/index.ts";
import { found } from "../found.ts";
import { addGray, addIncidence, addLogRank, addSurvival, columns, groupBy, type Person } from "./analyses.ts";
import { addCox } from "./cox.ts";
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
  for (const [i, cause] of CAUSES.entries()) {
    addCox(results, `cause_specific_cox_${cause}`, {
      time: complete.map((person) => person.time),
      cause: complete.map((person) => (person.cause === i + 1 ? 1 : 0)),
      covariates: {
        sexM: complete.map((person) => (person.group === "M" ? 1 : 0)),
        age: complete.map((person) => person.age),
        mspike: complete.map((person) => person.mspike!),
      },
    });
  }
  const naive = found(kaplanMeier(columns(progressed)));
  for (const time of TIMES) {
    const value = 1 - stepAt(naive, time)!.survival;
    results.add("one_minus_km_pcm_WRONG", `t=${time}`, { value });
  }
  return results;
}

/** The incidences that cmprsk::timepoints gives at the same times. */
function addCuminc(results: Results, group: readonly Person[], sex: string): void {
  const curve = found(aalenJohansen(columns(group)));
  for (const time of TIMES) {
    for (const [i, cause] of stepAt(curve, time)!.causes.entries()) {
      results.add("cmprsk_cuminc_sex", `${sex} ${i + 1} t=${time}`, { cif: cause.incidence });
    }
  }
}
