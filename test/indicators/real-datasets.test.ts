import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { IncidenceFigure, Key } from "../../src/released/figure.ts";
import { lifeTableIncidence } from "../../src/statistics/survival/life-table-incidence.ts";
import { datasets, hasDatasets, readReference } from "./reference.ts";
import { figuresOfDelivery } from "./way.ts";
import { figureOf } from "./workbench.ts";

const build = (dataset: string) =>
  figuresOfDelivery({
    exportsFolder: join(datasets, dataset),
    mappingFolder: join("data/mappings", dataset),
  });

const TOLERANCE = 1e-8;
const Z = 1.959963984540054;

const near = (actual: number, expected: number, what: string) =>
  expect(Math.abs(actual - expected), what).toBeLessThanOrEqual(TOLERANCE);

const matches = (key: Key, wanted: Key) =>
  Object.entries(wanted).every(([name, value]) => key[name] === value);

function incidenceAt(figure: IncidenceFigure, wanted: Key, day: number) {
  const group = figure.groups.find(({ key }) => matches(key, wanted));
  const incidence = group?.points.find((point) => point.day === day)?.incidence;
  if (incidence?.kind !== "rate") throw new Error(`no estimate at day ${day}`);
  // The interval is symmetric on the log scale, so that the standard error can be read from it.
  const standardError = (Math.log(incidence.value / incidence.lower) * incidence.value) / Z;
  return { ...incidence, standardError };
}

describe.skipIf(!hasDatasets)("Rossi: Kaplan-Meier by financial aid, against R's survfit", () => {
  const value = hasDatasets ? readReference("rossi-tarp", "rossi_reference.csv") : () => Number.NaN;
  let figures: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => {
    figures = await build("rossi-tarp");
  });

  const cells = ["no", "yes"].flatMap((aid) => [10, 20, 30, 40, 52].map((week) => [aid, week] as const));
  it.each(cells)("financial aid %s, week %i", (aid, week) => {
    const figure = figureOf(figures.internal, "incidence-by-cohort", "incidence");
    const key = { outcome: "reoffending", cohort: "cohort_financial_aid", category: aid };
    const { value: incidence, standardError } = incidenceAt(figure, key, week * 7);
    const survival = 1 - incidence;
    const expected = (quantity: string) => value("km_by_fin_ci_log", `fin=${aid} t=${week}`, quantity);
    near(survival, expected("survival"), "survival");
    near(standardError, expected("se"), "standard error");
    near(survival * Math.exp((-Z * standardError) / survival), expected("lo95"), "lower limit");
    near(Math.min(1, survival * Math.exp((Z * standardError) / survival)), expected("hi95"), "upper limit");
  });

  it.each([10, 20, 30, 40, 52])(
    "everybody, week %i: survival, its error and interval, and who is at risk",
    (week) => {
      const figure = figureOf(figures.internal, "incidence-by-evidence", "incidence");
      const { value: incidence, standardError } = incidenceAt(figure, { outcome: "reoffending" }, week * 7);
      const survival = 1 - incidence;
      const expected = (quantity: string) => value("km_overall_ci_log", `all t=${week}`, quantity);
      near(survival, expected("survival"), "survival");
      near(standardError, expected("se"), "standard error");
      near(survival * Math.exp((-Z * standardError) / survival), expected("lo95"), "lower limit");
      near(Math.min(1, survival * Math.exp((Z * standardError) / survival)), expected("hi95"), "upper limit");
      const group = figure.groups.find(({ key }) => key.outcome === "reoffending");
      const point = group?.points.find(({ day }) => day === week * 7);
      // R counts those at risk just before the week; of them, this week's events have gone here.
      expect(432 - (point?.events.kind === "count" ? point.events.value : 0)).toBeLessThanOrEqual(
        expected("n_risk"),
      );
      // Nobody leaves otherwise. That zero is hidden, and would follow from those at risk.
      expect(point).toMatchObject({ competing: { kind: "c" }, atRisk: { kind: "c" } });
    },
  );

  it("rearrested within 52 weeks, which stand for a year", () => {
    const rows = figureOf(figures.internal, "reoffending-by-cohort", "rates").rows;
    for (const aid of ["no", "yes"]) {
      const row = rows.find(({ key }) => matches(key, { cohort: "cohort_financial_aid", category: aid }));
      if (row?.rate.kind !== "rate") throw new Error("no rate");
      near(row.rate.value, value("rearrested_by_52_weeks", `fin=${aid}`, "rate"), aid);
    }
  });

  it("has no figure of what was not delivered", () => {
    for (const id of ["safety-bounds", "contact-compliance", "staff-training", "level-discrimination"]) {
      expect(figures.internal[id]?.kind, id).toBe("unavailable");
      expect(figures.public[id]?.kind, id).toBe("unavailable");
    }
  });
});

