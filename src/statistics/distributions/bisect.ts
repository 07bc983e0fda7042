/**
 * The boundary, to the last digit, below which a condition does not hold and above which it does.
 *
 * @param holds false at `low`, true at `high`, and changing once in between
 * @returns the smallest number at which it was seen to hold
 */
export function bisect(holds: (x: number) => boolean, low: number, high: number): number {
  let [below, above] = [low, high];
  while (true) {
    const middle = (below + above) / 2;
    if (middle === below || middle === above) return above;
    if (holds(middle)) above = middle;
    else below = middle;
  }
}
