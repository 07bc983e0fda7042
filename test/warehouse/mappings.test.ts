import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDelivery } from "../../loaders/exports/read-delivery.ts";
import { silent } from "../../loaders/progress.ts";
import { buildWarehouse } from "../../loaders/warehouse/build-warehouse.ts";
import type { Warehouse } from "../../loaders/warehouse/warehouse.ts";
import { datasetFolder, hasDataset, readReference } from "./datasets.ts";
import { openWorkshop, type Workshop } from "./fixture.ts";
import { mappingFolder, readMapping, runMapping, unknownColumns } from "./run-mapping.ts";

const names = ["compas-propublica", "iowa-prison-3yr", "nij-georgia-parole", "rossi-tarp"] as const;

describe("data/mappings", () => {
  test("holds one folder for each public dataset, with package, notes and cases", () => {
    expect(readdirSync("data/mappings").toSorted()).toEqual(names);
    for (const name of names) {
      expect(readMapping(name).name).toBe(name);
      for (const file of ["README.md", "cases.sql", "events.sql"])
        expect(existsSync(join(mappingFolder(name), file)), `${name}/${file}`).toBe(true);
    }
  });
});

function withMapping(name: (typeof names)[number]) {
  let workshop: Workshop;
  let warehouse: Warehouse | undefined;
  beforeAll(async () => {
    workshop = await openWorkshop();
    const { connection, workFolder } = workshop;
    warehouse = await buildWarehouse({
      connection,
      delivery: await runMapping(connection, name),
      workFolder,
    });
  });
  afterAll(() => workshop?.close());
  const built = () => {
    if (warehouse === undefined) throw new Error("The warehouse was not built.");
    return warehouse;
  };

  test("gives columns of the contract only, and pseudonyms that are unique and long", async () => {
    for (const [table, columns] of Object.entries(built().delivery.columns)) {
      const known = [...built().delivery.tables].find((candidate) => candidate === table);
      expect(known && unknownColumns(known, columns)).toEqual([]);
    }
    const [row] = await built().rows(
      "SELECT count(*) - count(DISTINCT person_id) AS twice, min(length(case_id)) AS shortest FROM accepted.cases",
    );
    expect(row).toEqual({ twice: 0, shortest: 32 });
  });

  test("read by the intake gives the same outcomes, with no row lost", async () => {
    const intakeWorkshop = await openWorkshop();
    const { connection, workFolder } = intakeWorkshop;
    try {
      const { delivery } = await readDelivery({
        exportsFolder: datasetFolder(name),
        mappingFolder: mappingFolder(name),
        workFolder,
        connection,
        progress: silent,
      });
      const read = await buildWarehouse({ connection, delivery, workFolder });
      const summary = `
        SELECT outcome, evidence, status, competing_reason, event_day, time_day, count(*) AS people
        FROM models.outcomes GROUP BY ALL ORDER BY ALL`;
      expect(await read.rows(summary)).toEqual(await built().rows(summary));
      expect(delivery.eventKindsDelivered).toEqual(readMapping(name).throughcare.eventKindsDelivered);
    } finally {
      await intakeWorkshop.close();
    }
  });

  return {
    rows: <R extends object>(sql: string) => built().rows<R>(sql),
  };
}

/** People and events of an outcome by a day, for each value of an expression over models.episodes. */
const byGroup = (outcome: string, evidence: number, day: number, group: string) => `
  SELECT ${group} AS stratum, count(*) AS n, count(*) FILTER (o.event_day <= ${day}) AS events
  FROM models.outcomes AS o JOIN models.episodes AS e USING (case_id)
  WHERE o.outcome = '${outcome}' AND o.evidence = ${evidence}
  GROUP BY ALL ORDER BY ALL`;

interface Counted {
  readonly stratum: string;
  readonly n: number;
  readonly events: number;
}

describe.skipIf(!hasDataset("rossi-tarp"))("rossi-tarp", () => {
  const reference = hasDataset("rossi-tarp") ? readReference("rossi-tarp", "rossi_reference.csv") : undefined;
  const { rows } = withMapping("rossi-tarp");

  test.each([10, 20, 30, 40, 52])("people at risk and survival by financial aid in week %i", async (week) => {
    const counted = await rows<Counted & { atRisk: number }>(`
      SELECT cohort_financial_aid AS stratum, count(*) AS n,
        count(*) FILTER (o.status = 'event' AND o.time_day <= ${7 * week}) AS events,
        count(*) FILTER (o.time_day >= ${7 * week}) AS "atRisk"
      FROM models.outcomes AS o JOIN models.episodes AS e USING (case_id)
      WHERE o.outcome = 'reoffending' AND o.evidence = 2 GROUP BY ALL ORDER BY ALL`);
    expect(counted.map(({ stratum }) => stratum)).toEqual(["no", "yes"]);
    for (const { stratum, n, events, atRisk } of counted) {
      const at = `fin=${stratum} t=${week}`;
      expect(atRisk).toBe(reference?.("km_by_fin_ci_log", at, "n_risk"));
      // Nobody is censored before week 52, so that the estimate is the share without an event.
      expect(1 - events / n).toBeCloseTo(reference?.("km_by_fin_ci_log", at, "survival") ?? Number.NaN, 9);
    }
  });

  test("employment is observed weekly until the arrest", async () => {
    const [row] = await rows("SELECT count(*) AS n, max(observed_day) AS last FROM accepted.living");
    expect(row).toEqual({ n: reference?.("person_weeks", "all", "n"), last: 364 });
  });
});

