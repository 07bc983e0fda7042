import { checkFinite, checkRecord, checkWord } from "../check.ts";
import { normalCdf, normalDensity } from "../distributions/normal.ts";
import { StatisticsError } from "../errors.ts";
import { solveDense } from "../linear/solve-dense.ts";
import { gaussLegendre } from "../numeric/gauss-legendre.ts";
import { checkScheme } from "./cusum-chart.ts";
import { nodesFor, type RunLength, type RunLengthOptions, runLength } from "./ewma-run-length.ts";

export interface CusumScheme {
  /** What of a deviation is let pass, in standard deviations. */
  readonly allowance: number;
  /** Sum at which a shift is signalled, in standard deviations. */
  readonly decision: number;
  /** Of the sum, in standard deviations. Only with one side. Default 0. */
  readonly headStart?: number;
}

export interface CusumRunLengthOptions extends RunLengthOptions {
  /** "one": the sum upwards alone; "two": both. Default "two". */
  readonly sides?: "one" | "two";
}

/**
 * How many values until a tabular CUSUM signals, on average? With a shift of 0 the time to a false alarm, with another
 * the delay in finding it. Of normal independent values.
 *
 * @returns the mean run length
 * @throws StatisticsError on an allowance, decision or head start that cannot be, a head start with two sides, a shift
 *   that is not finite, and where the run would be longer than 1e9 values
 *
 * In R: `spc::xcusum.arl(allowance, decision, shift, headStart, sided = "two", r = 100)`.
 *
 * Source: Vance LC (1986). Average run lengths of cumulative sum control charts for controlling normal means. J Qual
 * Technol 18:189-193. Two sides: Kemp KW (1961). J R Stat Soc B 23:149-153.
 */
export function cusumRunLength(data: CusumScheme, options: CusumRunLengthOptions = {}): RunLength {
  const { allowance, decision, headStart = 0 } = checkRecord("cusumRunLength", "data", data);
  const { shift = 0, sides = "two" } = checkRecord("cusumRunLength", "options", options);
  checkWord("cusumRunLength", "sides", sides, ["one", "two"]);
  checkScheme("cusumRunLength", { allowance, decision, headStart });
  checkFinite("cusumRunLength", "shift", shift);
  if (sides === "one")
    return runLength("cusumRunLength", oneSided({ allowance, decision, headStart }, shift));
  if (headStart > 0) {
    throw new StatisticsError(
      "cusumRunLength",
      "a head start has no closed answer for two sides",
      "Ask for one side, which with a head start is the one that signals",
    );
  }
  const scheme = { allowance, decision, headStart };
  const [up, down] = [oneSided(scheme, shift), oneSided(scheme, -shift)];
  return runLength("cusumRunLength", 1 / (1 / up + 1 / down));
}

/** L(s) = 1 + L(0) Phi(k - s) + integral of L(y) phi(y + k - s) over 0 to h, the k less the shift. */
function oneSided({ allowance, decision, headStart }: Required<CusumScheme>, shift: number): number {
  const k = allowance - shift;
  const { nodes, weights } = gaussLegendre(nodesFor("cusumRunLength", decision / 2));
  const half = decision / 2;
  const at = [0, ...Array.from(nodes, (x) => half * (1 + x))];
  const reach = (s: number) =>
    at.map((y, j) => (j === 0 ? normalCdf(k - s) : half * weights[j - 1]! * normalDensity(y + k - s)));
  const matrix = at.map((s, i) => reach(s).map((value, j) => (i === j ? 1 : 0) - value));
  const lengths =
    solveDense(
      matrix,
      at.map(() => 1),
    ) ?? [];
  return reach(headStart).reduce((sum, value, j) => sum + value * lengths[j]!, 1);
}
