/** The known name that a misspelt one is like: within it or around it, or with two letters changed at most. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase().slice(0, 40);
  const distances = known.map((other) => distance(lower, other.toLowerCase()));
  const nearest = Math.min(...distances);
  const most = Math.min(2, lower.length - 1);
  if (nearest <= most) return known[distances.indexOf(nearest)];
  return known.find((other) => isPart(lower, other.toLowerCase()));
}

const isPart = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) > 2 && (one.includes(other) || other.includes(one));

/** Letters to put in, to leave out or to change (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}
