import { checkAtMost, checkColumn, checkCount, checkProbability, checkRecord } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { Estimate } from "../interval.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import { wilson } from "../proportions/wilson.ts";
import { checkPredicted, type PredictedOutcomes } from "./predicted-outcomes.ts";

export interface CalibrationTableOptions {
  /** Classes of about equal size, from lowest to highest prediction; a number, default 10. */
  readonly classes?: number;
  /** Classes by prediction instead: ascending, each the lower end of a class. */
  readonly from?: readonly number[];
  /** Confidence level. Default 0.95. */
  readonly level?: number;
}

/** People whose predictions lie close together. */
export interface CalibrationClass {
  readonly n: number;
  readonly events: number;
  /** Sum of the predictions: events that they say. */
  readonly expected: number;
  readonly lowest: number;
  readonly highest: number;
  readonly meanPredicted: number;
  /** Share with the event, with Wilson's interval. */
  readonly observed: Estimate;
}

export interface CalibrationTable {
  readonly kind: "calibration table";
  readonly n: number;
  /** Ascending; classes without people are left out. */
  readonly classes: readonly CalibrationClass[];
}

/**
 * Of people who were given about the same probability, how many had the event? The table behind a calibration plot.
 *
 * With `classes`, a person falls into class ⌈classes × share of people with a prediction no higher⌉: people with the
 * same prediction are never parted, so classes may be fewer, and not of equal size.
 *
 * @param data predictions and outcomes by person, or as rows with counts
 * @returns the classes; "not estimable" without people (no observations)
 * @throws StatisticsError on predictions outside 0 to 1, outcomes other than 0 and 1, counts that are no whole numbers,
 *   columns of unequal length, class ends that do not ascend or leave a prediction below the first
 *
 * In R: `tapply(outcome, ceiling(classes * ecdf(predicted)(predicted)), mean)`; with `from`,
 * `tapply(outcome, findInterval(predicted, from), mean)`.
 *
 * Source: Steyerberg EW et al. (2010). Assessing the performance of prediction models. Epidemiology 21:128-138.
 * doi:10.1097/EDE.0b013e3181c30fb2.
 */
export function calibrationTable(
  data: PredictedOutcomes,
  options: CalibrationTableOptions = {},
): CalibrationTable | NotEstimable {
  checkRecord("calibrationTable", "data", data);
  const { classes = 10, from, level = 0.95 } = checkRecord("calibrationTable", "options", options);
  checkPredicted("calibrationTable", data);
  checkProbability("calibrationTable", "level", level);
  checkClasses(data, classes, from);
  const rows = byPrediction(data);
  const n = rows.reduce((sum, row) => sum + row.n, 0);
  if (n === 0) return notEstimable("no observations");
  const table = new Map<number, Omit<CalibrationClass, "observed" | "meanPredicted">>();
  let upTo = 0;
  for (const { predicted, n: people, events } of rows) {
    upTo += people;
    const key = from ? from.findLastIndex((end) => end <= predicted) : Math.ceil((classes * upTo) / n);
    const one = table.get(key) ?? { n: 0, events: 0, expected: 0, lowest: predicted, highest: predicted };
    table.set(key, {
      n: one.n + people,
      events: one.events + events,
      expected: one.expected + people * predicted,
      lowest: one.lowest,
      highest: predicted,
    });
  }
  return {
    kind: "calibration table",
    n,
    classes: [...table.values()].map((one) => ({
      ...one,
      meanPredicted: one.expected / one.n,
      observed: wilson(one.events, one.n, { level }) as Estimate,
    })),
  };
}

function checkClasses(
  { predicted, count }: PredictedOutcomes,
  classes: number,
  from: readonly number[] | undefined,
): void {
  if (!(Number.isSafeInteger(classes) && classes >= 1)) {
    throw new StatisticsError(
      "calibrationTable",
      "classes is not a whole number above zero",
      "Give a number, or ends in `from`",
    );
  }
  checkAtMost("calibrationTable", "classes", { value: classes, most: 10_000, cure: "Give 10 or so" });
  if (from !== undefined) checkColumn("calibrationTable", "from", from);
  if (from?.some((end, k) => !Number.isFinite(end) || (k > 0 && !(end > from[k - 1]!)))) {
    throw new StatisticsError("calibrationTable", "from does not ascend", "Give each class's lower end once");
  }
  for (let i = 0; i < predicted.length; i++) {
    if (count) checkCount("calibrationTable", `count[${i}]`, count[i]!);
    if (from && !(predicted[i]! >= from[0]!)) {
      throw new StatisticsError(
        "calibrationTable",
        `predicted[${i}] is below every class`,
        "Begin `from` with 0",
      );
    }
  }
}

interface PredictionRow {
  readonly predicted: number;
  n: number;
  events: number;
}

/** People with each distinct prediction, ascending. */
function byPrediction({ predicted, outcome, count }: PredictedOutcomes): PredictionRow[] {
  const rows = new Map<number, PredictionRow>();
  for (let i = 0; i < predicted.length; i++) {
    const people = count?.[i] ?? 1;
    if (people === 0) continue;
    const row = rows.get(predicted[i]!) ?? { predicted: predicted[i]!, n: 0, events: 0 };
    row.n += people;
    row.events += people * outcome[i]!;
    rows.set(row.predicted, row);
  }
  return [...rows.values()].sort((a, b) => a.predicted - b.predicted);
}
