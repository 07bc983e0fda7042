import type { DuckDBConnection } from "@duckdb/node-api";
import { allowedRatings, type Instrument } from "../instruments.ts";
import { literal } from "../sql-text.ts";
import type { Facts } from "./facts.ts";
import { check, type RowCheck } from "./row-check.ts";

/** Rules of an item `t` by the description `i` of its assessment's instrument, where there is one. */
export function itemChecks(facts: Facts): readonly RowCheck[] {
  return [
    ...check("item not in the instrument", "item", "a.instrument IS NOT NULL AND i.item IS NULL"),
    ...check(
      "rating outside the scale",
      "rating",
      facts.has("rating") ? "t.rating IS NOT NULL AND NOT list_contains(i.ratings, t.rating)" : null,
    ),
  ];
}

/** An item's assessment `a`, where its instrument is described, and the item as described `i`. */
export const instrumentJoins = `
  LEFT JOIN (
    SELECT assessment_id, instrument FROM private.assessments
    SEMI JOIN private.instrument_items USING (instrument) WHERE NOT _bad
  ) AS a USING (assessment_id)
  LEFT JOIN private.instrument_items AS i ON a.instrument = i.instrument AND t.item = i.item`;

/** Makes `private.instrument_items`: what may be rated, and how. */
export async function describeInstruments(
  connection: DuckDBConnection,
  instruments: readonly Instrument[],
): Promise<void> {
  const rows = instruments.flatMap((instrument) =>
    instrument.items.map(
      (item) =>
        `(${literal(instrument.name)}, ${literal(item.code)}, [${allowedRatings(instrument, item).join(", ")}])`,
    ),
  );
  await connection.run(
    "CREATE OR REPLACE TABLE private.instrument_items (instrument VARCHAR, item VARCHAR, ratings DOUBLE[])",
  );
  if (rows.length > 0) await connection.run(`INSERT INTO private.instrument_items VALUES ${rows.join(", ")}`);
}
