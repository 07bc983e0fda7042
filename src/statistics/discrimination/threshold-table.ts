import {
  checkColumn,
  checkCount,
  checkIndicator,
  checkProbability,
  checkRecord,
  checkSameLength,
} from "../check.ts";
import { type NotEstimable, notEstimable } from "../not-estimable.ts";
import type { ScoredOutcomes } from "./auc.ts";
import {
  type ClassificationOptions,
  type ClassificationTable,
  type Classified,
  classificationTable,
} from "./classification-table.ts";

/** What flagging everybody from a score on would do. */
export interface ThresholdRow extends Classified {
  /** Flagged are those with this score or more. */
  readonly threshold: number;
  readonly table: ClassificationTable;
}

export interface ThresholdTable {
  readonly kind: "threshold table";
  readonly events: number;
  readonly nonEvents: number;
  /** A row a distinct score, ascending; at the first everybody is flagged. */
  readonly rows: readonly ThresholdRow[];
}

/**
 * Whom would each threshold of a score flag, and how often rightly? Sensitivity, specificity, predictive values and
 * likelihood ratios at every distinct score.
 *
 * @param data scores and outcomes by person, or an ordinal level x outcome table as rows with counts
 * @returns a row a threshold; "not estimable" without people (no observations), without events, or with events only
 * @throws StatisticsError on NaN and infinite scores, outcomes other than 0 and 1, counts that are no whole numbers,
 *   columns of unequal length
 *
 * In R: `pROC::coords(roc, "local maximas", ret = "all")` without intervals; each row is `epiR::epi.tests`.
 *
 * Source: Altman DG, Bland JM (1994). Diagnostic tests 3: receiver operating characteristic plots. BMJ 309:188.
 * doi:10.1136/bmj.309.6948.188.
 */
export function thresholdTable(
  data: ScoredOutcomes,
  options: ClassificationOptions = {},
): ThresholdTable | NotEstimable {
  const { score, outcome, count } = checkRecord("thresholdTable", "data", data);
  const { level = 0.95 } = checkRecord("thresholdTable", "options", options);
  checkSameLength("thresholdTable", { score, outcome, count });
  checkColumn("thresholdTable", "score", score);
  checkIndicator("thresholdTable", "outcome", outcome);
  checkProbability("thresholdTable", "level", level);
  const levels = new Map<number, [nonEvents: number, events: number]>();
  const total = [0, 0];
  for (let i = 0; i < score.length; i++) {
    const people = count?.[i] ?? 1;
    checkCount("thresholdTable", `count[${i}]`, people);
    if (people === 0) continue;
    const counted = levels.get(score[i]!) ?? [0, 0];
    counted[outcome[i]! as 0 | 1] += people;
    total[outcome[i]!]! += people;
    levels.set(score[i]!, counted);
  }
  const [nonEvents, events] = total as [number, number];
  if (nonEvents + events === 0) return notEstimable("no observations");
  if (events === 0) return notEstimable("no events");
  if (nonEvents === 0) return notEstimable("only events");
  let [below, eventsBelow] = [0, 0];
  const rows: ThresholdRow[] = [];
  for (const [threshold, [without, having]] of [...levels].sort(([a], [b]) => a - b)) {
    const classified: Classified = {
      truePositive: events - eventsBelow,
      falsePositive: nonEvents - below,
      falseNegative: eventsBelow,
      trueNegative: below,
    };
    // Nobody is left out, so there is a table.
    const table = classificationTable(classified, { level }) as ClassificationTable;
    rows.push({ threshold, ...classified, table });
    below += without;
    eventsBelow += having;
  }
  return { kind: "threshold table", events, nonEvents, rows };
}
