import { contract, type TableName, tableNames } from "../exports/contract/index.ts";
import type { Field } from "../exports/contract/table.ts";
import { parameters } from "./parameters.ts";
import { cohortColumns } from "./tables/out.ts";

const cohortDescriptions: Readonly<Record<(typeof cohortColumns)[number], string>> = {
  cohort_region: "Region of the office.",
  cohort_prison_programme: "Whether the person took part in the programme in prison; empty without custody.",
};

function fieldsOf(table: TableName) {
  const fields: Readonly<Record<string, Field>> = contract[table].fields;
  const own = Object.entries(fields).map(([name, { type, description, constraints }]) =>
    constraints === undefined ? { name, type, description } : { name, type, description, constraints },
  );
  const added = table === "cases" ? cohortColumns : [];
  return [...own, ...added.map((name) => ({ name, type: "string", description: cohortDescriptions[name] }))];
}

function resource(table: TableName) {
  return {
    name: table,
    path: `${table}.csv`,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    description: `One row: ${contract[table].grain}.`,
    dialect: { delimiter: ",", quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: fieldsOf(table),
      missingValues: [""],
      primaryKey: contract[table].primaryKey,
      foreignKeys: contract[table].foreignKeys.map(({ field, table: resource, references }) => ({
        fields: field,
        reference: { resource, fields: references },
      })),
    },
  };
}

/** The demo's datapackage.json, derived from the contract. */
export function demoPackage({
  people,
  seed,
  asOf = parameters.cutoff,
}: {
  people: number;
  seed: number;
  asOf?: string | undefined;
}) {
  return {
    name: "throughcare-demo",
    title: "Synthetic demonstration export",
    description:
      `Invented data of ${people} people who never lived, drawn with the seed ${seed}. ` +
      "What it was drawn from is in truth.json, the faults planted in it are in faults.json.",
    sources: [{ title: "Throughcare's demo generator" }],
    throughcare: { synthetic: true, cutoff: asOf, evidenceDelivered: [1, 2, 3] },
    resources: tableNames.map(resource),
  };
}
