import { contract, type RowOf, type TableName, tableNames } from "../../exports/contract/index.ts";
import { asKnownOn } from "../as-known.ts";
import { TableWriter } from "../table-writer.ts";

/** Columns that this service adds to cases for its own cohorts. */
export const cohortColumns = ["cohort_region", "cohort_prison_programme"] as const;

export type DemoRow<N extends TableName> = N extends "cases"
  ? RowOf<"cases"> & Readonly<Record<(typeof cohortColumns)[number], string | null>>
  : RowOf<N>;

/** One writer for every table of the contract. */
export type Out = { readonly [N in TableName]: TableWriter<DemoRow<N>> };

export function columnsOf(table: TableName): string[] {
  const columns = Object.keys(contract[table].fields);
  return table === "cases" ? [...columns, ...cohortColumns] : columns;
}

/** @param asOf day of the records; without it all that was drawn */
export function openTables(folder: string, asOf?: string): Out {
  const known = asOf === undefined ? undefined : asKnownOn(asOf);
  const writer = <N extends TableName>(table: N) =>
    new TableWriter<DemoRow<N>>(folder, table, columnsOf(table), known?.[table]);
  return {
    cases: writer("cases"),
    custody: writer("custody"),
    supervision: writer("supervision"),
    assessments: writer("assessments"),
    assessment_items: writer("assessment_items"),
    events: writer("events"),
    contacts: writer("contacts"),
    needs: writer("needs"),
    enrolments: writer("enrolments"),
    living: writer("living"),
    surveys: writer("surveys"),
    training: writer("training"),
    staffing: writer("staffing"),
    cooperation: writer("cooperation"),
  };
}

export const settleAll = async (out: Out): Promise<void> => {
  for (const table of tableNames) await out[table].settle();
};

export const abandonAll = (out: Out): void => {
  for (const table of tableNames) out[table].abandon();
};

export const closeAll = async (out: Out): Promise<void> => {
  await Promise.all(tableNames.map((table) => out[table].close()));
};
