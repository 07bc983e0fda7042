import type { Declared } from "../data-package/declared.ts";

/** A file of the delivery that holds a table, before anybody has looked inside. */
export interface DataFile {
  /** Name relative to the delivery's folder: what messages say. */
  readonly name: string;
  readonly path: string;
  /** Table of the contract, or, where a mapping makes the tables, the name that its SQL uses. */
  readonly table: string;
  /** What datapackage.json says of the file. */
  readonly declared: Declared;
}
