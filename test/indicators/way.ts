import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDelivery } from "../../loaders/exports/read-delivery.ts";
import { computeFigures } from "../../loaders/indicators/compute-figures.ts";
import { silent } from "../../loaders/progress.ts";
import { buildWarehouse } from "../../loaders/warehouse/build-warehouse.ts";
import { openDatabase } from "../../loaders/warehouse/connection.ts";
import type { Figure } from "../../src/released/figure.ts";
import { gateOf } from "./workbench.ts";

export type Figures = Readonly<Record<string, Figure>>;

interface Way {
  readonly exportsFolder: string;
  readonly mappingFolder?: string;
}

/** The whole way of a delivery: intake, warehouse, counts, gate, estimates, for both tiers. */
export async function figuresOfDelivery(
  delivered: Way,
): Promise<{ readonly internal: Figures; readonly public: Figures }> {
  const workFolder = await mkdtemp(join(tmpdir(), "indicators-"));
  const { connection, close } = await openDatabase({ spillFolder: join(workFolder, "spill"), threads: 2 });
  try {
    const { delivery } = await readDelivery({ ...delivered, workFolder, connection, progress: silent });
    const warehouse = await buildWarehouse({ connection, delivery, workFolder });
    return {
      internal: await computeFigures({ warehouse, gate: gateOf("internal") }),
      public: await computeFigures({ warehouse, gate: gateOf("public") }),
    };
  } finally {
    close();
    await rm(workFolder, { recursive: true, force: true });
  }
}