describe.skipIf(!hasDatasets)("Iowa: Aalen-Johansen of two causes, against R's survfit", () => {
  const value = hasDatasets ? readReference("iowa-prison-3yr", "iowa_reference.csv") : () => Number.NaN;
  let figures: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => {
    figures = await build("iowa-prison-3yr");
  });

  const causes = [
    ["New", "reoffending"],
    ["Tech", "breach"],
  ] as const;
  const days = [365, 730, 1095] as const;

  it.each(causes.flatMap(([cause, outcome]) => days.map((day) => [cause, outcome, day] as const)))(
    "all releases, cause %s, day %i",
    (cause, outcome, day) => {
      const figure = figureOf(figures.internal, "incidence-by-evidence", "incidence");
      const point = incidenceAt(figure, { outcome, evidence: "3" }, day);
      const expected = (quantity: string) => value("aalen_johansen", `all t=${day} cause=${cause}`, quantity);
      near(point.value, expected("cif"), "incidence");
      near(point.standardError, expected("se"), "standard error");
      near(point.lower, expected("lo95"), "lower limit");
      near(point.upper, expected("hi95"), "upper limit");
    },
  );

  const strata = [
    ["Sex", "Male", "sex", "male"],
    ["Target_Population", "Yes", "cohort_target_population", "Yes"],
    ["Target_Population", "No", "cohort_target_population", "No"],
  ] as const;
  it.each(strata)("%s = %s, both causes, three years", (variable, level, cohort, category) => {
    const figure = figureOf(figures.internal, "incidence-by-cohort", "incidence");
    for (const [cause, outcome] of causes)
      for (const day of days) {
        const point = incidenceAt(figure, { outcome, cohort, category }, day);
        const stratum = `${variable}=${level} t=${day} cause=${cause}`;
        near(point.value, value(`aalen_johansen_${variable}`, stratum, "cif"), stratum);
        near(point.standardError, value(`aalen_johansen_${variable}`, stratum, "se"), stratum);
        near(point.lower, value(`aalen_johansen_${variable}`, stratum, "lo95"), `${stratum}, lower limit`);
        near(point.upper, value(`aalen_johansen_${variable}`, stratum, "hi95"), `${stratum}, upper limit`);
      }
  });

  it("has no estimate for women where it would give away the few whose sex is not known", () => {
    const figure = figureOf(figures.internal, "incidence-by-cohort", "incidence");
    const women = figure.groups.filter(({ key }) => matches(key, { cohort: "sex", category: "female" }));
    const kinds = women.map(({ points }) => points.find(({ day }) => day === 365)?.incidence.kind);
    expect(kinds).not.toEqual(women.map(() => "rate"));
  });

  it("shows in public the same estimator, run on the released counts and rounded to a tenth of a percent", () => {
    const group = figureOf(figures.public, "incidence-by-evidence", "incidence").groups[0];
    if (group?.n.kind !== "count") throw new Error("n is hidden");
    const rows = group.points.slice(1).map(({ day, events, competing, censored }) => {
      if (events.kind !== "count" || competing.kind !== "count") throw new Error("a count is hidden");
      // Nobody is censored, which is hidden as any small number is.
      return {
        day,
        events: events.value,
        competing: competing.value,
        censored: censored.kind === "count" ? censored.value : 0,
      };
    });
    const table = lifeTableIncidence({ n: group.n.value, rows });
    if (table.kind !== "life table") throw new Error("not estimable");
    for (const [index, { incidence }] of group.points.slice(1).entries()) {
      const shown = incidence.kind === "rate" ? incidence.value : Number.NaN;
      expect(Math.abs(shown - (table.points[index]?.incidence ?? Number.NaN))).toBeLessThanOrEqual(0.001);
    }
  });
});

