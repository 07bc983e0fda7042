import { columnsOf, tableOf } from "../columns.ts";
import { type TableName, tableNames } from "./index.ts";
import type { Field } from "./table.ts";

/** A field of Frictionless Table Schema, with the contract's role beside. */
export interface PackageField {
  readonly name: string;
  readonly title?: string;
  readonly type: Field["type"];
  readonly format?: string;
  readonly description: string;
  readonly constraints?: Field["constraints"];
  readonly "throughcare:role": Field["role"];
  /** For `x_day`: the field that it may be delivered instead of. */
  readonly "throughcare:insteadOf"?: string;
}

const dayDescription = (name: string): string =>
  `Days since the person's time zero; delivered instead of ${name} where dates are not given.`;

function fieldsOf(name: TableName): readonly PackageField[] {
  const table = tableOf(name);
  return columnsOf(table).map((column): PackageField => {
    const own = table.fields[column.field ?? ""];
    const isDay = column.type === "day";
    // Either of the two may be delivered, so that neither can be required by itself.
    const constraints = isDay ? { minimum: -36525, maximum: 36525 } : own?.constraints;
    return {
      name: column.name,
      type: isDay ? "integer" : (own?.type ?? "string"),
      ...(own?.type === "date" && !isDay ? { format: "default" } : {}),
      description: isDay ? dayDescription(column.field ?? "") : (own?.description ?? ""),
      ...(constraints === undefined ? {} : { constraints }),
      "throughcare:role": column.role,
      ...(isDay && column.field !== null ? { "throughcare:insteadOf": column.field } : {}),
    };
  });
}

function resourceOf(name: TableName) {
  const table = tableOf(name);
  return {
    name,
    path: `${name}.csv`,
    profile: "tabular-data-resource",
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    description: `One row: ${table.grain}.`,
    "throughcare:presence": table.presence,
    ...(table.extraColumns === undefined ? {} : { "throughcare:extraColumns": table.extraColumns }),
    dialect: { delimiter: ",", quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: fieldsOf(name),
      fieldsMatch: "partial",
      missingValues: [""],
      primaryKey: table.primaryKey,
      foreignKeys: table.foreignKeys.map(({ field, table: resource, references }) => ({
        fields: field,
        reference: { resource: resource === name ? "" : resource, fields: references },
      })),
    },
  };
}

/**
 * The contract as a Frictionless Data Package: every table a resource, every column a field of its schema.
 * A delivery's own datapackage.json follows it and adds `throughcare`: what the delivery says of itself.
 */
export const dataPackage = () => ({
  profile: "data-package",
  name: "throughcare-contract",
  title: "Throughcare: the tables of a delivery",
  description:
    "What a probation service delivers. Only cases is required; a date x_on may be delivered as x_day instead.",
  version: "1.0.0",
  resources: tableNames.map(resourceOf),
});
