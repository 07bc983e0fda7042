import * as statistics from "../../../src/statistics/index.ts";
import { examplesOf, outcomes } from "../documentation/examples.ts";
import { textOf } from "../files.ts";

/** What one call was given. */
export type Arguments = readonly unknown[];

type Anything = (...given: unknown[]) => unknown;

const functions = Object.entries(statistics)
  .filter(([name, value]) => typeof value === "function" && name !== "StatisticsError")
  .map(([name, value]): [string, Anything] => [name, value as unknown as Anything]);

/** Every exported function by its name. */
export const exported: ReadonlyMap<string, Anything> = new Map(functions);

/**
 * Calls that work, by name of the function: those of the examples of its page, and what they lack (columns that may
 * be left out). The first of each shape.
 */
export function workingCalls(): ReadonlyMap<string, readonly Arguments[]> {
  const calls = new Map<string, Map<string, Arguments>>();
  const record = (name: string, given: Arguments) => {
    if (!calls.has(name)) calls.set(name, new Map());
    const shapes = calls.get(name)!;
    const shape = JSON.stringify(shapeOf(given));
    if (!shapes.has(shape)) shapes.set(shape, given);
  };
  const recorded = Object.fromEntries(
    functions.map(([name, call]) => [
      name,
      (...given: unknown[]) => {
        const result = call(...given);
        record(name, given);
        return result;
      },
    ]),
  );
  const pages = [...textOf("docs/statistics/README.md").matchAll(/\]\(([\w-]+\.md)\)/g)].map((m) => m[1]!);
  for (const page of new Set(pages)) {
    for (const code of examplesOf(textOf(`docs/statistics/${page}`))) outcomes(code, recorded);
  }
  supplement(recorded);
  return new Map([...calls].map(([name, shapes]) => [name, [...shapes.values()]]));
}

/** What two calls have in common that differ only in numbers: names, types, and whether lists are empty. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (ArrayBuffer.isView(value)) return "typed";
  if (typeof value !== "object" || value === null) return typeof value === "string" ? value : typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shapeOf(item)]));
}

/** Calls with the columns that the examples leave out, and of functions that have no page. */
function supplement(call: Readonly<Record<string, Anything>>): void {
  const time = [1, 2, 3, 4, 5, 6, 7, 8];
  const cause = [1, 0, 1, 1, 1, 0, 1, 0];
  const entry = [0, 0.5, 0, 1, 2, 0, 1, 0];
  const count = [2, 1, 3, 1, 2, 1, 1, 2];
  const weight = [1, 2, 0.5, 1, 1.5, 1, 1, 2];
  const cluster = [1, 1, 2, 2, 3, 3, 4, 4];
  const group = [0, 1, 0, 1, 0, 1, 0, 1];
  const stratum = [0, 0, 0, 0, 1, 1, 1, 1];
  const covariates = { x: [1, 3, 2, 5, 4, 1, 3, 2], z: [0, 1, 1, 0, 0, 1, 0, 0] };
  const one = { x: covariates.x };
  const counted = { time, cause, entry, count };
  const weighted = { time, cause, weight, cluster };
  const causes = [1, 0, 2, 1, 2, 0, 1, 2];
  const outcome = [0, 1, 0, 1, 1, 0, 1, 0];
  const series = [3, 5, 4, 6, 9, 8, 11, 9];
  const predicted = [0.2, 0.6, 0.3, 0.4, 0.7, 0.5, 0.4, 0.1];

  for (const name of ["kaplanMeier", "nelsonAalen", "aalenJohansen"]) call[name]!(counted);
  for (const name of ["kaplanMeier", "aalenJohansen"]) call[name]!(weighted);
  call.riskTable!(counted, [1, 3]);
  call.aalenJohansen!({ ...counted, cause: causes });
  call.aalenJohansen!({ ...weighted, cause: causes });
  call.logRank!({ ...counted, group, stratum });
  call.logRankTrend!({ ...counted, group, stratum }, { scores: [1, 3] });
  call.grayTest!({ time, cause: causes, count, group, stratum });
  call.landmarkRate!({ time, cause, count, potential: time.map(() => 9) }, { at: 3 });
  for (const ties of ["efron", "breslow", "exact"])
    call.coxRegression!({ ...counted, covariates: one, stratum }, { ties });
  call.coxRegression!({ ...weighted, covariates });
  call.coxFirth!({ ...counted, covariates, stratum });
  call.coxSurvival!({ ...counted, covariates: one, stratum }, { x: 2 }, { stratum: 1 });
  call.proportionalHazards!({ ...counted, covariates: one, stratum });
  call.fineGray!({ time, cause: causes, count, covariates: one });
  call.linearRegression!({ outcome: series, covariates, cluster });
  call.logisticRegression!({ outcome, covariates: one, count });
  call.logisticFirth!({ outcome, covariates: one, count });
  call.poissonRegression!({ events: series, exposure: weight, covariates: one, cluster });
  call.negativeBinomialRegression!({ events: [0, 9, 1, 14, 3, 0, 22, 1], exposure: weight, covariates: one });
  call.segmentedRegression!(
    { outcome: series, period: time, exposure: weight },
    { from: 5, model: "Poisson" },
  );
  call.concordance!({ time, cause, count, score: predicted });
  call.unoConcordance!({ time, cause, count, score: predicted });
  call.auc!({ score: predicted, outcome, count });
  call.brierScore!({ predicted, outcome, count });
  call.thresholdTable!({ score: predicted, outcome, count });

  call.stepAt!(call.kaplanMeier!({ time, cause }), 3);
  call.betaCdf!(0.3, 2, 3);
  call.betaDensity!(0.3, 2, 3);
  call.betaQuantile!(0.3, 2, 3);
  call.chiSquaredUpper!(3, 2);
  call.fQuantile!(0.3, 2, 3);
  call.gammaCdf!(3, 2);
  call.gammaDensity!(3, 2);
  call.gammaQuantile!(0.3, 2);
  call.gammaUpper!(3, 2);
  call.normalCdf!(0.5);
  call.normalDensity!(0.5);
  call.normalQuantile!(0.3);
  call.normalUpper!(0.5);
  call.studentTCdf!(1, 4);
  call.studentTQuantile!(0.3, 4);
  call.studentTUpper!(1, 4);
}
