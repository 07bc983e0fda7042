import { describe, expect, it } from "vitest";
import * as statistics from "../../src/statistics/index.ts";
import { optionsOfAll } from "./option-types.ts";
import { expectRefusal } from "./refusals.ts";

const first = { events: 3, n: 10 };
const second = { events: 5, n: 12 };
const rates = [3, 5].map((events) => ({ events, personTime: 10 }));
const before = [4, 5, 7, 9];
const after = [3, 5.5, 6, 7.2];
const followUp = { time: [1, 2, 3, 4, 5, 6], cause: [1, 0, 1, 1, 1, 0] };
const grouped = { ...followUp, group: [0, 1, 0, 1, 0, 1] };
const cox = { ...followUp, covariates: { x: [1, 2, 2, 1, 1, 2] } };
const outcome = [0, 1, 0, 1, 1, 0, 1, 0];
const covariates = { x: [1, 2, 3, 4, 5, 6, 7, 8] };
const treated = [0, 0, 1, 1, 0, 1, 0, 1];
const score = treated.map((is, i) => 0.3 + 0.2 * is + 0.02 * i);
const ratings = [1, 3, 5, 2].map((rating) => [rating, rating + (rating % 3)]);
const rounded = (value: number) => ({ value, within: 0 });
const series = [3, 5, 4, 6, 9, 8, 11, 9];

const strata = [{ events: 3, exposure: 10, standard: 1 }];
const studies = [1, 2, 4].map((value) => ({ value, variance: 1 }));
const pairs = { both: 3, onlyFirst: 2, onlySecond: 4, neither: 5 };
const partly = { events: 3, n: 10, missing: 2 };
const curve = statistics.kaplanMeier(followUp);

