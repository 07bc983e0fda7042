/** Rows of each group, in the order of the data: columns for estimators that take one group at a time. */
export function partition<Columns extends object>(
  columns: Columns,
  group: Float64Array,
  groups: number,
): Columns[] {
  const sizes = new Int32Array(groups);
  for (let i = 0; i < group.length; i++) sizes[group[i]!]!++;
  const parts = Array.from(sizes, (): Record<string, Float64Array> => ({}));
  for (const [name, values] of Object.entries(columns) as [string, Float64Array][]) {
    for (const [g, column] of partsOf(values, group, sizes).entries()) parts[g]![name] = column;
  }
  return parts as Columns[];
}

function partsOf(values: Float64Array, group: Float64Array, sizes: Int32Array): Float64Array[] {
  const parts = Array.from(sizes, (size) => new Float64Array(size));
  const next = new Int32Array(sizes.length);
  for (let i = 0; i < values.length; i++) {
    const g = group[i]!;
    parts[g]![next[g]!++] = values[i]!;
  }
  return parts;
}
