import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aalenJohansen,
  coxRegression,
  type FollowUp,
  fineGray,
  stepAt,
  subdistributionRows,
} from "../../src/statistics/index.ts";
import { FIXED } from "./arbitrary.ts";
import { found } from "./found.ts";
import { casesOf, column, errorsOf, type FixtureCase, scalar, worst } from "./reference/fixtures.ts";
import { expectRefusal } from "./refusals.ts";

const not = (reason: string) => ({ kind: "not estimable", reason });

const followUpOf = (item: FixtureCase): FollowUp => ({
  time: column(item, "time"),
  cause: column(item, "cause"),
});

const covariatesOf = (item: FixtureCase) => ({ x: column(item, "x"), y: column(item, "y") });

/** Fine and Gray's model as a weighted Cox model. */
function weightedModel(data: FollowUp, covariates: Record<string, readonly number[]>, cause: number) {
  const { row, kind: _, ...rows } = subdistributionRows(data, { cause });
  const named = Object.entries(covariates).map(([name, values]) => [name, row.map((i) => values[i]!)]);
  return coxRegression({ ...rows, cluster: row, covariates: Object.fromEntries(named) });
}

describe("fineGray(data, { cause })", () => {
  it("equals R's crr, iterated to the end: tied and continuous times, both causes", () => {
    for (const item of casesOf("subdistribution", "fineGray")) {
      const data = { ...followUpOf(item), covariates: covariatesOf(item) };
      const model = found(fineGray(data, { cause: scalar(item, "of") }));
      const ours = {
        coefficient: model.coefficients.map((one) => one.coefficient),
        covariance: model.covariance.flat(),
        logLikelihood: [model.nullLogLikelihood, model.logLikelihood],
      };
      expect(errorsOf(item, ours, { most: 5e-9 })).toEqual([]);
    }
  });

  it("equals R's crr as it stops by itself", () => {
    for (const item of casesOf("subdistribution", "crrIteration")) {
      const data = { ...followUpOf(item), covariates: covariatesOf(item) };
      const model = found(fineGray(data, { cause: scalar(item, "of"), iteration: "crr" }));
      const coefficients = model.coefficients.map((one) => one.coefficient);
      expect(worst(coefficients, item.output.coefficient!)).toBeLessThan(1e-9);
      expect(worst(model.covariance.flat(), item.output.covariance!)).toBeLessThan(1e-8);
    }
  });

  it("is Cox's model where nobody has a competing event, with the robust variance", () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.nat(1), fc.nat(5)), {
      minLength: 8,
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, (drawn) => {
        const data = {
          time: drawn.map(([time]) => time),
          cause: drawn.map(([, cause]) => cause),
          covariates: { x: drawn.map(([, , x]) => x) },
        };
        const model = fineGray(data);
        const weight = drawn.map(() => 1);
        const cox = coxRegression({ ...data, weight }, { ties: "breslow" });
        if (model.kind === "not estimable" || cox.kind === "not estimable") {
          expect(model).toEqual(cox);
          return;
        }
        expect(model.coefficients[0]!.coefficient).toBeCloseTo(cox.coefficients[0]!.coefficient, 8);
        expect(model.covariance[0]![0]).toBeCloseTo(cox.covariance[0]![0]!, 8);
      }),
      FIXED,
    );
  });

  it("is worked by hand where nobody is censored: those with a competing event stay at risk", () => {
    // At time 2 one with x = 1 has the event among x = 1, 1, 0, 0 (the first of these went at time 1 from another
    // cause); at time 3 one with x = 0 among 1, 0, 0. With r = exp(b): 2 r / (2 r + 2) + r / (r + 2) = 1, r² = 2.
    const data = { time: [1, 2, 3, 4], cause: [2, 1, 1, 2], covariates: { x: [1, 1, 0, 0] } };
    expect(found(fineGray(data)).coefficients[0]!.hazardRatio).toBeCloseTo(Math.SQRT2, 9);
  });

  it("counts people, in any order of rows", () => {
    const item = casesOf("subdistribution", "fineGray")[0]!;
    const { time, cause } = followUpOf(item);
    const { x, y } = covariatesOf(item);
    const twice = (values: ArrayLike<number>) => [...Array.from(values), ...Array.from(values)].reverse();
    const rows = found(
      fineGray({ time: twice(time), cause: twice(cause), covariates: { x: twice(x), y: twice(y) } }),
    );
    const counts = found(fineGray({ time, cause, count: x.map(() => 2), covariates: { x, y } }));
    expect([counts.n, counts.events, counts.competing]).toEqual([rows.n, rows.events, rows.competing]);
    expect(worst(counts.covariance.flat(), rows.covariance.flat())).toBeLessThan(1e-9);
  });

  it("says why there is no model", () => {
    const data = { time: [1, 2, 3, 4], cause: [1, 2, 1, 0], covariates: { x: [1, 2, 2, 1] } };
    expect(fineGray({ time: [], cause: [], covariates: { x: [] } })).toEqual(not("no observations"));
    expect(fineGray(data, { cause: 3 })).toEqual(not("no events"));
    expect(fineGray({ ...data, covariates: { x: [1, 1, 1, 1] } })).toEqual(not("no variation"));
    const { x } = data.covariates;
    expect(fineGray({ ...data, covariates: { x, same: x.map((value) => 3 - value) } })).toEqual(
      not("no variation"),
    );
    expect(fineGray({ ...data, covariates: { x: [1, 0, 1, 0] } })).toEqual(not("perfect separation"));
  });

  it("refuses what cannot be", () => {
    const data = { time: [1, 2], cause: [1, 2], covariates: { x: [1, 2] } };
    expectRefusal(() => fineGray({ ...data, entry: [0, 1] }), /late entries/, /coxRegression/);
    expectRefusal(() => fineGray(data, { cause: 0 }), /cause/);
    expectRefusal(() => fineGray({ ...data, covariates: {} }), /no covariate/, /aalenJohansen/);
    expectRefusal(() => fineGray({ ...data, covariates: { x: [1, Number.NaN] } }), /x\[1\]/);
    expectRefusal(() => fineGray({ ...data, count: [1, 0.5] }), /count/);
    expectRefusal(() => fineGray({ ...data, time: [1, -2] }), /negative/);
    expectRefusal(() => fineGray(data, { level: 95 }), /level/);
  });
});

