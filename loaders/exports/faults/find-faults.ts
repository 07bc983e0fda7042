import type { DuckDBConnection } from "@duckdb/node-api";
import type { Column } from "../columns.ts";
import { tableOf } from "../columns.ts";
import type { TableName } from "../contract/index.ts";
import { ratedAgain } from "./assessment-checks.ts";
import { duplicates } from "./duplicates.ts";
import { type Facts, factsOf, isCaseBound } from "./facts.ts";
import { addFaults, markBad } from "./fault-table.ts";
import { instrumentJoins } from "./item-checks.ts";
import { findOrphans } from "./orphans.ts";
import { findOverlaps } from "./overlaps.ts";
import { rowChecks } from "./row-checks.ts";
import { rowFaultQuery } from "./row-fault-query.ts";
import { createSpans } from "./spans.ts";

type Tables = ReadonlyMap<TableName, readonly Column[]>;

/**
 * Finds what rows get wrong among themselves, table by table in the order of the contract, so that the rows of
 * a quarantined parent are known by then. Everything runs as set-based SQL over `private.<table>`; rows with
 * a fault are marked and left out of what follows: dates first, then references, keys, overlaps.
 */
export async function findFaults(connection: DuckDBConnection, tables: Tables): Promise<void> {
  const scale = caseScale(tables.get("cases") ?? []);
  for (const [table, columns] of tables) {
    const facts = factsOf(table, columns, scale);
    await findRowFaults(connection, facts, tables);
    for (const key of tableOf(table).foreignKeys)
      await findOrphans(
        connection,
        facts,
        key,
        [...tables.keys()].some((name) => name === key.table),
      );
    await markBad(connection, table);
    const twice = duplicates(facts);
    if (twice !== null && (await addFaults(connection, table, twice)) > 0) await markBad(connection, table);
    await findOverlaps(connection, facts);
    if (table === "cases") await createSpans(connection, facts);
  }
}

const caseScale = (columns: readonly Column[]): "date" | "day" =>
  columns.some(({ name }) => name === "supervision_started_on") ? "date" : "day";

async function findRowFaults(connection: DuckDBConnection, facts: Facts, tables: Tables): Promise<void> {
  const withItems =
    facts.table !== "assessment_items" || (tables.get("assessments") ?? []).some(isInstrument);
  const checks = withItems ? rowChecks[facts.table](facts) : [];
  if (checks.length === 0) return;
  await addFaults(connection, facts.table, rowFaultQuery(facts.table, joinsOf(facts), checks));
  await markBad(connection, facts.table);
}

const isInstrument = ({ name }: Column): boolean => name === "instrument";

const joinsOf = (facts: Facts): string =>
  [
    isCaseBound(facts.table) ? "LEFT JOIN private.spans AS c USING (case_id)" : "",
    facts.table === "assessments" ? ratedAgain(facts) : "",
    facts.table === "assessment_items" ? instrumentJoins : "",
  ].join(" ");
