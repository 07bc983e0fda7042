import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSpace } from "../../../loaders/disclosure/audit/build-space.ts";
import type { Space } from "../../../loaders/disclosure/audit/space.ts";
import { throwawayLedger } from "../../../loaders/disclosure/ledger.ts";
import type { LedgerRecord } from "../../../loaders/disclosure/ledger-entry.ts";
import type { TierPolicy } from "../../../loaders/disclosure/policy.ts";
import { readDelivery } from "../../../loaders/exports/read-delivery.ts";
import { collectMembers } from "../../../loaders/indicators/collect-members.ts";
import { computeFigures } from "../../../loaders/indicators/compute-figures.ts";
import { catalogue } from "../../../loaders/indicators/index.ts";
import { silent } from "../../../loaders/progress.ts";
import { buildWarehouse } from "../../../loaders/warehouse/build-warehouse.ts";
import { openDatabase } from "../../../loaders/warehouse/connection.ts";
import { buildHypothetical } from "../../../loaders/warehouse/hypothetical.ts";
import { policies } from "../gate.ts";

export interface InternalRelease {
  /** What is said with complementary suppression, and without. */
  readonly suppressed: Space;
  readonly plain: Space;
}

/** The internal tier of the demo, on a grid of a year: the ties are the same on each day of a finer one. */
export async function internalRelease(exportsFolder: string): Promise<InternalRelease> {
  const workFolder = await mkdtemp(join(tmpdir(), "complementary-"));
  const { connection, close } = await openDatabase({ spillFolder: join(workFolder, "spill"), threads: 2 });
  try {
    const { delivery } = await readDelivery({ exportsFolder, workFolder, connection, progress: silent });
    const warehouse = await buildWarehouse({ connection, delivery, workFolder });
    await buildHypothetical(connection);
    const said = async (complementary: boolean): Promise<readonly LedgerRecord[]> => {
      const ledger = throwawayLedger({ synthetic: true });
      await computeFigures({ warehouse, gate: { policy: policyWith(complementary), ledger, release: "x" } });
      return ledger.pending;
    };
    const [suppressed, plain] = [await said(true), await said(false)];
    const figures = [];
    for (const { id, members } of catalogue.flatMap((indicator) => indicator.figures)) {
      const found = plain.some(({ figure }) => figure === id)
        ? await members(warehouse, policyWith(true))
        : undefined;
      if (found?.space === "people") figures.push({ figure: id, members: found });
    }
    const snapshot = await collectMembers(warehouse, "people", figures);
    const spaceOf = (all: readonly LedgerRecord[]) =>
      buildSpace([{ snapshot, records: all.filter(({ figure }) => figure in snapshot.figures) }]);
    return { suppressed: spaceOf(suppressed), plain: spaceOf(plain) };
  } finally {
    close();
    await rm(workFolder, { recursive: true });
  }
}

function policyWith(complementary: boolean): TierPolicy {
  const { counts, curves, ...policy } = policies.internal;
  return { ...policy, counts: { ...counts, complementary }, curves: { ...curves, gridMonths: 12 } };
}
