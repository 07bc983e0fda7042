import type { ComponentOptions } from "../component-options.ts";

/** The rows of a chart as one text: "female: 12% (8% to 17%); male: …". */
export const describe = (
  rows: readonly { readonly label: string; readonly text: string }[],
  { t }: Pick<ComponentOptions, "t">,
): string =>
  rows
    .map(({ label, text }) => t("components.chart.described by", { series: label, value: text }))
    .join(t("components.list separator"));
