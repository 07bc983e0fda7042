/**
 * Moves labels apart that would overlap, as little as possible and without changing their order.
 * @param wanted positions in pixels, any order
 * @param gap least distance between two labels
 * @param range first and last position that a label may take
 * @returns positions in the order of `wanted`
 */
export function spreadLabels(
  wanted: readonly number[],
  gap: number,
  range: readonly [number, number],
): readonly number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const placed = [...wanted];
  let least = range[0];
  for (const index of order) {
    placed[index] = Math.max(placed[index]!, least);
    least = placed[index]! + gap;
  }
  let most = range[1];
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index]!, most);
    most = placed[index]! - gap;
  }
  return placed;
}
