import { describe, expect, it } from "vitest";
import type { HiddenCell } from "../../loaders/disclosure/hide-cells.ts";
import { throwawayLedger } from "../../loaders/disclosure/ledger.ts";
import { rehearsalOf, repeat } from "../../loaders/disclosure/ledger-rehearsal.ts";
import { release } from "../../loaders/disclosure/release.ts";
import { releasedRate } from "../../loaders/disclosure/released-rate.ts";
import type {
  CountStatement,
  LifeTableStatement,
  SeriesStatement,
} from "../../loaders/disclosure/statement.ts";
import { gateOf, hidden, policies, shown } from "./gate.ts";

const head = { indicator: "test", definitionVersion: "1", unit: "people" } as const;

const counts: CountStatement = {
  ...head,
  id: "by-sex",
  class: "counts",
  dimensions: ["cohort", "category"],
  measures: {
    relapsed: { sensitivity: "sensitive", partOf: "people" },
    people: { sensitivity: "not sensitive" },
  },
  rows: [
    { key: { cohort: "sex", category: "female" }, counts: { relapsed: 21, people: 90 } },
    { key: { category: "male", cohort: "sex" }, counts: { relapsed: 40, people: 200 } },
  ],
};

const women: HiddenCell = {
  figure: "by-sex",
  key: { category: "female", cohort: "sex" },
  measure: "relapsed",
};

describe("a gate with hidden cells", () => {
  it("shows a hidden cell by the symbol of every other, and leaves the rest as it is", () => {
    const gate = { ...gateOf("public"), hidden: [women] };
    const { rows } = release(counts, gate);
    expect(rows.map((row) => row.counts)).toEqual([
      { relapsed: hidden, people: shown(90, 2) },
      { relapsed: shown(40, 2), people: shown(200, 2) },
    ]);
  });

  it("says nothing of it in the ledger", () => {
    const gate = { ...gateOf("public"), hidden: [women] };
    release(counts, gate);
    const said = gate.ledger.pending[0]!.statements.map(({ key, measure }) => `${key.category} ${measure}`);
    expect(said).toEqual(["female people", "male relapsed", "male people"]);
  });

  it("hides the rate that would be worked out from it, with no bound", () => {
    expect(releasedRate(hidden, shown(90, 2), policies.public)).toEqual({ kind: "c" });
    expect(releasedRate(shown(20, 2), hidden, policies.public)).toEqual({ kind: "c" });
  });

  const curve: LifeTableStatement = {
    ...head,
    id: "curve",
    class: "life table",
    gridUnit: "month",
    dimensions: [],
    groups: [
      {
        key: {},
        n: 200,
        rows: [
          { day: 0, atRisk: 200, events: 0, competing: 0, censored: 0 },
          { day: 182, atRisk: 160, events: 20, competing: 10, censored: 10 },
          { day: 365, atRisk: 120, events: 40, competing: 20, censored: 20 },
        ],
      },
    ],
  };

  it("ends a curve where a hidden column leaves unknown how many are at risk", () => {
    const cell = { figure: "curve", key: {}, day: 365, measure: "events" };
    const gate = { ...gateOf("public"), hidden: [cell] };
    const [group] = release(curve, gate).groups;
    expect(group).toMatchObject({ n: shown(200, 2), cutAt: 365 });
    expect(group!.rows.map(({ day }) => day)).toEqual([0, 182]);
    expect(gate.ledger.pending[0]!.statements.filter(({ day }) => day === 365)).toEqual([]);
  });

  it("takes a curve whose people are hidden", () => {
    const gate = { ...gateOf("public"), hidden: [{ figure: "curve", key: {}, measure: "n" }] };
    expect(release(curve, gate).groups).toEqual([]);
    expect(gate.ledger.pending[0]!.statements).toEqual([]);
  });

  it("hides the period of a series", () => {
    const series: SeriesStatement = {
      ...head,
      id: "series",
      class: "series",
      dimensions: [],
      period: "quarter",
      sensitivity: "sensitive",
      points: ["2024-01-01", "2024-04-01", "2024-07-01"].map((start) => ({
        start,
        numerator: 40,
        denominator: 100,
      })),
    };
    const cell = { figure: "series", key: {}, start: "2024-04-01", measure: "numerator" };
    const { points } = release(series, { ...gateOf("public"), hidden: [cell] });
    expect(points.map(({ numerator }) => numerator)).toEqual([shown(40, 2), hidden, shown(40, 2)]);
  });
});

describe("rehearsalOf(ledger)", () => {
  it("forgets what is said, until it is repeated", () => {
    const ledger = throwawayLedger({ synthetic: true });
    const rehearsal = rehearsalOf(ledger);
    release(counts, { ...gateOf("public"), ledger: rehearsal });
    expect([rehearsal.pending.length, ledger.pending.length]).toEqual([1, 0]);
    repeat(rehearsal, ledger);
    expect(ledger.pending).toMatchObject([{ figure: "by-sex", sequence: 1 }]);
  });
});