describe.skipIf(!hasDataset("iowa-prison-3yr"))("iowa-prison-3yr", () => {
  const reference = hasDataset("iowa-prison-3yr")
    ? readReference("iowa-prison-3yr", "iowa_reference.csv")
    : undefined;
  const { rows } = withMapping("iowa-prison-3yr");
  const causes = [
    ["reoffending", "New"],
    ["breach", "Tech"],
  ] as const;

  describe.each(causes)("%s is the cause %s", (outcome, cause) => {
    test.each([365, 730, 1095])("with the cumulative incidence of the reference on day %i", async (day) => {
      const [all] = await rows<Counted>(`
        SELECT 'all' AS stratum, count(*) AS n,
          count(*) FILTER (status = 'event' AND time_day <= ${day}) AS events
        FROM models.outcomes WHERE outcome = '${outcome}' AND evidence = 3`);
      expect(all?.n).toBe(reference?.("rows", "all", "n"));
      // Nobody is censored before day 1095: the estimate is the share with an event.
      expect((all?.events ?? 0) / (all?.n ?? 0)).toBeCloseTo(
        reference?.("aalen_johansen", `all t=${day} cause=${cause}`, "cif") ?? Number.NaN,
        9,
      );
    });

    test("by target population and by sex, where blank sex stays blank", async () => {
      for (const [column, label] of [
        ["cohort_target_population", "Target_Population"],
        ["upper(e.sex[1]) || e.sex[2:]", "Sex"],
      ] as const) {
        const counted = await rows<Counted>(`
          ${byGroup(outcome, 3, 1095, column)}`);
        for (const { stratum, n, events } of counted.filter((row) => row.stratum !== null))
          expect(events / n).toBeCloseTo(
            reference?.(`aalen_johansen_${label}`, `${label}=${stratum} t=1095 cause=${cause}`, "cif") ??
              Number.NaN,
            9,
          );
      }
      const [blank] = await rows("SELECT count(*) AS n FROM models.episodes WHERE sex IS NULL");
      expect(blank).toEqual({ n: reference?.("missing_or_blank", "Sex", "n") });
    });

    test("each competes with the other; everybody else is followed to day 1095", async () => {
      const counted = await rows(`
        SELECT status, competing_reason, count(*) AS n, max(time_day) AS last FROM models.outcomes
        WHERE outcome = '${outcome}' AND evidence = 3 GROUP BY ALL ORDER BY status`);
      const other = cause === "New" ? "Tech" : "New";
      expect(counted).toEqual([
        {
          status: "censored",
          competing_reason: null,
          n: reference?.("causes", "censored", "n"),
          last: 1095,
        },
        {
          status: "competing",
          competing_reason: cause === "New" ? "revoked" : "other",
          n: reference?.("causes", other, "n"),
          last: expect.any(Number),
        },
        {
          status: "event",
          competing_reason: null,
          n: reference?.("causes", cause, "n"),
          last: expect.any(Number),
        },
      ]);
    });
  });

  test("blank release types and districts stay blank, and day 0 is kept", async () => {
    const [row] = await rows(`
      SELECT count(*) FILTER (cohort_release_type IS NULL) AS release, count(*) FILTER (office IS NULL) AS office,
        count(*) FILTER (age_band IS NULL) AS age, count(*) FILTER (cohort_race IS NULL) AS race,
        count(*) FILTER (end_day = 0) AS zero
      FROM models.episodes`);
    expect(row).toEqual({
      release: reference?.("missing_or_blank", "Release_Type", "n"),
      office: reference?.("missing_or_blank", "Main_Supervising_District", "n"),
      age: reference?.("missing_or_blank", "Age_At_Release", "n"),
      race: reference?.("missing_or_blank", "Race_Ethnicity", "n"),
      zero: reference?.("days_to_return", "returned", "n_zero"),
    });
  });
});

