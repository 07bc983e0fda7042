import type { Cell } from "../released/cell.ts";
import type { Figure } from "../released/figure.ts";

/** Every cell of a figure: what decides on digits and on the marks to explain. */
export function figureCells(figure: Figure): readonly Cell[] {
  switch (figure.kind) {
    case "unavailable":
      return [];
    case "rates":
      return figure.rows.flatMap((row) => [row.numerator, row.denominator, row.rate]);
    case "incidence":
      return figure.groups.flatMap((group) => [
        group.n,
        ...group.points.flatMap((p) => [p.incidence, p.atRisk, p.events, p.competing, p.censored]),
      ]);
    case "control chart":
      return figure.points.flatMap((point) => [point.numerator, point.denominator, point.rate]);
    case "funnel":
      return figure.groups.flatMap((group) => group.stages.flatMap((stage) => [stage.count, stage.rate]));
    case "paired":
      return figure.rows.flatMap((row) => [row.n, row.before, row.after, row.change, row.effect]);
    case "discrimination":
      return figure.rows.flatMap((row) => [row.events, row.nonEvents, row.auc]);
  }
}
