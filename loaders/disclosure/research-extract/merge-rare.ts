/** The label of categories that too few people share. */
export const other = "other";

/** A function that keeps the categories of at least so many people and calls all others "other". */
export function mergeRare(
  /** Categories of each person; a person may have several or none. */
  categories: readonly (readonly string[])[],
  atLeast: number,
): (category: string) => string {
  const people = new Map<string, number>();
  for (const own of categories)
    for (const category of new Set(own)) people.set(category, (people.get(category) ?? 0) + 1);
  return (category) => ((people.get(category) ?? 0) >= atLeast ? category : other);
}
