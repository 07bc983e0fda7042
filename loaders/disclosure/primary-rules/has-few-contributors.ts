import { checkParameter } from "./checked-contributions.ts";

/**
 * Minimum frequency: whether at least one and at most `most` contribute. Whether nobody does is another question,
 * which the policy answers for each measure (zeros).
 *
 * In R: sdcTable::primarySuppression(type = "freq", maxN = most).
 */
export function hasFewContributors(contributors: number, { most }: { readonly most: number }): boolean {
  checkParameter("most", most, 0, Number.MAX_SAFE_INTEGER);
  return contributors > 0 && contributors <= most;
}