describe("subdistributionRows(data, { cause })", () => {
  it("gives, in a weighted Cox model, what R's finegray gives", () => {
    for (const item of casesOf("subdistribution", "subdistributionRows")) {
      const model = found(weightedModel(followUpOf(item), covariatesOf(item), scalar(item, "of")));
      const ours = {
        coefficient: model.coefficients.map((one) => one.coefficient),
        covariance: model.covariance.flat(),
        modelCovariance: model.modelCovariance.flat(),
        logLikelihood: [model.nullLogLikelihood, model.logLikelihood],
      };
      expect(errorsOf(item, ours, { most: 5e-9 })).toEqual([]);
    }
  });

  it("is worked by hand: at risk with the share not censored since", () => {
    // Of two at risk at 3 one is censored: half are left for the event at 4.
    const rows = subdistributionRows({ time: [1, 2, 3, 4], cause: [2, 1, 0, 1] });
    expect(rows).toEqual({
      kind: "subdistribution rows",
      row: [0, 0, 0, 1, 2, 3],
      entry: [-1, 1, 2, -1, -1, -1],
      time: [1, 2, 4, 2, 3, 4],
      cause: [0, 0, 0, 1, 0, 1],
      weight: [1, 1, 0.5, 1, 1, 1],
    });
  });

  it("keeps everybody's first stretch and every event, with weights that never rise", () => {
    const people = fc.array(fc.tuple(fc.nat(9), fc.nat(2)), { maxLength: 30 });
    fc.assert(
      fc.property(people, (drawn) => {
        const data = { time: drawn.map(([time]) => time), cause: drawn.map(([, cause]) => cause) };
        const { row, entry, time, cause, weight } = subdistributionRows(data);
        const first = row.flatMap((person, i) => (entry[i] === -1 ? [person] : []));
        expect(first).toEqual(drawn.map((_, i) => i));
        expect(cause.filter((code) => code === 1)).toHaveLength(
          data.cause.filter((code) => code === 1).length,
        );
        for (let i = 1; i < row.length; i++) {
          if (row[i] !== row[i - 1]) continue;
          expect(entry[i]).toBe(time[i - 1]);
          expect(weight[i]).toBeLessThanOrEqual(weight[i - 1]!);
        }
      }),
      FIXED,
    );
  });

  it("refuses what cannot be", () => {
    const data = { time: [1, 2], cause: [1, 2] };
    expectRefusal(() => subdistributionRows({ ...data, entry: [0, 1] }), /late entries/);
    expectRefusal(() => subdistributionRows({ ...data, count: [1, 2] }), /counts/, /row a person/);
    expectRefusal(() => subdistributionRows(data, { cause: 1.5 }), /cause/);
    expectRefusal(() => subdistributionRows({ ...data, time: [Number.NaN, 1] }), /time\[0\]/);
  });
});

describe('aalenJohansen(data, { variance: "aalen" })', () => {
  it("equals R's cmprsk::cuminc", () => {
    for (const item of casesOf("subdistribution", "aalenVariance")) {
      const cause = scalar(item, "of");
      const curve = found(aalenJohansen(followUpOf(item), { variance: "aalen" }));
      const at = item.output.at!.map((time) => stepAt(curve, time!)!.causes[cause - 1]!);
      expect(
        worst(
          at.map((one) => one.incidence),
          item.output.incidence!,
          1e-15,
        ),
      ).toBeLessThan(1e-10);
      const variance = at.map((one) => one.standardError ** 2);
      expect([item.name, worst(variance, item.output.variance!, 1e-15)]).toEqual([
        item.name,
        expect.closeTo(0, 9),
      ]);
    }
  });

  it("is the binomial's, but for the divisor, where nobody is censored and all events fall on one day", () => {
    const data = { time: [1, 1, 1, 2, 2, 2, 2, 2], cause: [1, 1, 1, 0, 0, 0, 0, 0] };
    const [first] = found(aalenJohansen(data, { variance: "aalen" })).steps;
    // 3 of 8 drawn without replacement: 3 / 8² (1 - 2/7) (1 + (3/8) / (5/8) - (3/8) / (5/8))² = 15/448.
    expect(first!.causes[0]!.standardError ** 2).toBeCloseTo(15 / 448, 12);
  });

  it("refuses late entry", () => {
    const data = { time: [2, 3], cause: [1, 2], entry: [0, 1] };
    expectRefusal(() => aalenJohansen(data, { variance: "aalen" }), /late entry/, /multinomial/);
  });
});
