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

/** Refuses a confidence level (or another probability) outside the open interval from 0 to 1. */
export function checkProbability(estimator: string, name: string, value: number): void {
  if (!Number.isFinite(value) || !(value > 0 && value < 1)) {
    throw new StatisticsError(estimator, `${name} is not between 0 and 1`, "Write 95 % as 0.95");
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
    if (column?.length !== first?.length) {
      throw new StatisticsError(
        estimator,
        `${name} and ${firstName} differ in length`,
        "Give one element a row in every column",
      );
    }
  }
}

/** Refuses what is no column at all (from plain JavaScript). */
function checkIsColumn(estimator: string, name: string, column: ArrayLike<number> | null | undefined): void {
  if (typeof column === "object" && typeof column?.length === "number") return;
  throw new StatisticsError(estimator, `${name} is missing, or no column`, `Give ${name} as an array`);
}

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
