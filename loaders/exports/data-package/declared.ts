/** What a datapackage.json says of one file, as far as reading it needs. */
export interface Declared {
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly decimalComma: boolean;
  /** Whether the first record holds names; false: the fields listed name the columns by position. */
  readonly header: boolean;
  /** Names by position; null: the header names the columns. */
  readonly names: readonly string[] | null;
  /** Texts that mean "no value", besides the empty one. */
  readonly missingValues: readonly string[];
}

export const nothingDeclared: Declared = {
  encoding: null,
  delimiter: null,
  decimalComma: false,
  header: true,
  names: null,
  missingValues: [],
};
