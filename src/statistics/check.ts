import { checkNames } from "./check-names.ts";
import { StatisticsError } from "./errors.ts";

/** Refuses anything but a finite number. */
export function checkFinite(estimator: string, name: string, value: number): void {
  if (!Number.isFinite(value)) {
    throw new StatisticsError(
      estimator,
      `${name} is not a finite number`,
      "Leave missing values out, and say how many",
    );
  }
}

/** Refuses anything but a whole number of zero or more. */
export function checkCount(estimator: string, name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new StatisticsError(
      estimator,
      `${name} is not a whole number of zero or more`,
      "Give counts of people or things",
    );
  }
}

/** Refuses a count of events above the number they are counted among. */
export function checkPart(estimator: string, events: number, n: number): void {
  checkCount(estimator, "events", events);
  checkCount(estimator, "n", n);
  if (events > n) {
    throw new StatisticsError(
      estimator,
      "there are more events than n",
      "Count each person once in both, or use a rate of person-time",
    );
  }
}

/** Refuses a share outside the open interval from 0 to 1. */
export function checkBetween(estimator: string, name: string, value: number): void {
  if (!Number.isFinite(value) || !(value > 0 && value < 1)) {
    throw new StatisticsError(estimator, `${name} is not between 0 and 1`, "Write 95 % as 0.95");
  }
}

/** Nearer to 0 or 1 than this, the tails of a distribution have lost their digits. */
const NEAREST = 1e-12;

/** Refuses a confidence level (or another probability) that is not from 1e-12 to 1 - 1e-12. */
export function checkProbability(estimator: string, name: string, value: number): void {
  checkBetween(estimator, name, value);
  if (value < NEAREST || 1 - value < NEAREST) {
    throw new StatisticsError(
      estimator,
      `${name} is so near to 0 or 1 that no digits are left`,
      "Keep it 1e-12 away from both, at least",
    );
  }
}

/** Refuses zero, negative and non-finite numbers. */
export function checkPositive(estimator: string, name: string, value: number): void {
  if (!Number.isFinite(value) || value <= 0) {
    throw new StatisticsError(
      estimator,
      `${name} is not a finite number above zero`,
      `Give ${name} above zero`,
    );
  }
}

/** Refuses columns of different lengths. */
export function checkSameLength(
  estimator: string,
  columns: Readonly<Record<string, ArrayLike<unknown> | undefined>>,
): void {
  const given = Object.entries(columns).filter(([, column]) => column !== undefined);
  const [firstName, first] = given[0] ?? ["", undefined];
  for (const [name, column] of given) {
    checkIsColumn(estimator, name, column);
    if (column?.length !== first?.length) refuseLength(estimator, name, firstName);
  }
}

function refuseLength(estimator: string, name: string, other: string): never {
  throw new StatisticsError(
    estimator,
    `${name} and ${other} differ in length`,
    "Give one element a row in every column",
  );
}

/** Refuses what is no column at all (from plain JavaScript). */
export function checkIsColumn(
  estimator: string,
  name: string,
  column: ArrayLike<unknown> | null | undefined,
): void {
  if (Array.isArray(column) || isTyped(column)) return;
  throw new StatisticsError(estimator, `${name} is missing, or no column`, `Give ${name} as an array`);
}

