/** Rows of each group, in the order of the data: columns for estimators that take one group at a time. */
export function partition<Columns extends object>(
  columns: Columns,
  group: ArrayLike<number>,
  groups: number,
): Columns[] {
  const sizes = new Float64Array(groups);
  for (let i = 0; i < group.length; i++) sizes[group[i]!]! += 1;
  const parts = Array.from(sizes, (): Record<string, Float64Array> => ({}));
  for (const [name, values] of Object.entries(columns) as [string, ArrayLike<number>][]) {
    for (const [g, part] of parts.entries()) part[name] = new Float64Array(sizes[g]!);
    const [into, at] = [parts.map((part) => part[name]!), new Int32Array(groups)];
    for (let i = 0; i < group.length; i++) {
      const g = group[i]!;
      into[g]![at[g]!++] = values[i]!;
    }
  }
  return parts as Columns[];
}
