import { checkFlag, checkRecord, checkWord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import { checkWithinNumbers } from "./groups.ts";

/** An effect in its measure (a risk ratio, unless said otherwise); with its limits, where it has any. */
export interface RiskRatio {
  readonly value: number;
  readonly lower?: number;
  readonly upper?: number;
}

export interface EValueOptions {
  /** What the effect is; a rate ratio counts as a risk ratio. Default "risk ratio". */
  readonly measure?: "risk ratio" | "odds ratio" | "hazard ratio" | "standardized difference";
  /** Whether fewer than some 15 % have the outcome: then odds and hazard ratios are read as risk ratios. Default false. */
  readonly rare?: boolean;
  /** The effect that is to be left, in the same measure. Default none: a ratio of 1, a difference of 0. */
  readonly truth?: number;
}

export interface EValue {
  readonly kind: "E-value";
  /** 1 or more; 1 says that nothing needs explaining. */
  readonly value: number;
  /** Of the limit nearer to the truth; 1 where the interval holds it; absent without limits. */
  readonly ofLimit?: number;
}

/**
 * How strong must a confounder be to explain an effect away? The E-value: the risk ratio with both treatment and
 * outcome that an unmeasured confounder needs at least, beyond what was adjusted for, to make the true risk ratio
 * 1 (or what `truth` says).
 *
 * Other measures are turned into risk ratios first: odds ratios of a frequent outcome by their root, hazard ratios
 * by (1 - 0.5^√HR) / (1 - 0.5^√(1/HR)), differences of means in standard deviations by exp(0.91 d).
 *
 * @param effect in its measure, ratios above 0; below the truth it is turned round
 * @returns the E-value of the effect and of the limit nearer to the truth
 * @throws StatisticsError where a ratio or a limit is not a finite number above 0, a difference is not finite or its
 *   ratio is beyond numbers, one limit only is given, or the effect does not lie between its limits
 *
 * In R: `EValue::evalues.RR(est, lo, hi, true)`, `evalues.OR`, `evalues.HR`, `evalues.MD` (which takes limits
 * of 1.78 standard errors, here 0.91 times the limits given); `epiR::epi.evalue`.
 *
 * Source: VanderWeele TJ, Ding P (2017). Sensitivity analysis in observational research: introducing the E-value.
 * Ann Intern Med 167:268-274. doi:10.7326/M16-2607.
 */
export function eValue(effect: RiskRatio, options: EValueOptions = {}): EValue {
  const { value, lower, upper } = checkRecord("eValue", "effect", effect);
  const { measure = "risk ratio", rare = false, truth } = checkRecord("eValue", "options", options);
  checkWord("eValue", "measure", measure, [
    "risk ratio",
    "odds ratio",
    "hazard ratio",
    "standardized difference",
  ]);
  checkFlag("eValue", "rare", rare);
  const difference = measure === "standardized difference";
  const toRatio = (name: string, effect: number | undefined): number => {
    checkEffect(name, effect, difference);
    const ratio = rare && !difference ? effect : TO_RISK_RATIO[measure](effect);
    // A difference of hundreds of standard deviations overflows.
    checkEffect(name, ratio, false);
    return ratio;
  };
  const target = toRatio("truth", truth ?? (difference ? 0 : 1));
  const estimate = toRatio("value", value) / target;
  if (lower === undefined && upper === undefined) return { kind: "E-value", value: needed(estimate) };
  const low = toRatio("lower", lower) / target;
  const high = toRatio("upper", upper) / target;
  if (!(low <= estimate && estimate <= high)) {
    throw new StatisticsError(
      "eValue",
      "the ratio does not lie between its limits",
      "Give lower, value and upper of one estimate",
    );
  }
  const nearest = low > 1 ? low : Math.min(high, 1);
  return { kind: "E-value", value: needed(estimate), ofLimit: needed(nearest) };
}

const TO_RISK_RATIO: Readonly<Record<NonNullable<EValueOptions["measure"]>, (effect: number) => number>> = {
  "risk ratio": (ratio) => ratio,
  "odds ratio": Math.sqrt,
  "hazard ratio": (ratio) => lost(Math.sqrt(ratio)) / lost(Math.sqrt(1 / ratio)),
  "standardized difference": (d) => Math.exp(0.91 * d),
};

/** 1 - 0.5^x. */
const lost = (x: number): number => -Math.expm1(-Math.LN2 * x);

function needed(ratio: number): number {
  const above = ratio < 1 ? 1 / ratio : ratio;
  const value = above + Math.sqrt(above) * Math.sqrt(above - 1);
  checkWithinNumbers("eValue", value, "Give ratios, not their logarithms");
  return value;
}

function checkEffect(
  name: string,
  effect: number | undefined,
  difference: boolean,
): asserts effect is number {
  const fine = effect !== undefined && Number.isFinite(effect) && (difference || effect > 0);
  if (fine) return;
  throw new StatisticsError(
    "eValue",
    difference ? `${name} is not a finite number` : `${name} is not a finite number above zero`,
    difference
      ? "Give a difference in standard deviations, and both limits or none"
      : "Give ratios, not their logarithms, and both limits or none",
  );
}
