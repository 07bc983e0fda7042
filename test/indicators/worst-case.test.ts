import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { releaseLifeTable } from "../../loaders/disclosure/release-life-table.ts";
import type { LifeTableStatement } from "../../loaders/disclosure/statement.ts";
import { estimateIncidence } from "../../loaders/indicators/shared/estimate-incidence.ts";
import { lifeTableIncidence } from "../../src/statistics/survival/life-table-incidence.ts";
import { policies } from "./workbench.ts";

type Row = LifeTableStatement["groups"][number]["rows"][number];

/** Any life table of 80 to 300 people on the public grid of six months. */
const lifeTable = fc
  .record({
    n: fc.integer({ min: 80, max: 300 }),
    leaving: fc.array(
      fc.record({
        events: fc.integer({ min: 0, max: 15 }),
        competing: fc.integer({ min: 0, max: 15 }),
        censored: fc.integer({ min: 0, max: 15 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ n, leaving }) => {
    const rows: Row[] = [];
    for (const [index, step] of leaving.entries()) {
      const before = rows.at(-1) ?? { atRisk: n, events: 0, competing: 0, censored: 0 };
      const gone = step.events + step.competing + step.censored;
      if (gone > before.atRisk) break;
      rows.push({
        day: 183 * (index + 1),
        atRisk: before.atRisk - gone,
        events: before.events + step.events,
        competing: before.competing + step.competing,
        censored: before.censored + step.censored,
      });
    }
    return { n, rows };
  });

const statement = (group: { readonly n: number; readonly rows: readonly Row[] }): LifeTableStatement => ({
  id: "incidence-by-evidence",
  indicator: "relapse-incidence",
  definitionVersion: "1.0",
  unit: "people",
  dimensions: [],
  class: "life table",
  gridUnit: "month",
  groups: [{ key: {}, ...group }],
});

const half = 1e-9;

describe("a public curve", () => {
  it("tells the truth whatever the true counts behind it are: its interval holds theirs, its bound their share", () => {
    fc.assert(
      fc.property(lifeTable, (truth) => {
        const figure = estimateIncidence(
          releaseLifeTable(statement(truth), policies.public),
          policies.public,
        );
        const exact = lifeTableIncidence(truth);
        if (exact.kind !== "life table") return;
        for (const [index, { incidence }] of (figure.groups[0]?.points.slice(1) ?? []).entries()) {
          const point = exact.points[index];
          const events = truth.rows[index]?.events ?? 0;
          if (point === undefined) continue;
          if (incidence.kind === "under")
            expect(events / truth.n).toBeLessThanOrEqual(incidence.bound + half);
          if (incidence.kind !== "rate") continue;
          expect(incidence.lower).toBeLessThanOrEqual(point.lower + half);
          expect(incidence.upper).toBeGreaterThanOrEqual(point.upper - half);
          expect(incidence.value).toBeGreaterThanOrEqual(incidence.lower);
          expect(incidence.value).toBeLessThanOrEqual(incidence.upper);
        }
      }),
      { seed: 20250101, numRuns: 60 },
    );
  });

  it("never shows more than the rows that the gate let out", () => {
    fc.assert(
      fc.property(lifeTable, (truth) => {
        const released = releaseLifeTable(statement(truth), policies.public);
        const { groups } = estimateIncidence(released, policies.public);
        const days = released.groups[0]?.rows.map(({ day }) => day) ?? [];
        expect(groups[0]?.points.slice(1).map(({ day }) => day)).toEqual(days);
      }),
      { seed: 20250102, numRuns: 60 },
    );
  });
});
