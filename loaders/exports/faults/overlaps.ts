import type { DuckDBConnection } from "@duckdb/node-api";
import type { TableName } from "../contract/index.ts";
import type { RowRule } from "../rules.ts";
import { literal } from "../sql-text.ts";
import type { Facts } from "./facts.ts";
import { addFaults, markBad } from "./fault-table.ts";

interface Spell {
  readonly rule: RowRule;
  readonly of: string;
  readonly from: string;
  readonly to: string;
}

const spells: Readonly<Partial<Record<TableName, Spell>>> = {
  cases: { rule: "overlapping episodes", of: "person_id", from: "supervision_started_on", to: "ended_on" },
  custody: { rule: "overlapping spells", of: "case_id", from: "from_on", to: "to_on" },
  supervision: { rule: "overlapping spells", of: "case_id", from: "from_on", to: "to_on" },
};

/**
 * Spells that begin while an earlier one of the same person or case runs. The later one is at fault; one that
 * only overlaps a row already at fault is not, so the search is repeated until nothing more is found. A spell
 * may begin on the day on which the one before it ends. An open spell runs for ever.
 */
export async function findOverlaps(connection: DuckDBConnection, facts: Facts): Promise<void> {
  const spell = spells[facts.table];
  const query = spell === undefined ? null : overlapQuery(facts, spell);
  if (query === null) return;
  while ((await addFaults(connection, facts.table, query)) > 0) await markBad(connection, facts.table);
}

/** The first overlapping spell of each person or case. */
function overlapQuery(facts: Facts, { rule, of, from, to }: Spell): string | null {
  const start = facts.time(from);
  const end = facts.time(to);
  if (start === null || end === null || end.scale !== start.scale) return null;
  const open = start.scale === "date" ? "DATE '9999-12-31'" : "2147483647";
  return `
    WITH spells AS (
      SELECT t.rowid AS record, t.${of} AS owner, ${start.sql} AS starts,
        max(coalesce(${end.sql}, ${open})) OVER (
          PARTITION BY t.${of} ORDER BY ${start.sql}, t.rowid
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS earlier_end
      FROM private.${facts.table} AS t WHERE NOT t._bad
    ), overlapping AS (
      SELECT record, owner, row_number() OVER (PARTITION BY owner ORDER BY starts, record) AS n
      FROM spells WHERE starts < earlier_end
    )
    SELECT record, ${literal(rule)} AS rule, ${literal(facts.nameOf(from))} AS column_name
    FROM overlapping WHERE n = 1`;
}
