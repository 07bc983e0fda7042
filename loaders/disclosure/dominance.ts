import { DisclosureError } from "./disclosure-error.ts";
import type { TierPolicy } from "./policy.ts";

/** What the largest and the two largest contributors make of a sum. */
export interface Shares {
  readonly largestShare: number;
  readonly twoLargestShare: number;
}

/** Whether one or two contributors make so much of a sum that it tells what is theirs. */
export const isDominated = ({ largestShare, twoLargestShare }: Shares, { means }: TierPolicy): boolean =>
  largestShare > means.largestShare || twoLargestShare > means.twoLargestShare;

/** Refuses a sum that does not say what its largest contributors make. */
export function checkShares(figure: string, place: string, { largestShare, twoLargestShare }: Shares): void {
  const isShare = (share: number) => share >= 0 && share <= 1;
  if (!isShare(largestShare) || !isShare(twoLargestShare) || twoLargestShare < largestShare)
    throw new DisclosureError(
      "dominance missing",
      figure,
      `${place} does not say which share its largest and two largest contributors make. Add both.`,
    );
}
