import type { HiddenCell } from "../hide-cells.ts";

/**
 * One state space with everything ever said about it, in numbers: the truth, what might be changed in it, and the
 * statements that every possible world must satisfy.
 */
export interface Space {
  readonly name: string;
  /** One for each release and characteristic. */
  readonly attributes: readonly Attribute[];
  /** Attributes that are the same characteristic at several releases change together. */
  readonly attributeGroups: readonly (readonly number[])[];
  readonly tokens: readonly SpaceToken[];
  /** Token, weight, token, weight, … */
  readonly paths: readonly Float64Array[];
  readonly families: number;
  readonly units: readonly Unit[];
  readonly forms: readonly Form[];
  readonly constraints: readonly Constraint[];
}

export interface Attribute {
  readonly name: string;
  readonly release: number;
  readonly categories: readonly string[];
}

export interface SpaceToken {
  readonly release: number;
  readonly figure: string;
  readonly key: Readonly<Record<string, string>>;
  readonly day?: number | undefined;
  readonly start?: string | undefined;
  readonly measure: string;
  readonly isProtected: boolean;
  /** Who came since the release before, less who went: negative where more went. */
  readonly isChange?: boolean;
  readonly whole?: number | undefined;
}

/** Whoever is counted: characteristics, and the paths that are walked, one for each release and family. */
export interface UnitState {
  /** -1: not in the data of that release. */
  readonly attributes: Int16Array;
  readonly paths: Int32Array;
}

export interface Unit {
  readonly id: string;
  readonly truth: UnitState;
  /** What might as well have been true: families, and the path of each. */
  readonly variants: readonly Variant[];
}

export interface Variant {
  readonly families: readonly number[];
  readonly paths: readonly number[];
}

/** The sum of a token over units that match: x, in every statement. */
export interface Form {
  readonly token: number;
  readonly where: readonly Condition[];
}

/** The unit's category of the attribute is one of these. */
export interface Condition {
  readonly attribute: number;
  readonly categories: ReadonlySet<number>;
}

/** Where a statement stands, for messages; never its numbers. */
export interface Source {
  readonly release: string;
  readonly tier: string;
  readonly figure: string;
  readonly place: string;
  /** What could be hidden of it in the present release: nothing where readers know it already, or see no number. */
  readonly cell?: HiddenCell;
}

export type Constraint =
  | {
      readonly kind: "linear";
      readonly terms: readonly (readonly [form: number, coefficient: number])[];
      readonly lower: number;
      readonly upper: number;
      readonly source: Source;
    }
  | {
      /** lower ≤ scale · SD ≤ upper, of values with this number, sum and sum of squares. */
      readonly kind: "deviation";
      readonly n: number;
      readonly sum: number;
      readonly squares: number;
      readonly scale: number;
      readonly lower: number;
      readonly upper: number;
      readonly source: Source;
    };

export const matches = (where: readonly Condition[], { attributes }: UnitState): boolean =>
  where.every(({ attribute, categories }) => categories.has(attributes[attribute]!));

/** What is below this is the arithmetic's own error: bounds are whole numbers, or in parts of a millionth. */
export const ROUNDING = 1e-7;

/** By how much the values of the forms break a constraint; 0 where they satisfy it. */
export function violationOf(constraint: Constraint, formValue: (form: number) => number): number {
  const value = statedValue(constraint, formValue);
  const violation = Math.max(0, constraint.lower - value, value - constraint.upper);
  return violation < ROUNDING ? 0 : violation;
}

/** The number that a constraint is about. */
export function statedValue(constraint: Constraint, formValue: (form: number) => number): number {
  if (constraint.kind === "linear")
    return constraint.terms.reduce((sum, [form, coefficient]) => sum + coefficient * formValue(form), 0);
  const n = formValue(constraint.n);
  if (n < 2) return 0;
  const sum = formValue(constraint.sum);
  const variance = (formValue(constraint.squares) - (sum * sum) / n) / (n - 1);
  return constraint.scale * Math.sqrt(Math.max(0, variance));
}
