import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildSpace } from "../../loaders/disclosure/audit/build-space.ts";
import { indexOf, trueWorld } from "../../loaders/disclosure/audit/world.ts";
import { throwawayLedger } from "../../loaders/disclosure/ledger.ts";
import type { TierPolicy } from "../../loaders/disclosure/policy.ts";
import { readDelivery } from "../../loaders/exports/read-delivery.ts";
import { collectMembers } from "../../loaders/indicators/collect-members.ts";
import { computeFigures } from "../../loaders/indicators/compute-figures.ts";
import { catalogue } from "../../loaders/indicators/index.ts";
import { silent } from "../../loaders/progress.ts";
import { buildWarehouse } from "../../loaders/warehouse/build-warehouse.ts";
import { openDatabase } from "../../loaders/warehouse/connection.ts";
import { buildHypothetical } from "../../loaders/warehouse/hypothetical.ts";
import { policies } from "./workbench.ts";

const datasets = process.env.THROUGHCARE_DATASETS ?? "../shared/datasets";

/** Nothing hidden, nothing rounded: every count that a figure is made of. */
const exact: TierPolicy = {
  ...policies.internal,
  counts: {
    threshold: 1,
    hideZero: false,
    zeros: "shown",
    roundingBase: 1,
    smallestCategory: 0,
    complementary: false,
  },
  curves: { ...policies.internal.curves, minimum: 0, endsBelow: 0 },
};

/** Every count of every figure, held against the sum of its members. */
async function compare(delivered: { exportsFolder: string; mappingFolder?: string }) {
  const workFolder = await mkdtemp(join(tmpdir(), "members-"));
  const { connection, close } = await openDatabase({ spillFolder: join(workFolder, "spill"), threads: 2 });
  try {
    const { delivery } = await readDelivery({ ...delivered, workFolder, connection, progress: silent });
    const warehouse = await buildWarehouse({ connection, delivery, workFolder });
    await buildHypothetical(connection);
    const ledger = throwawayLedger({ synthetic: true });
    await computeFigures({ warehouse, gate: { policy: exact, ledger, release: "all" } });
    const released = new Set(ledger.pending.map(({ figure }) => figure));
    const spaces = [];
    for (const name of ["people", "staff"] as const) {
      const figures = [];
      for (const { id, members } of catalogue.flatMap((indicator) => indicator.figures)) {
        const found = released.has(id) ? await members(warehouse, exact) : undefined;
        if (found?.space === name) figures.push({ figure: id, members: found });
      }
      if (figures.length === 0) continue;
      const snapshot = await collectMembers(warehouse, name, figures);
      const records = ledger.pending.filter(({ figure }) => figure in snapshot.figures);
      spaces.push(buildSpace([{ snapshot, records }]));
    }
    return { released, spaces };
  } finally {
    close();
    await rm(workFolder, { recursive: true, force: true });
  }
}

describe("members of every figure", () => {
  let demo: Awaited<ReturnType<typeof compare>>;
  beforeAll(async () => {
    demo = await compare({ exportsFolder: "data/demo" });
  });

  it("add up to its counts, each of them, on the demo", () => {
    const { released, spaces } = demo;
    const covered = new Set(spaces.flatMap(({ tokens }) => tokens.map(({ figure }) => figure)));
    expect([...released].filter((figure) => !covered.has(figure))).toEqual([]);
    expect(spaces.map((space) => trueWorld(space, indexOf(space)).contradicted())).toEqual([[], []]);
    expect(spaces[0]!.constraints.length).toBeGreaterThan(5_000);
  });

  it("are found out where they do not: without one person the counts are others", () => {
    const [people] = demo.spaces;
    const fewer = { ...people!, units: people!.units.slice(1) };
    expect(trueWorld(fewer, indexOf(fewer)).contradicted().length).toBeGreaterThan(0);
  });

  it.runIf(existsSync(datasets)).each(["rossi-tarp", "compas-propublica"])(
    "add up to its counts on %s",
    async (name) => {
      const { spaces } = await compare({
        exportsFolder: join(datasets, name),
        mappingFolder: join("data/mappings", name),
      });
      expect(spaces.map((space) => trueWorld(space, indexOf(space)).contradicted())).toEqual([[]]);
    },
  );
});