describe.skipIf(!hasDataset("nij-georgia-parole"))("nij-georgia-parole", () => {
  const reference = hasDataset("nij-georgia-parole")
    ? readReference("nij-georgia-parole", "nij_reference.csv")
    : undefined;
  const { rows } = withMapping("nij-georgia-parole");
  const groups = [
    ["cohort_risk_score", "Supervision_Risk_Score_First"],
    ["cohort_supervision_level", "Supervision_Level_First"],
    ["age_band", "Age_at_Release"],
    ["cohort_gang_affiliated", "Gang_Affiliated"],
  ] as const;
  const code = (stratum: string | null) =>
    stratum === null ? "missing" : ({ yes: "1", no: "0" }[stratum] ?? stratum);

  test.each([1, 2, 3])("arrests in year %i equal the reference, overall and by group", async (year) => {
    const analysis = `reconstructed_arrest_in_year${year}_of_all`;
    for (const [column, label] of [["'all'", "all"], ...groups] as const) {
      const counted = await rows<Counted>(`
        SELECT ${column} AS stratum, count(*) AS n,
          count(*) FILTER (o.event_day > ${365 * (year - 1)} AND o.event_day <= ${365 * year}) AS events
        FROM models.outcomes AS o JOIN models.episodes AS e USING (case_id)
        WHERE o.outcome = 'reoffending' AND o.evidence = 2 GROUP BY ALL`);
      for (const { stratum, n, events } of counted) {
        const at = label === "all" ? "all" : `${label}=${code(stratum)}`;
        expect([n, events]).toEqual([reference?.(analysis, at, "n"), reference?.(analysis, at, "events")]);
      }
    }
  });

  test("holds every row of the file", async () => {
    expect(await rows("SELECT count(*) AS n FROM models.episodes")).toEqual([
      { n: reference?.("reconstructed", "rows", "n") },
    ]);
  });
});

describe.skipIf(!hasDataset("compas-propublica"))("compas-propublica", () => {
  const reference = hasDataset("compas-propublica")
    ? readReference("compas-propublica", "compas_reference.csv")
    : undefined;
  const { rows } = withMapping("compas-propublica");

  test("two_year_recid is what day 730 gives, person by person", async () => {
    expect(
      await rows(`
        SELECT count(*) AS n, count(*) FILTER (o.event_day <= 730) AS events,
          count(*) FILTER ((o.event_day IS NOT NULL) <> (r.two_year_recid = '1')) AS different
        FROM models.outcomes AS o
        JOIN compas_scores_two_years AS r ON md5('compas-propublica case ' || r.id) = o.case_id
        WHERE o.outcome = 'reoffending' AND o.evidence = 2`),
    ).toEqual([
      {
        n: reference?.("auc_3_level_two_year_recid", "all", "n"),
        events: reference?.("auc_3_level_two_year_recid", "all", "events"),
        different: 0,
      },
    ]);
  });

  test("rates by decile and by score group equal the reference", async () => {
    for (const { stratum, n, events } of await rows<Counted>(
      byGroup("reoffending", 2, 730, "cohort_decile"),
    )) {
      expect(n).toBe(reference?.("observed_rate_by_decile", `decile=${stratum}`, "n"));
      expect(events).toBe(reference?.("observed_rate_by_decile", `decile=${stratum}`, "events"));
    }
    const high = (await rows<Counted>(byGroup("reoffending", 2, 730, "cohort_score_group"))).find(
      ({ stratum }) => stratum === "High",
    );
    expect(high?.events).toBe(reference?.("cut_high", "all", "tp"));
    expect((high?.n ?? 0) - (high?.events ?? 0)).toBe(reference?.("cut_high", "all", "fp"));
  });

  test("the area under the curve of the three levels equals the reference", async () => {
    const levels = await rows<Counted>(
      byGroup(
        "reoffending",
        2,
        730,
        "CASE initial_level WHEN 'low' THEN 1 WHEN 'moderate' THEN 2 ELSE 3 END",
      ),
    );
    let wins = 0;
    for (const a of levels)
      for (const b of levels)
        wins += a.events * (b.n - b.events) * (a.stratum > b.stratum ? 1 : a.stratum === b.stratum ? 0.5 : 0);
    const events = levels.reduce((sum, level) => sum + level.events, 0);
    const others = levels.reduce((sum, level) => sum + level.n - level.events, 0);
    expect(wins / (events * others)).toBeCloseTo(
      reference?.("auc_3_level_two_year_recid", "all", "auc") ?? Number.NaN,
      9,
    );
  });

  test("46 dates beyond two years are clipped, one within and 219 later ones left out, as README.md says", async () => {
    const [row] = await rows(`
      SELECT count(*) FILTER (two_year_recid = '1' AND day > 730) AS clipped,
        count(*) FILTER (two_year_recid = '0' AND day <= 730) AS dropped,
        count(*) FILTER (two_year_recid = '0' AND day > 730) AS later
      FROM (SELECT *, r_offense_date::DATE - compas_screening_date::DATE AS day FROM compas_scores_two_years)`);
    expect(row).toEqual({ clipped: 46, dropped: 1, later: 219 });
  });
});
