import type { IntervalType } from "../../../src/statistics/index.ts";
import { textOf } from "../files.ts";

/** One call as R made it: columns of numbers by name; what R gave as NA is undefined. */
export interface FixtureCase {
  readonly estimator: string;
  readonly name: string;
  readonly input: Readonly<Record<string, readonly number[]>>;
  readonly output: Readonly<Record<string, readonly (number | undefined)[]>>;
}

/** Cases of a fixture that the R script of the same name wrote. */
export function fixture(name: string): FixtureCase[] {
  const text = textOf(`test/statistics/reference/${name}.csv`);
  const cases = new Map<string, FixtureCase & { input: Lists; output: Lists }>();
  for (const line of text.trim().split("\n").slice(2)) {
    const [estimator, label, role, column, values] = line.split(",") as [
      string,
      string,
      Role,
      string,
      string,
    ];
    const id = `${estimator} ${label}`;
    const found = cases.get(id) ?? { estimator, name: label, input: {}, output: {} };
    found[role][column] = values.split(" ").map((value) => (value === "NA" ? undefined : Number(value)));
    cases.set(id, found);
  }
  return [...cases.values()] as FixtureCase[];
}

type Role = "input" | "output";
type Lists = Record<string, (number | undefined)[]>;

/** Cases of one estimator; none is a mistake in the test. */
export function casesOf(name: string, estimator: string): FixtureCase[] {
  const cases = fixture(name).filter((item) => item.estimator === estimator);
  if (cases.length === 0) throw new Error(`No case of ${estimator} in ${name}.csv`);
  return cases;
}

/** The first element of an input. */
export function scalar({ input }: FixtureCase, name: string): number {
  const value = input[name]?.[0];
  if (value === undefined) throw new Error(`No input ${name}`);
  return value;
}

/** A column of an input, or nothing. */
export const column = ({ input }: FixtureCase, name: string): readonly number[] => {
  const values = input[name];
  if (values === undefined) throw new Error(`No input ${name}`);
  return values;
};

/** |ours - theirs| relative to theirs; 0 where both are 0. */
export function relativeError(ours: number, theirs: number): number {
  return ours === theirs ? 0 : Math.abs(ours - theirs) / Math.max(Math.abs(theirs), Number.MIN_VALUE);
}

/** How far ours are from R's, element by element, where R has a number; "length" where columns differ in length. */
export function worst(
  ours: readonly number[],
  theirs: readonly (number | undefined)[],
  floor = 0,
): number | "length" {
  if (ours.length !== theirs.length) return "length";
  const errors = ours.map((value, i) => {
    const expected = theirs[i];
    if (expected === undefined) return 0;
    return Math.abs(value - expected) <= floor ? 0 : relativeError(value, expected);
  });
  return Math.max(0, ...errors);
}

/** Outputs that are not as near to R's as they should be, for a message that says which. */
export function errorsOf(
  item: FixtureCase,
  ours: Readonly<Record<string, readonly number[]>>,
  { most = 1e-9, floor = 0 }: { readonly most?: number; readonly floor?: number } = {},
) {
  return Object.entries(ours)
    .map(([name, values]) => ({ case: item.name, name, error: worst(values, item.output[name]!, floor) }))
    .filter(({ error }) => !(Number(error) < most));
}

/** The columns of steps or points, by name, as a fixture has them. */
export function columnsFrom<Name extends string>(
  steps: readonly Readonly<Record<Name, number>>[],
  names: readonly Name[],
): Record<string, number[]> {
  return Object.fromEntries(names.map((name) => [name, steps.map((step) => step[name])]));
}

/** Scales of a curve's interval by R's names for them. */
export const INTERVAL_TYPES: Readonly<Record<string, IntervalType>> = {
  log: "log",
  "log-log": "log-log",
  plain: "plain",
  arcsin: "arcsine",
};