describe.skipIf(!hasDatasets)("COMPAS: two-year rate by score group and AUC, against R and pROC", () => {
  const value = hasDatasets ? readReference("compas-propublica", "compas_reference.csv") : () => Number.NaN;
  let figures: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => {
    figures = await build("compas-propublica");
  });

  it("the area under the curve of the three levels with DeLong's interval", () => {
    const row = figureOf(figures.internal, "level-discrimination", "discrimination").rows.find(
      ({ key }) => key.horizon === "24",
    );
    if (row?.auc.kind !== "mean") throw new Error("no area");
    const expected = (quantity: string) => value("auc_3_level_two_year_recid", "all", quantity);
    expect(row.events).toMatchObject({ value: expected("events") });
    near(row.auc.value, expected("auc"), "area");
    near(row.auc.lower, expected("delong_lo95"), "lower limit");
    near(row.auc.upper, expected("delong_hi95"), "upper limit");
  });

  const twoYears = (wanted: Key) =>
    figureOf(figures.internal, "reoffending-by-cohort", "rates").rows.find(({ key }) =>
      matches(key, { horizon: "24", ...wanted }),
    );

  it("the two-year rate of each decile", () => {
    for (let decile = 1; decile <= 10; decile++) {
      const row = twoYears({ cohort: "cohort_decile", category: String(decile) });
      if (row?.rate.kind !== "rate") throw new Error("no rate");
      near(row.rate.value, value("observed_rate_by_decile", `decile=${decile}`, "rate"), `decile ${decile}`);
    }
  });

  it.each([
    ["low", [1, 2, 3, 4]],
    ["moderate", [5, 6, 7]],
    ["high", [8, 9, 10]],
  ] as const)("the two-year rate at level %s, which is that of its deciles together", (level, deciles) => {
    const sum = (quantity: string) =>
      deciles.reduce(
        (total, decile) => total + value("observed_rate_by_decile", `decile=${decile}`, quantity),
        0,
      );
    const row = twoYears({ cohort: "initial_level", category: level });
    expect(row).toMatchObject({ numerator: { value: sum("events") }, denominator: { value: sum("n") } });
    if (row?.rate.kind !== "rate") throw new Error("no rate");
    near(row.rate.value, sum("events") / sum("n"), level);
  });
});

describe.skipIf(!hasDatasets)(
  "NIJ: arrests within one, two and three years by supervision level, against R",
  () => {
    const value = hasDatasets ? readReference("nij-georgia-parole", "nij_reference.csv") : () => Number.NaN;
    let figures: Awaited<ReturnType<typeof build>>;
    beforeAll(async () => {
      figures = await build("nij-georgia-parole");
    });

    const cells = ["High", "Specialized", "Standard"].flatMap((level) =>
      [1, 2, 3].map((year) => [level, year] as const),
    );
    it.each(cells)("%s, year %i: share and curve", (level, year) => {
      const key = { cohort: "cohort_supervision_level", category: level };
      const expected = (quantity: string) =>
        value(
          "reconstructed_km_Supervision_Level_First",
          `Supervision_Level_First=${level} t=${year}`,
          quantity,
        );
      const row = figureOf(figures.internal, "reoffending-by-cohort", "rates").rows.find((rate) =>
        matches(rate.key, { ...key, horizon: String(12 * year) }),
      );
      if (row?.rate.kind !== "rate") throw new Error("no rate");
      near(1 - row.rate.value, expected("survival"), "share");
      const figure = figureOf(figures.internal, "incidence-by-cohort", "incidence");
      const point = incidenceAt(figure, { outcome: "reoffending", ...key }, 365 * year);
      near(1 - point.value, expected("survival"), "curve");
      near(point.standardError, expected("se"), "standard error");
    });
  },
);
