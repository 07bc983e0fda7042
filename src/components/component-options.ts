import type { Format } from "../format/format.ts";
import type { FigureHead } from "../released/figure.ts";

/** A message in the language of the page, from its key and the values it names. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** What every component is given beside its data. */
export interface ComponentOptions {
  readonly document: Document;
  readonly t: Translate;
  readonly format: Format;
  /** What the figure counts: how its rows without a category are called. People where it is not given. */
  readonly unit?: FigureHead["unit"];
  /** Words for a category of a dimension; categories are data, so the default is the category itself. */
  readonly categoryLabel?: (dimension: string, category: string) => string;
  /** Words for the name of a dimension; the default is the name itself. */
  readonly dimensionLabel?: (dimension: string) => string;
}
