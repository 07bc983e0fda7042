import type { Cell } from "../../src/released/cell.ts";
import type { Figure } from "../../src/released/figure.ts";

/** Every cell of a figure, in the order of its rows. */
export function cellsOf(figure: Figure): readonly Cell[] {
  switch (figure.kind) {
    case "unavailable":
      return [];
    case "rates":
      return figure.rows.flatMap(({ numerator, denominator, rate }) => [numerator, denominator, rate]);
    case "incidence":
      return figure.groups.flatMap(({ n, points }) => [
        n,
        ...points.flatMap(({ incidence, atRisk, events, competing, censored }) => [
          incidence,
          atRisk,
          events,
          competing,
          censored,
        ]),
      ]);
    case "control chart":
      return figure.points.flatMap(({ numerator, denominator, rate }) => [numerator, denominator, rate]);
    case "funnel":
      return figure.groups.flatMap(({ stages }) => stages.flatMap(({ count, rate }) => [count, rate]));
    case "paired":
      return figure.rows.flatMap(({ n, before, after, change, effect }) => [
        n,
        before,
        after,
        change,
        effect,
      ]);
    case "discrimination":
      return figure.rows.flatMap(({ events, nonEvents, auc }) => [events, nonEvents, auc]);
  }
}