/** Typed arrays of numbers: not of big integers, which mix with no number, and no DataView. */
const isTyped = (column: unknown): boolean =>
  ArrayBuffer.isView(column) && /^\[object (Float|Int|Uint)/.test(Object.prototype.toString.call(column));

/** Refuses a column that holds anything but finite numbers. */
export function checkColumn(estimator: string, name: string, column: ArrayLike<number>): void {
  checkIsColumn(estimator, name, column);
  for (let i = 0; i < column.length; i++) {
    if (!Number.isFinite(column[i])) {
      throw new StatisticsError(
        estimator,
        `${name}[${i}] is not a finite number`,
        "Leave missing values out, and say how many",
      );
    }
  }
}

/** Refuses covariates that are no columns of finite numbers by name, one element a row as in the others. */
export function checkCovariates(
  estimator: string,
  covariates: Readonly<Record<string, ArrayLike<number>>>,
  columns: Readonly<Record<string, ArrayLike<unknown> | undefined>>,
): void {
  checkSameLength(estimator, columns);
  checkRecord(estimator, "covariates", covariates);
  const [other, rows] = Object.entries(columns).find(([, column]) => column !== undefined) ?? ["", []];
  for (const [name, values] of Object.entries(covariates)) {
    checkColumn(estimator, name, values);
    if (values.length !== rows?.length) refuseLength(estimator, name, other);
  }
}

/** Refuses a column that holds anything but 0 and 1. */
export function checkIndicator(estimator: string, name: string, column: ArrayLike<number>): void {
  checkIsColumn(estimator, name, column);
  for (let i = 0; i < column.length; i++) {
    if (column[i] !== 0 && column[i] !== 1) {
      throw new StatisticsError(estimator, `${name}[${i}] is neither 0 nor 1`, "Code 1 = yes, 0 = no");
    }
  }
}

/** Refuses a column of weights or counts that holds anything but finite numbers of zero or more. */
export function checkWeights(estimator: string, name: string, column: ArrayLike<number>): void {
  checkIsColumn(estimator, name, column);
  for (let i = 0; i < column.length; i++) {
    const weight = column[i]!;
    if (!Number.isFinite(weight) || weight < 0) {
      throw new StatisticsError(
        estimator,
        `${name}[${i}] is not a finite number of zero or more`,
        "Give 0 to who is left out, and a finite weight to everybody else",
      );
    }
  }
}

/** Counts and weights that are further apart from 1 leave the range of numbers when multiplied with each other. */
const [LEAST, MOST] = [1e-60, 1e60];

/** Whether a number of people, or a weight, is zero or of a size that can be reckoned with: from 1e-60 to 1e60. */
export const isCountable = (value: number): boolean => value === 0 || (value >= LEAST && value <= MOST);

/** Refuses counts that are no numbers, negative, or beyond what can be reckoned with. */
export function checkCounts(estimator: string, name: string, column: ArrayLike<number>): void {
  checkIsColumn(estimator, name, column);
  for (let i = 0; i < column.length; i++) {
    if (typeof column[i] !== "number" || !isCountable(column[i]!)) {
      throw new StatisticsError(
        estimator,
        `${name}[${i}] is not zero or more, or of no size that people are counted in`,
        "Give numbers of people",
      );
    }
  }
}

/** Refuses a number of steps, classes or people that would take too long. */
export function checkAtMost(
  estimator: string,
  what: string,
  { value, most, cure }: { readonly value: number; readonly most: number; readonly cure: string },
): void {
  if (value <= most) return;
  throw new StatisticsError(estimator, `${what} is above ${most.toLocaleString("en")}`, cure);
}

/** Refuses a word that an option does not know (from plain JavaScript); an option left out is fine. */
export function checkWord<Word extends string>(
  estimator: string,
  name: string,
  value: Word | undefined,
  allowed: readonly NoInfer<Word>[],
): void {
  if (value === undefined || allowed.includes(value)) return;
  throw new StatisticsError(
    estimator,
    `${name} is none of the words it can be`,
    `Use ${allowed.map((word) => `"${word}"`).join(" or ")}`,
  );
}

/** Refuses anything but true and false, words such as "false" among them; an option left out is fine. */
export function checkFlag(estimator: string, name: string, value: boolean | undefined): void {
  if (value !== undefined && typeof value !== "boolean") {
    throw new StatisticsError(estimator, `${name} is neither true nor false`, "Use true or false");
  }
}

/**
 * Refuses what is no object (from plain JavaScript), and options and columns of names that the estimator would pass
 * over; gives it back, to be taken apart.
 */
export function checkRecord<Value extends object>(estimator: string, name: string, value: Value): Value {
  if (typeof value !== "object" || value === null) {
    throw new StatisticsError(estimator, `${name} is missing, or no object`, `Give ${name} as an object`);
  }
  checkNames(estimator, name, value);
  return value;
}

/** Refuses what is no list of objects. */
export function checkRecords(estimator: string, name: string, list: readonly object[]): void {
  checkList(estimator, name, list);
  for (const [i, item] of list.entries()) checkRecord(estimator, `${name}[${i}]`, item);
}

/** Refuses what is no list of columns (rows of a table). */
export function checkRows(estimator: string, name: string, rows: readonly ArrayLike<unknown>[]): void {
  checkList(estimator, name, rows);
  for (const [i, row] of rows.entries()) checkIsColumn(estimator, `${name}[${i}]`, row);
}

/** Refuses what is no function. */
export function checkFunction(estimator: string, name: string, value: unknown): void {
  if (typeof value === "function") return;
  throw new StatisticsError(estimator, `${name} is missing, or no function`, `Give ${name} as a function`);
}

/** Refuses what is no array, of whatever it may be. */
export function checkList(estimator: string, name: string, list: readonly unknown[]): void {
  if (Array.isArray(list)) return;
  throw new StatisticsError(estimator, `${name} is missing, or no array`, `Give ${name} as an array`);
}