type Call = (options: object) => unknown;
const calls = {
  adjustPValues: (o) => statistics.adjustPValues([0.01, 0.2], o),
  aalenJohansen: (o) => statistics.aalenJohansen(followUp, o),
  betaPosterior: (o) => statistics.betaPosterior(3, 10, o),
  bootstrap: (o) => statistics.bootstrap(before, (rows) => rows[0]!, o),
  bootstrapCurves: (o) => statistics.bootstrapCurves(followUp, [2], o),
  calibration: (o) => statistics.calibration({ outcome, predicted: score }, o),
  coxFirth: (o) => statistics.coxFirth(cox, o),
  coxRegression: (o) => statistics.coxRegression(cox, o),
  coxSurvival: (o) =>
    statistics.coxSurvival({ ...cox, stratum: [0, 0, 0, 0, 0, 0] }, { x: 1 }, { stratum: 0, ...o }),
  cusumRunLength: (o) => statistics.cusumRunLength({ allowance: 0.5, decision: 4 }, o),
  differenceInDifferences: (o) =>
    statistics.differenceInDifferences({ outcome: series, treated, after: [0, 1, 0, 1, 0, 1, 1, 0] }, o),
  doublyRobustDifference: (o) => statistics.doublyRobustDifference({ outcome, treated, covariates }, o),
  eValue: (o) => statistics.eValue({ value: 2 }, o),
  exactDifference: (o) => statistics.exactDifference(first, second, o),
  exactRatio: (o) => statistics.exactRatio(first, second, o),
  fineGray: (o) => statistics.fineGray(cox, o),
  funnelLimits: (o) => statistics.funnelLimits([{ events: 3, size: 10 }], o),
  gammaPosterior: (o) => statistics.gammaPosterior(rates[0]!, o),
  gChart: (o) => statistics.gChart([3, 5, 2], o),
  grayTest: (o) => statistics.grayTest(grouped, o),
  hedgesGIndependent: (o) =>
    statistics.hedgesGIndependent({ n: 10, mean: 1, sd: 2 }, { n: 10, mean: 2, sd: 2 }, o),
  hodgesLehmann: (o) => statistics.hodgesLehmann(before, after, o),
  hodgesLehmannPaired: (o) => statistics.hodgesLehmannPaired({ before, after }, o),
  icc: (o) => statistics.icc(ratings, o),
  imputeMissing: (o) => statistics.imputeMissing({ x: covariates.x, y: [...series.slice(1), undefined] }, o),
  kaplanMeier: (o) => statistics.kaplanMeier(followUp, o),
  kappa: (o) => statistics.kappa(ratings.slice(0, 2), o),
  krippendorffAlpha: (o) => statistics.krippendorffAlpha(ratings, o),
  landmarkRate: (o) =>
    statistics.landmarkRate({ ...followUp, potential: followUp.time.map(() => 7) }, { at: 3, ...o }),
  lifeTableEnvelope: (o) =>
    statistics.lifeTableEnvelope(
      {
        n: rounded(9),
        rows: [{ day: 5, events: rounded(3), competing: rounded(0), censored: rounded(1) }],
      },
      o,
    ),
  lifeTableIncidence: (o) =>
    statistics.lifeTableIncidence({ n: 9, rows: [{ day: 5, events: 3, competing: 0, censored: 1 }] }, o),
  linearRegression: (o) => statistics.linearRegression({ outcome: series, covariates }, o),
  logisticRegression: (o) => statistics.logisticRegression({ outcome, covariates }, o),
  logRank: (o) => statistics.logRank(grouped, o),
  logRankTrend: (o) => statistics.logRankTrend(grouped, o),
  metaAnalysis: (o) =>
    statistics.metaAnalysis(
      [1, 2, 4].map((value) => ({ value, variance: 1 })),
      o,
    ),
  nearestMatching: (o) => statistics.nearestMatching({ score, treated }, o),
  permutationTest: (o) => statistics.permutationTest(before, after, o),
  poissonRegression: (o) => statistics.poissonRegression({ events: series, covariates }, o),
  propensityScore: (o) => statistics.propensityScore({ treated, covariates }, o),
  propensityWeights: (o) => statistics.propensityWeights({ score, treated }, o),
  proportionalHazards: (o) => statistics.proportionalHazards(cox, o),
  rateRatio: (o) => statistics.rateRatio(rates[0]!, rates[1]!, o),
  reliableChange: (o) =>
    statistics.reliableChange({ before, after }, { reliability: 0.8, better: "lower", ...o }),
  scoreRatio: (o) => statistics.scoreRatio(first, second, o),
  segmentedRegression: (o) => statistics.segmentedRegression({ outcome: series }, { from: 5, ...o }),
  shrinkRates: (o) => statistics.shrinkRates(rates, o),
  shrinkShares: (o) => statistics.shrinkShares([first, second], o),
  smallestDetectableDifference: (o) =>
    statistics.smallestDetectableDifference({ p1: 0.3, n1: 90, n2: 90 }, o),
  smallestDetectableHazardRatio: (o) => statistics.smallestDetectableHazardRatio({ events: 90 }, o),
  standardizedDifference: (o) => statistics.standardizedDifference({ value: series, treated }, o),
  standardizedIncidence: (o) =>
    statistics.standardizedIncidence(
      { ...followUp, treated: grouped.group, covariates: cox.covariates },
      { times: [4], ...o },
    ),
  stateOccupation: (o) =>
    statistics.stateOccupation({ id: [0, 1], time: [1, 2], from: [0, 0], to: [1, 1] }, o),
  variationAndAssurance: (o) =>
    statistics.variationAndAssurance(statistics.xmrChart(series), { better: "lower", ...o }),
  zeroEventBound: (o) => statistics.zeroEventBound(10, o),
  adjustedIncidenceDifference: (o) =>
    statistics.adjustedIncidenceDifference(
      { ...followUp, treated: grouped.group, weight: grouped.group.map(() => 1) },
      { horizon: 4, ...o },
    ),
  auc: (o) => statistics.auc({ outcome, score }, o),
  aucDifference: (o) => statistics.aucDifference({ outcome, score }, { outcome, score: series }, o),
  calibratedEffect: (o) =>
    statistics.calibratedEffect({ estimate: 0.4, standardError: 0.2 }, { mean: 0.1, sd: 0.1 }, o),
  calibrationTable: (o) => statistics.calibrationTable({ outcome, predicted: score }, o),
  classificationTable: (o) =>
    statistics.classificationTable(
      { truePositive: 3, falsePositive: 1, falseNegative: 2, trueNegative: 4 },
      o,
    ),
  clopperPearson: (o) => statistics.clopperPearson(3, 10, o),
  concordance: (o) => statistics.concordance({ ...followUp, score: before.concat(4, 6) }, o),
  correlation: (o) => statistics.correlation({ x: before, y: after }, o),
  cronbachAlpha: (o) => statistics.cronbachAlpha(ratings, o),
  cusumChart: (o) => statistics.cusumChart(series, o),
  decisionCurve: (o) => statistics.decisionCurve({ outcome, predicted: score }, o),
  directStandardization: (o) => statistics.directStandardization(strata, o),
  equipoise: (o) => statistics.equipoise({ score, treated }, o),
  eventsNeeded: (o) => statistics.eventsNeeded({ hazardRatio: 0.6 }, o),
  ewmaChart: (o) => statistics.ewmaChart(series, o),
  ewmaRunLength: (o) => statistics.ewmaRunLength({ lambda: 0.2, width: 3 }, o),
  fisherExact: (o) => statistics.fisherExact(first, second, o),
  fixedEffect: (o) => statistics.fixedEffect(studies, o),
  hajekDifference: (o) => statistics.hajekDifference({ outcome, treated, weight: series }, o),
  hedgesG: (o) => statistics.hedgesG({ change: { n: 9, mean: 1, sd: 2 }, sdBefore: 2 }, o),
  jeffreys: (o) => statistics.jeffreys(3, 10, o),
  logisticFirth: (o) => statistics.logisticFirth({ outcome, covariates }, o),
  matchedDifference: (o) =>
    statistics.matchedDifference(
      {
        outcome,
        treated,
        score,
        pairs: [2, 3, 5, 7].map((row, k) => ({ treated: row, control: [0, 1, 4, 6][k]! })),
      },
      o,
    ),
  mcdonaldOmega: (o) =>
    statistics.mcdonaldOmega(
      series.map((value, i) => [value, value + (i % 3), value - (i % 2)]),
      o,
    ),
  mcNemar: (o) => statistics.mcNemar(pairs, o),
  meanCumulativeCount: (o) =>
    statistics.meanCumulativeCount({ id: [1, 1, 2], time: [2, 5, 4], cause: [1, 0, 0] }, o),
  meanInterval: (o) => statistics.meanInterval(statistics.moments(before), o),
  medianInterval: (o) => statistics.medianInterval(series, o),
  midP: (o) => statistics.midP(3, 10, o),
  miettinenNurminen: (o) => statistics.miettinenNurminen(first, second, o),
  missingOutcomeBounds: (o) => statistics.missingOutcomeBounds(partly, o),
  missingOutcomeDifference: (o) => statistics.missingOutcomeDifference(partly, partly, o),
  negativeBinomialRegression: (o) =>
    statistics.negativeBinomialRegression({ events: [0, 9, 1, 14, 2, 0, 25, 3], covariates }, o),
  nelsonAalen: (o) => statistics.nelsonAalen(followUp, o),
  newcombe: (o) => statistics.newcombe(first, second, o),
  newcombePaired: (o) => statistics.newcombePaired(pairs, o),
  overlapCoefficient: (o) => statistics.overlapCoefficient({ score, treated }, o),
  pairedAucDifference: (o) => statistics.pairedAucDifference({ first: score, second: series, outcome }, o),
  pairedChange: (o) => statistics.pairedChange({ before, after }, o),
  personTimeRate: (o) => statistics.personTimeRate(rates[0]!, o),
  poolImputations: (o) => statistics.poolImputations(studies, o),
  powerHazardRatio: (o) => statistics.powerHazardRatio({ events: 90, hazardRatio: 0.6 }, o),
  powerLogRank: (o) =>
    statistics.powerLogRank({ n1: 90, n2: 90, hazard1: 0.2, hazard2: 0.1 }, { followUp: 2, ...o }),
  powerTwoProportions: (o) => statistics.powerTwoProportions({ p1: 0.3, p2: 0.2, n1: 90, n2: 90 }, o),
  predictiveEvents: (o) => statistics.predictiveEvents(statistics.betaPosterior(3, 10), 5, o),
  restrictedMean: (o) => statistics.restrictedMean(curve, { horizon: 4, ...o }),
  restrictedMeanDifference: (o) => statistics.restrictedMeanDifference(curve, curve, { horizon: 4, ...o }),
  restrictedMeanRatio: (o) => statistics.restrictedMeanRatio(curve, curve, { horizon: 4, ...o }),
  riskAdjustedCusum: (o) => statistics.riskAdjustedCusum({ outcome, expected: score }, o),
  standardizedRateDifference: (o) => statistics.standardizedRateDifference(strata, strata, o),
  standardizedRateRatio: (o) => statistics.standardizedRateRatio(strata, strata, o),
  student: (o) => statistics.student(statistics.moments(before), statistics.moments(after), o),
  subdistributionRows: (o) => statistics.subdistributionRows(followUp, o),
  survivalDecisionCurve: (o) =>
    statistics.survivalDecisionCurve({ ...followUp, predicted: score.slice(2) }, { horizon: 4, ...o }),
  tango: (o) => statistics.tango(pairs, o),
  thresholdTable: (o) => statistics.thresholdTable({ outcome, score }, o),
  timeDependentBrier: (o) =>
    statistics.timeDependentBrier({ ...followUp, predicted: score.slice(2) }, { horizon: 4, ...o }),
  unoConcordance: (o) => statistics.unoConcordance({ ...followUp, score: score.slice(2) }, o),
  welch: (o) => statistics.welch(statistics.moments(before), statistics.moments(after), o),
  wilson: (o) => statistics.wilson(3, 10, o),
} satisfies Readonly<Record<string, Call>>;

