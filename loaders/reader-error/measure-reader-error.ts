import { resolve } from "node:path";
import type { Tier } from "../../src/released/site-data.ts";
import { throwawayLedger } from "../disclosure/ledger.ts";
import { readPolicy } from "../disclosure/read-policy.ts";
import { readDelivery } from "../exports/read-delivery.ts";
import { computeFigures } from "../indicators/compute-figures.ts";
import type { Progress } from "../progress.ts";
import { openRunFolder } from "../run-folder.ts";
import { buildWarehouse } from "../warehouse/build-warehouse.ts";
import { openDatabase } from "../warehouse/connection.ts";
import { exactPolicy } from "./exact-policy.ts";
import { type ReaderError, readerErrors } from "./reader-errors.ts";

export interface ReaderErrorRequest {
  readonly exports: string;
  readonly mapping?: string | undefined;
  readonly tier: Tier;
  readonly work: string;
  readonly policy?: string | undefined;
}

/**
 * Computes every figure twice, by the rules of a tier and exactly, and says how far they lie apart. Nothing is
 * written and nothing is released.
 */
export async function measureReaderError(
  request: ReaderErrorRequest,
  progress: Progress,
): Promise<readonly ReaderError[]> {
  const run = await openRunFolder(resolve(request.work));
  const { connection, close } = await openDatabase({ spillFolder: run.path });
  try {
    const policy = readPolicy(request.policy)[request.tier];
    const { delivery } = await readDelivery({
      exportsFolder: resolve(request.exports),
      mappingFolder: request.mapping === undefined ? undefined : resolve(request.mapping),
      workFolder: run.path,
      connection,
      policy: policy.intake,
      progress,
    });
    const warehouse = await buildWarehouse({ connection, delivery, workFolder: run.path, progress });
    const figuresBy = (rules: typeof policy) =>
      computeFigures({
        warehouse,
        gate: { policy: rules, ledger: throwawayLedger({ synthetic: true }), release: delivery.name },
        progress,
      });
    return readerErrors(await figuresBy(policy), await figuresBy(exactPolicy(policy)));
  } finally {
    close();
    run.close();
  }
}
