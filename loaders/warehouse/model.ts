/** How a column of a model is described and tested, as in dbt. */
export interface ModelColumn {
  /** What it holds, with its unit. */
  readonly description: string;
  readonly notNull?: boolean;
  /** Null is accepted beside these, unless `notNull` is set. */
  readonly accepted?: readonly (string | number)[];
  /** Every value exists in this column of another relation. */
  readonly references?: { readonly relation: string; readonly column: string };
  readonly minimum?: number;
}

/** What stands beside a model's SQL. */
export interface Model {
  readonly name: string;
  /** "one row per …", also the first line of the SQL. */
  readonly grain: string;
  /** The columns that together are unique. */
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, ModelColumn>>;
  /** Columns beyond `columns` are those of the delivery whose names start so. */
  readonly carries?: string;
}

/** Checks a model against the shape of `Model` and keeps its literal types. */
export const defineModel = <const M extends Model>(model: M): M => model;
