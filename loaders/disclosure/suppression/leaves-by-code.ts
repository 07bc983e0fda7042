import { SuppressionError } from "./suppression-error.ts";

/** What a dimension may be. */
export interface Dimension {
  /** Every code that people can have; default: those that the rows hold. */
  readonly codes?: readonly string[];
  /** Groups of codes or of other groups, by name. They may overlap: two hierarchies over the same codes are linked. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
}

export interface Codes {
  readonly leaves: readonly string[];
  /** By code: the groups that hold it, directly or through another group. */
  readonly groupsOf: ReadonlyMap<string, readonly string[]>;
}

/** The codes of a dimension, and which groups each falls into. */
export function leavesByCode(
  name: string,
  { codes, groups = {} }: Dimension,
  rows: readonly Readonly<Record<string, string>>[],
): Codes {
  const missing = rows.findIndex((row) => row[name] === undefined);
  if (missing >= 0)
    throw new SuppressionError("unknown code", `row ${missing + 1} has no "${name}". Give every row a code.`);
  const leaves = codes === undefined ? [...new Set(rows.map((row) => row[name]!))] : [...new Set(codes)];
  const known = new Set(leaves);
  const foreign = rows.findIndex((row) => !known.has(row[name]!));
  if (foreign >= 0)
    throw new SuppressionError(
      "unknown code",
      `row ${foreign + 1} has a code of "${name}" that is not among its codes. Add it.`,
    );
  const groupsOf = new Map(leaves.map((leaf): [string, string[]] => [leaf, []]));
  for (const group of Object.keys(groups)) {
    if (known.has(group))
      throw new SuppressionError("unknown group", `a group of "${name}" is named like a code. Rename it.`);
    for (const leaf of leavesOf(name, group, groups, known, [])) groupsOf.get(leaf)?.push(group);
  }
  return { leaves, groupsOf };
}

function leavesOf(
  name: string,
  code: string,
  groups: NonNullable<Dimension["groups"]>,
  leaves: ReadonlySet<string>,
  path: readonly string[],
): ReadonlySet<string> {
  if (leaves.has(code)) return new Set([code]);
  const parts = groups[code];
  if (parts === undefined || path.includes(code))
    throw new SuppressionError(
      "unknown group",
      `a group of "${name}" holds what is neither a code nor another group, or holds itself. Correct its list.`,
    );
  return new Set(parts.flatMap((part) => [...leavesOf(name, part, groups, leaves, [...path, code])]));
}
