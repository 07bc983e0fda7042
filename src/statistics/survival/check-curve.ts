import { checkColumn, checkRecord, checkRecords } from "../check.ts";
import { StatisticsError } from "../errors.ts";
import type { NotEstimable } from "../not-estimable.ts";
import type { SurvivalCurve } from "./kaplan-meier.ts";

const FIGURES = ["time", "survival", "lower", "upper", "events", "atRisk"] as const;

/** Refuses what is neither a curve of kaplanMeier nor its reason for none: objects made by hand among them. */
export function checkCurve(estimator: string, name: string, curve: SurvivalCurve | NotEstimable): void {
  checkRecord(estimator, name, curve);
  if (curve.kind === "not estimable" && typeof curve.reason === "string") return;
  if (curve.kind !== "survival curve" || curve.steps?.length === 0) refuse(estimator, name);
  checkRecords(estimator, `${name}.steps`, curve.steps);
  for (const figure of FIGURES) {
    const column = curve.steps.map((step) => step[figure]);
    checkColumn(estimator, `${name}.${figure}`, column);
    const most = figure === "survival" || figure === "lower" || figure === "upper" ? 1 : Number.MAX_VALUE;
    if (column.some((value) => value < 0 || value > most)) refuse(estimator, name);
  }
  if (curve.steps.some(({ time }, k) => k > 0 && time <= curve.steps[k - 1]!.time)) refuse(estimator, name);
}

function refuse(estimator: string, name: string): never {
  throw new StatisticsError(estimator, `${name} is no survival curve`, "Give what kaplanMeier returned");
}
