import { checkedContributions, checkParameter, sumOf } from "./checked-contributions.ts";

/**
 * (n, k) dominance: whether the n largest contributors make more than k per cent of a sum. Who is among them could
 * tell the others' amount from the sum. A sum of nothing is not dominated.
 *
 * In R: sdcTable::primarySuppression(type = "nk"), GaussSuppression::DominanceRule.
 * Source: Hundepool et al. (2012). Statistical Disclosure Control. Wiley, 4.2.2. doi:10.1002/9781118348239.
 */
export function isDominated(
  contributions: readonly number[],
  { n, k }: { readonly n: number; readonly k: number },
): boolean {
  checkParameter("n", n, 0, Number.MAX_SAFE_INTEGER);
  checkParameter("k", k, 0, 100);
  const sorted = checkedContributions(contributions);
  return sumOf(sorted.slice(0, n)) * 100 > k * sumOf(sorted);
}
