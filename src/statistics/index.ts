export {
  type BetaPosterior,
  type BetaPosteriorOptions,
  type BetaPrior,
  betaPosterior,
} from "./bayes/beta-posterior.ts";
export {
  type GammaPosterior,
  type GammaPosteriorOptions,
  type GammaPrior,
  gammaPosterior,
} from "./bayes/gamma-posterior.ts";
export type { Posterior, PosteriorOptions } from "./bayes/posterior.ts";
export { type PredictiveEvents, predictiveEvents } from "./bayes/predictive-events.ts";
export { type PosteriorComparison, probabilityLarger } from "./bayes/probability-larger.ts";
export { type ShrunkenRates, shrinkRates } from "./bayes/shrink-rates.ts";
export { type ShrunkenShares, shrinkShares } from "./bayes/shrink-shares.ts";
export type { ShrinkageOptions, ShrunkenUnit } from "./bayes/shrinkage.ts";
export {
  type AdjustedIncidenceDifference,
  type AdjustedIncidenceOptions,
  adjustedIncidenceDifference,
  type ComparedFollowUp,
  type WeightedGroup,
} from "./comparison/adjusted-incidence-difference.ts";
export {
  type CalibratedEffect,
  type CalibratedEffectOptions,
  calibratedEffect,
  type UncalibratedEffect,
} from "./comparison/calibrated-effect.ts";
export type { DesignOptions, HazardRatioDesign } from "./comparison/design.ts";
export {
  type BeforeAfter,
  type DifferenceInDifferences,
  type DifferenceInDifferencesOptions,
  differenceInDifferences,
  type FourMeans,
} from "./comparison/difference-in-differences.ts";
export {
  directStandardization,
  type StandardizationOptions,
  type StandardizedRate,
  type Stratum,
} from "./comparison/direct-standardization.ts";
export {
  type DoublyRobustData,
  type DoublyRobustDifference,
  type DoublyRobustOptions,
  doublyRobustDifference,
  type MeanRatio,
} from "./comparison/doubly-robust-difference.ts";
export { type EValue, type EValueOptions, eValue, type RiskRatio } from "./comparison/e-value.ts";
export { type EffectiveSampleSize, effectiveSampleSize } from "./comparison/effective-sample-size.ts";
export { type Equipoise, type EquipoiseOptions, equipoise } from "./comparison/equipoise.ts";
export { type EventsNeeded, type EventsNeededInput, eventsNeeded } from "./comparison/events-needed.ts";
export type { Treated } from "./comparison/groups.ts";
export {
  type HajekDifference,
  type HajekOptions,
  hajekDifference,
  type WeightedOutcomes,
} from "./comparison/hajek-difference.ts";
export {
  type MatchedDifference,
  type MatchedDifferenceOptions,
  type MatchedOutcomes,
  matchedDifference,
} from "./comparison/matched-difference.ts";
export {
  type BoundsOptions,
  type MissingOutcomeBounds,
  missingOutcomeBounds,
  type PartlyKnown,
} from "./comparison/missing-outcome-bounds.ts";
export {
  type MissingOutcomeDifference,
  missingOutcomeDifference,
} from "./comparison/missing-outcome-difference.ts";
export {
  type MatchedPair,
  type Matching,
  type MatchingData,
  type MatchingOptions,
  nearestMatching,
} from "./comparison/nearest-matching.ts";
export {
  type OverlapCoefficient,
  type OverlapData,
  type OverlapOptions,
  overlapCoefficient,
} from "./comparison/overlap-coefficient.ts";
export { type PowerHazardRatioInput, powerHazardRatio } from "./comparison/power-hazard-ratio.ts";
export {
  type FollowUpPlan,
  type LogRankPower,
  powerLogRank,
  type TwoHazards,
} from "./comparison/power-log-rank.ts";
export {
  type PropensityData,
  type PropensityScores,
  propensityScore,
  type ScoreRange,
} from "./comparison/propensity-score.ts";
export {
  type GroupWeights,
  type PropensityWeightOptions,
  type PropensityWeights,
  propensityWeights,
  type ScoredTreatment,
  type WeightTarget,
} from "./comparison/propensity-weights.ts";
export {
  type DetectableHazardRatio,
  type DetectableHazardRatioInput,
  type DetectableHazardRatioOptions,
  smallestDetectableHazardRatio,
} from "./comparison/smallest-detectable-hazard-ratio.ts";
export {
  type CovariateByGroup,
  type StandardizedDifference,
  type StandardizedDifferenceOptions,
  standardizedDifference,
} from "./comparison/standardized-difference.ts";
export {
  type StandardizedFollowUp,
  type StandardizedIncidence,
  type StandardizedIncidenceOptions,
  type StandardizedPoint,
  type StandardizedShare,
  standardizedIncidence,
  type UnknownPoint,
} from "./comparison/standardized-incidence.ts";
export {
  type StandardizedRateDifference,
  standardizedRateDifference,
} from "./comparison/standardized-rate-difference.ts";
export { type StandardizedRateRatio, standardizedRateRatio } from "./comparison/standardized-rate-ratio.ts";
export {
  type NegativeControls,
  type SystematicError,
  systematicError,
} from "./comparison/systematic-error.ts";
export { type VarianceRatio, varianceRatio } from "./comparison/variance-ratio.ts";
export { type AucEstimate, type AucOptions, auc, type ScoredOutcomes } from "./discrimination/auc.ts";
export { type AucDifference, aucDifference } from "./discrimination/auc-difference.ts";
export { type BrierScore, brierScore } from "./discrimination/brier-score.ts";
export {
  type Calibration,
  type CalibrationTerm,
  calibration,
} from "./discrimination/calibration.ts";
export {
  type CalibrationClass,
  type CalibrationTable,
  type CalibrationTableOptions,
  calibrationTable,
} from "./discrimination/calibration-table.ts";
export {
  type ClassificationOptions,
  type ClassificationTable,
  type Classified,
  classificationTable,
} from "./discrimination/classification-table.ts";
export { type ConcordanceOptions, concordance, type ScoredFollowUp } from "./discrimination/concordance.ts";
export {
  type DecisionCurve,
  type DecisionCurveOptions,
  type DecisionPoint,
  decisionCurve,
} from "./discrimination/decision-curve.ts";
export type { Concordance } from "./discrimination/pair-concordance.ts";
export { type PairedScores, pairedAucDifference } from "./discrimination/paired-auc-difference.ts";
export type { PredictedFollowUp } from "./discrimination/predicted-follow-up.ts";
export type { PredictedOutcomes } from "./discrimination/predicted-outcomes.ts";
export {
  type SurvivalDecisionCurve,
  type SurvivalDecisionOptions,
  type SurvivalDecisionPoint,
  survivalDecisionCurve,
} from "./discrimination/survival-decision-curve.ts";
export { type ThresholdRow, type ThresholdTable, thresholdTable } from "./discrimination/threshold-table.ts";
export {
  type TimeDependentBrier,
  type TimeDependentBrierOptions,
  timeDependentBrier,
} from "./discrimination/time-dependent-brier.ts";
export { type UnoFollowUp, type UnoOptions, unoConcordance } from "./discrimination/uno-concordance.ts";
export { betaCdf, betaDensity, betaQuantile } from "./distributions/beta.ts";
export { chiSquaredUpper } from "./distributions/chi-squared.ts";
export { fQuantile } from "./distributions/f.ts";
export { gammaCdf, gammaDensity, gammaQuantile, gammaUpper } from "./distributions/gamma.ts";
export { normalCdf, normalDensity, normalQuantile, normalUpper } from "./distributions/normal.ts";
export { studentTCdf, studentTQuantile, studentTUpper } from "./distributions/student-t.ts";
export { StatisticsError } from "./errors.ts";
export { cronbachAlpha, type ReliabilityOptions } from "./instruments/cronbach-alpha.ts";
export { type IccEstimate, type IccForm, type IccOptions, icc } from "./instruments/icc.ts";
export { type KappaEstimate, type KappaOptions, kappa } from "./instruments/kappa.ts";
export {
  type KrippendorffAlpha,
  type KrippendorffOptions,
  krippendorffAlpha,
  type PartialRatings,
} from "./instruments/krippendorff-alpha.ts";
export { mcdonaldOmega, type OmegaEstimate } from "./instruments/mcdonald-omega.ts";
export type { RatingScale } from "./instruments/rating-distance.ts";
export type { Ratings } from "./instruments/rating-table.ts";
export {
  type ChangeGroup,
  type ChangeShare,
  type ReliableChange,
  type ReliableChangeOptions,
  reliableChange,
} from "./instruments/reliable-change.ts";
export type { Estimate, Interval } from "./interval.ts";
export { type Correlation, correlation, type Measured } from "./means/correlation.ts";
export { type Description, description } from "./means/description.ts";
export { type EffectSize, hedgesG, type PairedMoments } from "./means/hedges-g.ts";
export { hedgesGIndependent, type IndependentEffectOptions } from "./means/hedges-g-independent.ts";
export { hodgesLehmann } from "./means/hodges-lehmann.ts";
export { hodgesLehmannPaired, type PairedRankEstimate } from "./means/hodges-lehmann-paired.ts";
export { type MeanEstimate, type MeanOptions, meanInterval } from "./means/mean-interval.ts";
export { type MedianEstimate, medianInterval } from "./means/median-interval.ts";
export { type Moments, moments } from "./means/moments.ts";
export { type Pairs, pairedChange } from "./means/paired-change.ts";
export { type Quantiles, quantiles } from "./means/quantiles.ts";
export type { RankEstimate, RankOptions } from "./means/rank-interval.ts";
export { student } from "./means/student.ts";
export { welch } from "./means/welch.ts";
export {
  type AdjustedPValues,
  type AdjustOptions,
  adjustPValues,
} from "./multiplicity/adjust-p-values.ts";
export type { NotEstimable, NotEstimableReason } from "./not-estimable.ts";
export { type FixedEffect, type FixedEffectOptions, fixedEffect } from "./pooling/fixed-effect.ts";
export type { HeterogeneityTest } from "./pooling/heterogeneity.ts";
export {
  type ImputationMethod,
  type ImputationOptions,
  type Imputations,
  type IncompleteColumns,
  imputeMissing,
} from "./pooling/impute-missing.ts";
export {
  type MetaAnalysis,
  type MetaAnalysisOptions,
  metaAnalysis,
} from "./pooling/meta-analysis.ts";
export { type PooledEstimate, type PoolOptions, poolImputations } from "./pooling/pool-imputations.ts";
export type { StudyEstimate } from "./pooling/study.ts";
export { cChart } from "./process-control/c-chart.ts";
export type { ChartEntry, ChartOptions, ChartPoint, ControlChart } from "./process-control/chart.ts";
export {
  type CusumChart,
  type CusumOptions,
  type CusumPoint,
  cusumChart,
} from "./process-control/cusum-chart.ts";
export {
  type CusumRunLengthOptions,
  type CusumScheme,
  cusumRunLength,
} from "./process-control/cusum-run-length.ts";
export { type EwmaChart, type EwmaOptions, type EwmaPoint, ewmaChart } from "./process-control/ewma-chart.ts";
export {
  type EwmaScheme,
  ewmaRunLength,
  type RunLength,
  type RunLengthOptions,
} from "./process-control/ewma-run-length.ts";
export {
  type Funnel,
  type FunnelBand,
  type FunnelOptions,
  type FunnelPoint,
  type FunnelUnit,
  funnelLimits,
} from "./process-control/funnel-limits.ts";
export { type GChartOptions, gChart } from "./process-control/g-chart.ts";
export type { Dispersion } from "./process-control/over-dispersion.ts";
export { type PeriodCount, pChart } from "./process-control/p-chart.ts";
export { pPrimeChart } from "./process-control/p-prime-chart.ts";
export type { ProcessLevel } from "./process-control/process-level.ts";
export {
  type ExpectedOutcomes,
  type RiskAdjustedCusum,
  type RiskAdjustedCusumOptions,
  type RiskAdjustedCusumPoint,
  riskAdjustedCusum,
} from "./process-control/risk-adjusted-cusum.ts";
export { type Signal, type StandardPoint, signals } from "./process-control/signals.ts";
export { tChart } from "./process-control/t-chart.ts";
export { uChart } from "./process-control/u-chart.ts";
export { uPrimeChart } from "./process-control/u-prime-chart.ts";
export {
  type AssuranceOptions,
  type VariationAndAssurance,
  variationAndAssurance,
} from "./process-control/variation-and-assurance.ts";
export { xmrChart } from "./process-control/xmr-chart.ts";
export { clopperPearson } from "./proportions/clopper-pearson.ts";
export { type ExactDifferenceOptions, exactDifference } from "./proportions/exact-difference.ts";
export { type ExactRatio, exactRatio } from "./proportions/exact-ratio.ts";
export { type FisherTest, fisherExact } from "./proportions/fisher-exact.ts";
export { jeffreys } from "./proportions/jeffreys.ts";
export { type McNemarTest, mcNemar } from "./proportions/mcnemar.ts";
export { midP } from "./proportions/mid-p.ts";
export { miettinenNurminen } from "./proportions/miettinen-nurminen.ts";
export { newcombe, type Proportion } from "./proportions/newcombe.ts";
export { newcombePaired } from "./proportions/newcombe-paired.ts";
export type { PairedCounts } from "./proportions/paired-counts.ts";
export {
  type PowerOptions,
  powerTwoProportions,
  type TwoGroups,
} from "./proportions/power-two-proportions.ts";
export { type ScoreRatio, type ScoreRatioOptions, scoreRatio } from "./proportions/score-ratio.ts";
export {
  type DetectableDifference,
  type DetectableInput,
  type DetectableOptions,
  smallestDetectableDifference,
} from "./proportions/smallest-detectable-difference.ts";
export { tango } from "./proportions/tango.ts";
export { type ProportionOptions, wilson } from "./proportions/wilson.ts";
export { type UpperBound, type ZeroEventOptions, zeroEventBound } from "./proportions/zero-event-bound.ts";
export { type PersonTime, personTimeRate, type RateOptions } from "./rates/person-time-rate.ts";
export { type RateRatio, type RateRatioOptions, rateRatio } from "./rates/rate-ratio.ts";
export type { CoxCoefficient, ModelTest } from "./regression/cox-coefficient.ts";
export type { CoxData } from "./regression/cox-data.ts";
export {
  type CoxFirthModel,
  type CoxFirthOptions,
  coxFirth,
  type FirthCoefficient,
} from "./regression/cox-firth.ts";
export { type CoxModel, type CoxOptions, coxRegression } from "./regression/cox-regression.ts";
export {
  type CoxSurvivalCurve,
  type CoxSurvivalOptions,
  type CoxSurvivalStep,
  coxSurvival,
} from "./regression/cox-survival.ts";
export {
  type FineGrayData,
  type FineGrayModel,
  type FineGrayOptions,
  fineGray,
} from "./regression/fine-gray.ts";
export {
  type LinearCoefficient,
  type LinearData,
  type LinearModel,
  type LinearOptions,
  linearRegression,
} from "./regression/linear-regression.ts";
export type { LogisticData } from "./regression/logistic-data.ts";
export {
  type FirthOddsRatio,
  type LogisticFirthModel,
  type LogisticFirthOptions,
  logisticFirth,
} from "./regression/logistic-firth.ts";
export {
  type LogisticCoefficient,
  type LogisticModel,
  type LogisticOptions,
  logisticRegression,
} from "./regression/logistic-regression.ts";
export {
  type NegativeBinomialModel,
  type NegativeBinomialOptions,
  negativeBinomialRegression,
} from "./regression/negative-binomial-regression.ts";
export {
  type Overdispersion,
  type PoissonData,
  type PoissonModel,
  type PoissonOptions,
  poissonRegression,
} from "./regression/poisson-regression.ts";
export {
  type CovariateTest,
  type ProportionalHazardsOptions,
  type ProportionalHazardsTest,
  proportionalHazards,
} from "./regression/proportional-hazards.ts";
export type { RateCoefficient } from "./regression/rate-coefficient.ts";
export type { RateData } from "./regression/rate-data.ts";
export type { Ties } from "./regression/risk-sets.ts";
export type { RobustOptions, Variance } from "./regression/robust-covariance.ts";
export {
  type SegmentedData,
  type SegmentedModel,
  type SegmentedOptions,
  segmentedRegression,
} from "./regression/segmented-regression.ts";
export {
  type SubdistributionOptions,
  type SubdistributionRows,
  subdistributionRows,
} from "./regression/subdistribution-rows.ts";
export type { BcaInterval } from "./resampling/bca.ts";
export {
  type Bootstrap,
  type BootstrapOptions,
  bootstrap,
  type Estimated,
} from "./resampling/bootstrap.ts";
export {
  type BootstrapCurve,
  type BootstrapCurves,
  type BootstrapCurvesOptions,
  type BootstrapPoint,
  bootstrapCurves,
} from "./resampling/bootstrap-curves.ts";
export {
  type PermutationOptions,
  type PermutationTest,
  permutationTest,
} from "./resampling/permutation-test.ts";
export type { UnitOptions } from "./resampling/units.ts";
export {
  type AalenJohansenOptions,
  aalenJohansen,
  type CauseIncidence,
  type IncidenceCurve,
  type IncidenceStep,
} from "./survival/aalen-johansen.ts";
export type { WeightedFollowUp } from "./survival/clusters.ts";
export { stepAt } from "./survival/curve-at.ts";
export type { IntervalType } from "./survival/curve-interval.ts";
export type { FollowUp } from "./survival/follow-up.ts";
export { type GrayTest, type GrayTestOptions, grayTest } from "./survival/gray-test.ts";
export type { GroupedFollowUp } from "./survival/grouped-follow-up.ts";
export {
  type KaplanMeierOptions,
  kaplanMeier,
  type SurvivalCurve,
  type SurvivalStep,
} from "./survival/kaplan-meier.ts";
export {
  type LandmarkOptions,
  type LandmarkRate,
  landmarkRate,
  type PotentialFollowUp,
} from "./survival/landmark-rate.ts";
export {
  type EnvelopePoint,
  type LifeTableEnvelope,
  lifeTableEnvelope,
  type RoundedCount,
  type RoundedLifeTable,
} from "./survival/life-table-envelope.ts";
export {
  type LifeTable,
  type LifeTableCurve,
  type LifeTableOptions,
  type LifeTablePoint,
  type LifeTableRow,
  lifeTableIncidence,
} from "./survival/life-table-incidence.ts";
export { type LogRankGroup, type LogRankTest, logRank } from "./survival/log-rank.ts";
export type { LogRankOptions, LogRankWeights } from "./survival/log-rank-sums.ts";
export {
  type LogRankTrendOptions,
  type LogRankTrendTest,
  logRankTrend,
} from "./survival/log-rank-trend.ts";
export {
  type CountCurve,
  type CountStep,
  type MeanCumulativeCountOptions,
  meanCumulativeCount,
} from "./survival/mean-cumulative-count.ts";
export {
  type HazardCurve,
  type HazardStep,
  type NelsonAalenOptions,
  nelsonAalen,
} from "./survival/nelson-aalen.ts";
export type { RecurrentFollowUp } from "./survival/recurrent-rows.ts";
export {
  type RestrictedMean,
  type RestrictedMeanOptions,
  restrictedMean,
} from "./survival/restricted-mean.ts";
export {
  type RestrictedMeanDifference,
  restrictedMeanDifference,
} from "./survival/restricted-mean-difference.ts";
export { type RestrictedMeanRatio, restrictedMeanRatio } from "./survival/restricted-mean-ratio.ts";
export { type RiskTableRow, riskTable } from "./survival/risk-table.ts";
export {
  type OccupationCurve,
  type OccupationStep,
  type OccupiedState,
  type StateOccupationOptions,
  stateOccupation,
} from "./survival/state-occupation.ts";
export type { StateFollowUp } from "./survival/state-rows.ts";
export { type ReachedTime, type SurvivalQuantile, survivalQuantile } from "./survival/survival-quantile.ts";
export type { StatisticsWarning, Warnings } from "./warning.ts";
