import type { DuckDBConnection } from "@duckdb/node-api";
import type { Delivery } from "../exports/delivery.ts";
import { WarehouseError } from "./warehouse-error.ts";

/**
 * Makes `staging.delivery`, one row: what the models must know of the delivery as a whole. A column that was
 * not delivered and one that is empty look the same in `accepted`; here they do not.
 * @throws WarehouseError where nobody's follow-up would have an end.
 */
export async function describeDelivery(connection: DuckDBConnection, delivery: Delivery): Promise<void> {
  await requireEndOfFollowUp(connection, delivery);
  await connection.run(
    `CREATE OR REPLACE TABLE staging.delivery AS SELECT
      $cutoff::DATE AS cutoff,
      $followUpDays::INTEGER AS follow_up_days,
      $assessmentItems::BOOLEAN AS assessment_items,
      $overrides::BOOLEAN AS overrides,
      $certificates::BOOLEAN AS certificates`,
    {
      cutoff: delivery.cutoff,
      followUpDays: delivery.followUpDays,
      assessmentItems: delivery.tables.has("assessment_items"),
      overrides: delivery.columns.assessments?.includes("level_before_override") ?? false,
      certificates: delivery.columns.training?.includes("certified_until") ?? false,
    },
  );
}

/** Follow-up ends at the cut-off for episodes with dates, after the days of follow-up for those in days. */
async function requireEndOfFollowUp(connection: DuckDBConnection, delivery: Delivery): Promise<void> {
  if (delivery.followUpDays !== null) return;
  if (delivery.cutoff === null)
    throw new WarehouseError(
      "datapackage.json says neither throughcare.cutoff nor throughcare.followUpDays, so follow-up has no end: " +
        "state the last day covered, or the days for which everybody was followed.",
    );
  const reader = await connection.runAndReadAll(
    "SELECT count(*) FROM accepted.cases WHERE supervision_started_on IS NULL AND released_on IS NULL",
  );
  if (reader.getRows()[0]?.[0] !== 0n)
    throw new WarehouseError(
      "cases: episodes are delivered in days, and datapackage.json does not say for how many days people were " +
        "followed: state throughcare.followUpDays.",
    );
}
