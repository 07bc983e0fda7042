/**
 * How a table of the contract is written down once: Frictionless Table Schema fields, from which
 * row types, SQL types, checks, the data dictionary and datapackage.json are all derived.
 */

/** What a column holds, as far as the identifier scan, the gate and the canary test must know. */
export type Role =
  | "key" // identifies a row or links to one; re-keyed at intake, never published
  | "quasi" // describes a person from outside: sex, age, office
  | "sensitive" // risk or outcome
  | "time" // a date or a number of days since time zero
  | "measure"; // a number that is counted or averaged

export interface Field {
  readonly type: "string" | "integer" | "number" | "boolean" | "date";
  readonly role: Role;
  /** One sentence: what the column means. */
  readonly description: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly enum?: readonly string[];
    readonly minimum?: number;
    readonly maximum?: number;
    readonly pattern?: string;
  };
}

export interface ForeignKey {
  readonly field: string;
  readonly table: string;
  readonly references: string;
}

export interface Table {
  readonly name: string;
  /** "one row per …" */
  readonly grain: string;
  readonly presence: "required" | "expected" | "optional";
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly fields: Readonly<Record<string, Field>>;
  /** Columns beyond `fields` whose names match are carried as text (a service's own cohort columns). */
  readonly extraColumns?: string;
}

type Value<F extends Field> = F["constraints"] extends { readonly enum: readonly (infer V)[] }
  ? V
  : F["type"] extends "integer" | "number"
    ? number
    : F["type"] extends "boolean"
      ? boolean
      : string;

/** The row type of a table: a required field is never null, every other one may be. */
export type Row<T extends Table> = {
  readonly [K in keyof T["fields"]]: T["fields"][K]["constraints"] extends { readonly required: true }
    ? Value<T["fields"][K]>
    : Value<T["fields"][K]> | null;
};

/** Checks a table against the shape of `Table` and keeps its literal types. */
export const defineTable = <const T extends Table>(table: T): T => table;
