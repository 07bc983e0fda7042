import { checkFlag, checkRecord, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { effectiveSampleSize } from "./effective-sample-size.ts";
import { checkOpenScores, checkTreated, membersOf, sum, type Treated } from "./groups.ts";

export interface ScoredTreatment extends Treated {
  /** Propensity score, above 0 and below 1. */
  readonly score: ArrayLike<number>;
}

/** For whom the effect is estimated: everybody, the treated, the untreated, or those who could have been either. */
export type WeightTarget = "ATE" | "ATT" | "ATC" | "overlap";

export interface PropensityWeightOptions {
  /** Default "ATE". */
  readonly target?: WeightTarget;
  /** Multiplies each group's ATE weights by its share, so that their mean is near 1. Default false. */
  readonly stabilized?: boolean;
  /** Scores below this, or above 1 less this, get the weight 0. Default 0: nobody is left out. */
  readonly trim?: number;
}

/** Weights of one group. */
export interface GroupWeights {
  /** People with a weight above 0. */
  readonly n: number;
  readonly sum: number;
  readonly largest: number;
  readonly effectiveSampleSize: number;
}

export interface PropensityWeights {
  readonly kind: "propensity weights";
  /** In the order of the rows. */
  readonly weights: readonly number[];
  readonly treated: GroupWeights;
  readonly control: GroupWeights;
  /** People whom trimming left out. */
  readonly trimmed: number;
}

/**
 * With which weights do the groups look alike in what the score was made of? With e the score, those treated get
 * 1/e (ATE), 1 (ATT), (1-e)/e (ATC) or 1-e (overlap); those untreated 1/(1-e), e/(1-e), 1 or e. Overlap weights
 * never explode, and balance the means of the score's covariates exactly; the others are to be read with
 * `largest` and `effectiveSampleSize`.
 *
 * @param data treatment and score, a row a person
 * @returns weights; "not estimable" without people (no observations), or where one of the groups has nobody, at
 *   first or after trimming (one group only). After trimming the effect is that of those who remain: say so.
 * @throws StatisticsError on scores of 0 or less, or 1 or more; treatment other than 0 and 1; `stabilized` with
 *   another target than ATE; a trim that is not 0 or more and below 0.5; columns of unequal length
 *
 * In R: `ifelse(t == 1, 1 / e, 1 / (1 - e))` and so on; `PSweight::PSweight`.
 *
 * Source: Robins JM, Hernán MA, Brumback B (2000). Marginal structural models. Epidemiology 11:550-560.
 * doi:10.1097/00001648-200009000-00011 (stabilized). Li F, Morgan KL, Zaslavsky AM (2018). Balancing covariates
 * via propensity score weighting. J Am Stat Assoc 113:390-400. doi:10.1080/01621459.2016.1260466 (overlap).
 * Crump RK, Hotz VJ, Imbens GW, Mitnik OA (2009). Dealing with limited overlap. Biometrika 96:187-199.
 * doi:10.1093/biomet/asn055 (trimming; 0.1 is their rule of thumb).
 */
export function propensityWeights(
  data: ScoredTreatment,
  options: PropensityWeightOptions = {},
): PropensityWeights | NotEstimable {
  const { score, treated } = checkRecord("propensityWeights", "data", data);
  const {
    target = "ATE",
    stabilized = false,
    trim = 0,
  } = checkRecord("propensityWeights", "options", options);
  checkWord("propensityWeights", "target", target, ["ATE", "ATT", "ATC", "overlap"]);
  checkFlag("propensityWeights", "stabilized", stabilized);
  checkTreated("propensityWeights", treated, { score });
  checkOpenScores("propensityWeights", score);
  checkOptions({ target, stabilized, trim });
  if (score.length === 0) return notEstimable("no observations");
  const kept = Array.from(score, (e) => e >= trim && e <= 1 - trim);
  const share = kept.filter((keep, i) => keep && treated[i] === 1).length / kept.filter(Boolean).length;
  const weights = Array.from(score, (e, i) => {
    if (!kept[i]) return 0;
    const factor = stabilized ? (treated[i] === 1 ? share : 1 - share) : 1;
    return factor * (treated[i] === 1 ? FOR_TREATED[target](e) : FOR_TREATED[MIRROR[target]](1 - e));
  });
  const [ofTreated, ofControl] = ([1, 0] as const).map((group) =>
    groupOf(membersOf(weights, treated, group)),
  );
  if (ofTreated === undefined || ofControl === undefined) return notEstimable("one group only");
  const trimmed = kept.filter((keep) => !keep).length;
  return { kind: "propensity weights", weights, treated: ofTreated, control: ofControl, trimmed };
}

const FOR_TREATED: Readonly<Record<WeightTarget, (e: number) => number>> = {
  ATE: (e) => 1 / e,
  ATT: () => 1,
  ATC: (e) => (1 - e) / e,
  overlap: (e) => 1 - e,
};

/** The weight of the untreated is that of the treated with the groups exchanged. */
const MIRROR: Readonly<Record<WeightTarget, WeightTarget>> = {
  ATE: "ATE",
  ATT: "ATC",
  ATC: "ATT",
  overlap: "overlap",
};

function checkOptions({ target, stabilized, trim }: Required<PropensityWeightOptions>): void {
  if (stabilized && target !== "ATE") {
    throw new StatisticsError(
      "propensityWeights",
      `stabilized does not go with ${target}`,
      "Stabilize ATE weights; the others need none",
    );
  }
  if (!Number.isFinite(trim) || !(trim >= 0 && trim < 0.5)) {
    throw new StatisticsError(
      "propensityWeights",
      "trim is not 0 or more and below 0.5",
      "Write 0.1 to keep scores from 0.1 to 0.9",
    );
  }
}

function groupOf(weights: readonly number[]): GroupWeights | undefined {
  const size = effectiveSampleSize(weights);
  if (size.kind === "not estimable") return undefined;
  const largest = weights.reduce((high, weight) => Math.max(high, weight), 0);
  return { n: size.n, sum: sum(weights), largest, effectiveSampleSize: size.value };
}
