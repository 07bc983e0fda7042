/**
 * What a difference of two ratings means: "nominal", they are the same or not; "ordinal", how many ratings lie between
 * them; "interval", their difference; "ratio", their difference in units of their sum.
 */
export type RatingScale = "nominal" | "ordinal" | "interval" | "ratio";

/**
 * Krippendorff's squared distance of two levels, by their indices, the first below the second.
 *
 * @param values levels, ascending
 * @param margins how often each was given
 */
export function squaredDistances(
  scale: RatingScale,
  values: readonly number[],
  margins: Readonly<Float64Array>,
): (below: number, above: number) => number {
  switch (scale) {
    case "nominal":
      return () => 1;
    case "interval":
      return (a, b) => (values[b]! - values[a]!) ** 2;
    case "ratio":
      return (a, b) => ((values[b]! - values[a]!) / (values[b]! + values[a]!)) ** 2;
    case "ordinal": {
      // Rank of the middle of each level.
      let below = 0;
      const middles = Array.from(margins, (count) => {
        below += count;
        return below - count / 2;
      });
      return (a, b) => (middles[b]! - middles[a]!) ** 2;
    }
  }
}