const tested = new Map<string, Call>(Object.entries(calls));

const options = optionsOfAll();
const wordsIn = (type: string) => [...type.matchAll(/"([^"]+)"/g)].map((match) => match[1]!);
const words = options.filter(({ type }) => wordsIn(type).length > 0);
const flags = options.filter(({ type }) => type === "boolean");
const numbers = options.filter(({ type }) => type === "number");

const COUNTS = "seed replicates samples permutations imputations iterations donors causes cause tests".split(
  " ",
);

describe("an option that cannot be is refused", () => {
  it("every estimator with an option that is a word, a number, true or false has a call here", () => {
    expect(words.length).toBeGreaterThan(50);
    expect(
      [...words, ...flags, ...numbers].map(({ estimator }) => estimator).filter((name) => !tested.has(name)),
    ).toEqual([]);
  });

  it.each([...tested])("%s takes what it is given here", (_, call) => {
    expect(() => call({})).not.toThrow();
  });

  it.each(words)("$estimator: $option of an unknown word", ({ estimator, option, type }) => {
    const unknown = type.startsWith("Readonly<Record") ? { x: "no such word" } : "no such word";
    const cure = new RegExp(
      wordsIn(type)
        .map((word) => `"${escaped(word)}"`)
        .join(".*"),
    );
    expectRefusal(() => tested.get(estimator)!({ [option]: unknown }), new RegExp(`^${option}\\b`), cure);
  });

  it.each(flags)("$estimator: $option of a word", ({ estimator, option }) => {
    expectRefusal(() => tested.get(estimator)!({ [option]: "false" }), new RegExp(`^${option} `));
  });

  it.each(numbers)("$estimator: $option that is not a finite number", ({ estimator, option }) => {
    for (const value of option === "caliper" ? [Number.NaN] : [Number.NaN, Number.POSITIVE_INFINITY])
      expectRefusal(() => tested.get(estimator)!({ [option]: value }), new RegExp(`\\b${option}\\b`));
  });

  it.each(numbers.filter(({ option }) => COUNTS.includes(option)))(
    "$estimator: $option that is no count",
    ({ estimator, option }) => {
      for (const value of [-1, 1.5])
        expectRefusal(() => tested.get(estimator)!({ [option]: value }), new RegExp(`\\b${option}\\b`));
    },
  );
});

function escaped(word: string): string {
  return word.replace(/[()]/g, "\\$&");
}
