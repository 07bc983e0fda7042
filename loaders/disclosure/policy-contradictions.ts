import type { TierRules } from "./policy-schema.ts";

/** A rule that defeats another one of its tier, and what to do about it. */
export interface Contradiction {
  readonly property: string;
  readonly cure: string;
}

/**
 * Rules that are each well formed and together give away what one of them hides. They are refused when the
 * policy is read, because no later check would find them.
 */
export function policyContradictions(rules: TierRules): readonly Contradiction[] {
  const found: Contradiction[] = [];
  const threshold = rules.counts.threshold.value;
  const base = rules.counts.roundingBase.value;
  // Below a threshold between two multiples, the lowest shown count would stand for fewer than three true ones.
  if (base > 1 && threshold % base !== 0)
    found.push({
      property: "counts.roundingBase",
      cure: "Make the threshold a multiple of the rounding base, so that the smallest count shown stands for at least three true ones.",
    });
  if (base === 2)
    found.push({
      property: "counts.roundingBase",
      cure: "Round to 1 (exact) or at least to 3; 2 hides one value only.",
    });
  if (base === 1 && !rules.counts.complementary.value)
    found.push({
      property: "counts.complementary",
      cure: "Set it to true: among exact counts a hidden one follows from its total and the others.",
    });
  // A mean times a count is a whole number of points: with finer digits only one count would fit.
  const { digits, minimum } = rules.means;
  if (base > 1 && (digits.value === null || 10 ** -digits.value * minimum.value < 1))
    found.push({
      property: "means.digits",
      cure: "Give fewer digits: a mean this exact tells the exact count that the rounding hides.",
    });
  if (base > 1 && rules.rates.steps.value.some(({ step }) => step === 0))
    found.push({ property: "rates.steps", cure: "Give a step above 0 where counts are rounded." });
  // n, at risk and events, each rounded, can leave one number only for those who left otherwise.
  if (base > 1 && rules.curves.atRisk.value === "counted")
    found.push({
      property: "curves.atRisk",
      cure: "Derive the number at risk where counts are rounded: counted on its own it narrows what is hidden beside it.",
    });
  // The score equations of a model hold exactly: with all digits they tell the counts behind them.
  for (const group of ["models", "discrimination"] as const)
    if (base > 1 && rules[group].digits.value === null)
      found.push({
        property: `${group}.digits`,
        cure: "Give digits where counts are rounded: an estimate this exact tells the exact counts.",
      });
  // Otherwise a bin says of fewer people than a count may that they lie beyond it.
  if (rules.quantiles.sides.value < threshold || rules.quantiles.bin.value < threshold)
    found.push({
      property: "quantiles.sides",
      cure: "Ask for at least the threshold of counts on both sides of a bin and in it.",
    });
  if (rules.curves.minimum.value < rules.curves.endsBelow.value)
    found.push({
      property: "curves.minimum",
      cure: "A curve must begin with at least the people it ends with.",
    });
  return found;
}
