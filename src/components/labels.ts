import type { Key } from "../released/figure.ts";
import type { ComponentOptions } from "./component-options.ts";

/** Dimensions that tell the rows of a figure apart: those with more than one category, in order. */
export function varyingDimensions(dimensions: readonly string[], keys: readonly Key[]): readonly string[] {
  return dimensions.filter((dimension) => new Set(keys.map((key) => key[dimension])).size > 1);
}

/** Words for one category, as the page names it. */
export function categoryText(
  dimension: string,
  category: string | undefined,
  options: ComponentOptions,
): string {
  if (category === undefined) return everybodyText(options);
  return options.categoryLabel?.(dimension, category) ?? category;
}

export const dimensionText = (dimension: string, options: ComponentOptions): string =>
  options.dimensionLabel?.(dimension) ?? dimension;

/** Words for a row among others: its categories in the dimensions given; everybody where there are none. */
export function keyText(key: Key, dimensions: readonly string[], options: ComponentOptions): string {
  const parts = dimensions
    .filter((dimension) => key[dimension] !== undefined)
    .map((dimension) => categoryText(dimension, key[dimension], options));
  return parts.length === 0 ? everybodyText(options) : parts.join(", ");
}

/** Words for a row that leaves nobody out: "Everybody", "All staff". */
export const everybodyText = ({ t, unit = "people" }: Pick<ComponentOptions, "t" | "unit">): string =>
  t("components.everybody", { unit });
