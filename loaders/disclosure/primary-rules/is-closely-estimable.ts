import { checkedContributions, checkParameter, sumOf } from "./checked-contributions.ts";

/**
 * p% rule, and with q the prior-posterior rule: whether the second largest contributor, who takes its own amount
 * from the sum, comes closer than p per cent to the largest one's. With q it is granted that everybody knew each
 * amount to q per cent beforehand: the remainder counts as q/100 of itself. A sum of nothing tells nothing.
 *
 * In R: sdcTable::primarySuppression(type = "p"), (type = "pq").
 * Source: Hundepool et al. (2012). Statistical Disclosure Control. Wiley, 4.2.2. doi:10.1002/9781118348239.
 */
export function isCloselyEstimable(
  contributions: readonly number[],
  { p, q = 100 }: { readonly p: number; readonly q?: number },
): boolean {
  checkParameter("q", q, 0, 100);
  checkParameter("p", p, 0, q);
  const sorted = checkedContributions(contributions);
  return sumOf(sorted.slice(2)) * q < p * (sorted[0] ?? 0);
}
