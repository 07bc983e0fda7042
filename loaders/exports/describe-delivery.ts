import type { TableName } from "./contract/index.ts";
import type { DeliveredPackage } from "./data-package/delivered-package.ts";
import type { Delivery } from "./delivery.ts";
import type { LoadedDelivery } from "./load-delivery.ts";

/** What a delivery says of itself and which tables and columns it brought. */
export function describeDelivery(
  { name, title, sources, throughcare }: DeliveredPackage,
  { tables }: LoadedDelivery,
  cutoff: string | null,
): Delivery {
  const columns = Object.fromEntries(
    tables.map(({ table, source }) => [
      table,
      source.plan.columns.flatMap(({ column }) => (column === null ? [] : [column.name])),
    ]),
  ) satisfies Partial<Record<TableName, readonly string[]>>;
  const source = sources?.[0];
  return {
    name: name ?? "delivery",
    title: title ?? name ?? "A delivery without a title",
    source: source?.title ?? source?.path ?? "Source not stated",
    synthetic: throughcare.synthetic,
    cutoff,
    followUpDays: throughcare.followUpDays,
    landmarkDays: throughcare.landmarkDays,
    landmarkUnit: throughcare.landmarkUnit,
    evidenceDelivered: throughcare.evidenceDelivered,
    ...(throughcare.eventKindsDelivered === undefined
      ? {}
      : { eventKindsDelivered: throughcare.eventKindsDelivered }),
    tables: new Set(tables.map(({ table }) => table)),
    columns,
  };
}
