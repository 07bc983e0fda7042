import { group } from "d3";
import { reasonText } from "../reason-text.ts";
import type { ChartOptions } from "./chart-options.ts";
import { drawnState, reasonState } from "./drawn-state.ts";
import type { Series } from "./series.ts";

/** What stands for curves that are withheld: those that share a reason share its drawing and its sentence. */
export function withheldSeries(series: readonly Series[], options: ChartOptions): HTMLElement[] {
  const { t } = options;
  const sentence = (one: Series): string =>
    one.group.reason ? reasonText(one.group.reason, options) : t("components.state.confidential");
  return [...group(series, sentence)].map(([value, alike]) => {
    const names = alike.map(({ label }) => label).join(", ");
    const words = t("components.chart.described by", { series: names, value });
    const reason = alike[0]?.group.reason;
    return reason ? reasonState(reason, options, words) : drawnState("confidential", words, options);
  });
}
