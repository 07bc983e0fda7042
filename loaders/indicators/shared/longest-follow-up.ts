import type { Warehouse } from "../../warehouse/warehouse.ts";

/** The longest follow-up that anybody could have had, in days; null where there are no people. */
export const longestFollowUp = async (warehouse: Warehouse): Promise<number | null> => {
  const [row] = await warehouse.rows<{ readonly days: number | null }>(longestFollowUpSql);
  return row?.days ?? null;
};

export const longestFollowUpSql =
  "SELECT max(potential_days) AS days FROM models.episodes WHERE episode_number = 1";
