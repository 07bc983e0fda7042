import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { monthsToDays } from "../../loaders/demo/calendar.ts";
import { parameters } from "../../loaders/demo/parameters.ts";
import { writeDemo } from "../../loaders/demo/write-demo.ts";
import { readDelivery } from "../../loaders/exports/read-delivery.ts";
import { silent } from "../../loaders/progress.ts";
import { buildWarehouse } from "../../loaders/warehouse/build-warehouse.ts";
import { openDatabase } from "../../loaders/warehouse/connection.ts";
import type { Warehouse } from "../../loaders/warehouse/warehouse.ts";
import { aalenJohansen } from "../../src/statistics/survival/aalen-johansen.ts";

interface Expected {
  readonly outcome: string;
  readonly evidence: number;
  readonly months: number;
  readonly expected: number;
}

const root = mkdtempSync(join(tmpdir(), "throughcare-demo-estimates-"));
let close: () => void;
let warehouse: Warehouse;
let incidence: readonly Expected[];

beforeAll(async () => {
  const exportsFolder = join(root, "exports");
  const workFolder = join(root, "work");
  await writeDemo({ folder: exportsFolder, people: 2000, seed: 5, faults: false });
  incidence = JSON.parse(readFileSync(join(exportsFolder, "truth.json"), "utf8")).incidence;
  const database = await openDatabase({ spillFolder: join(root, "spill") });
  close = database.close;
  const { connection } = database;
  const { delivery } = await readDelivery({ exportsFolder, workFolder, connection, progress: silent });
  warehouse = await buildWarehouse({ connection, delivery, workFolder });
});
afterAll(() => {
  close();
  rmSync(root, { recursive: true, force: true });
});

describe("estimates from the demo, held against the truth", () => {
  it("Aalen-Johansen by outcome and evidence lies within four standard errors and a point of the truth", async () => {
    const causes = { censored: 0, event: 1, competing: 2 } as const;
    const far: string[] = [];
    for (const { outcome, evidence, months, expected } of incidence) {
      const rows = await warehouse.rows<{ time_day: number; status: keyof typeof causes }>(
        `SELECT time_day, status FROM models.outcomes WHERE outcome = '${outcome}' AND evidence = ${evidence}`,
      );
      const curve = aalenJohansen(
        { time: rows.map((row) => row.time_day), cause: rows.map((row) => causes[row.status]) },
        { causes: 2 },
      );
      if (curve.kind !== "incidence curve") throw new Error("nobody was observed");
      const { incidence: estimate, standardError } = curve.steps.findLast(
        ({ time }) => time <= monthsToDays(months),
      )!.causes[0]!;
      if (Math.abs(estimate - expected) > 4 * standardError + 0.01)
        far.push(`${outcome} ${evidence} ${months}`);
    }
    expect(incidence).toHaveLength(27);
    expect(far).toEqual([]);
  });

  it("contact compliance before the courses and after all were held is that of untrained and mixed officers", async () => {
    const [share] = await warehouse.rows<{ before: number; after: number }>(
      `SELECT avg(compliant::INTEGER) FILTER (year(month) = 2021) AS before,
              avg(compliant::INTEGER) FILTER (year(month) = 2024) AS after
       FROM models.contact_months WHERE compliant IS NOT NULL`,
    );
    const { untrained, trained } = parameters.monthCompliance;
    expect(share!.before).toBeGreaterThan(untrained - 0.03);
    expect(share!.before).toBeLessThan(untrained + 0.05);
    expect(share!.after).toBeGreaterThan(untrained + 0.07);
    expect(share!.after).toBeLessThan(trained);
  });

  it("items are left unrated as often as the parameters say of raters with and without a certificate", async () => {
    const rows = await warehouse.rows<{ certified: boolean; share: number }>(
      `SELECT rater_certified AS certified, sum(unrated) / sum(items) AS share
       FROM models.assessment_quality GROUP BY ALL`,
    );
    const share = new Map(rows.map((row) => [row.certified, row.share]));
    const { trained, untrained } = parameters.assessment.unrated;
    // A certificate comes with the course, and learning shows after a month.
    expect(Math.abs(share.get(true)! - trained)).toBeLessThan(0.012);
    expect(share.get(false)!).toBeGreaterThan(untrained - 0.02);
    expect(share.get(false)!).toBeLessThan(untrained + 0.005);
  });
});
