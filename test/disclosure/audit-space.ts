import type { Run } from "../../loaders/disclosure/audit/build-space.ts";
import type { SpaceSnapshot } from "../../loaders/disclosure/audit/snapshot.ts";
import type { LedgerStatement } from "../../loaders/disclosure/ledger-entry.ts";

const SEXES = ["female", "male"];

/** People of two sexes of whom some relapsed; each might have, or might not. */
export function smallSnapshot(
  people: readonly { sex: "female" | "male"; relapsed: boolean }[],
): SpaceSnapshot {
  return {
    name: "people",
    attributes: [{ name: "sex", categories: SEXES }],
    figures: { relapse: { characteristics: {}, known: [] } },
    tokens: [
      { figure: "relapse", key: {}, measure: "people", isProtected: true },
      { figure: "relapse", key: {}, measure: "relapsed", isProtected: true, whole: 0 },
    ],
    paths: [
      [0, 1],
      [0, 1, 1, 1],
    ],
    units: people.map(({ sex, relapsed }, i) => ({
      id: `person ${i}`,
      attributes: [SEXES.indexOf(sex)],
      families: { relapse: relapsed ? [1, 0] : [0, 1] },
    })),
  };
}

/** So many women and men, the first of each relapsed. */
export const groupOf = (women: readonly [n: number, relapsed: number], men: readonly [number, number]) =>
  smallSnapshot([
    ...Array.from({ length: women[0] }, (_, i) => ({ sex: "female" as const, relapsed: i < women[1] })),
    ...Array.from({ length: men[0] }, (_, i) => ({ sex: "male" as const, relapsed: i < men[1] })),
  ]);

/** A statement of the figure: of everybody, or of one sex. */
export const says = (
  measure: "people" | "relapsed",
  [lower, upper]: readonly [number, number],
  sex?: string,
): LedgerStatement => ({
  kind: "count",
  key: sex === undefined ? {} : { cohort: "sex", category: sex },
  measure,
  lower,
  upper,
});

export const runOf = (snapshot: SpaceSnapshot, statements: readonly LedgerStatement[]): Run => ({
  snapshot,
  records: [
    {
      release: "first",
      tier: "public",
      figure: "relapse",
      definition: "1",
      policy: "1",
      unit: "people",
      statements: [...statements],
    },
  ],
});
