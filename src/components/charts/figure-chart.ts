import type { Figure } from "../../released/figure.ts";
import type { ChartOptions } from "./chart-options.ts";
import { controlChart } from "./control-chart.ts";
import { discriminationChart } from "./discrimination-chart.ts";
import { funnelChart } from "./funnel-chart.ts";
import { incidenceChart } from "./incidence-chart.ts";
import { pairedChart } from "./paired-chart.ts";
import { rateChart } from "./rate-chart.ts";

/** The chart that a kind of figure calls for. */
export function figureChart(
  figure: Exclude<Figure, { kind: "unavailable" }>,
  options: ChartOptions,
): HTMLElement {
  switch (figure.kind) {
    case "rates":
      return rateChart(figure, options);
    case "incidence":
      return incidenceChart(figure, options);
    case "control chart":
      return controlChart(figure, options);
    case "funnel":
      return funnelChart(figure, options);
    case "paired":
      return pairedChart(figure, options);
    case "discrimination":
      return discriminationChart(figure, options);
  }
}
