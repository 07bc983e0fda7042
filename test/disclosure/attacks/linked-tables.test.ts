import { expect, it } from "vitest";
import { throwawayLedger } from "../../../loaders/disclosure/ledger.ts";
import { releaseTogether } from "../../../loaders/disclosure/release.ts";
import type { ReleasedCounts } from "../../../loaders/disclosure/released-statement.ts";
import { policies } from "../gate.ts";
import { countsOf } from "../statements.ts";

const byCohort = (id: string, rows: readonly (readonly [string, string, number, number])[]) =>
  countsOf(
    rows.map(([cohort, category, people, outcome]) => ({
      key: cohort === "" ? {} : { cohort, category },
      counts: { people, outcome },
    })),
    { id, dimensions: ["cohort", "category"] },
  );

/** Everybody stands in one figure, the categories in another: 3 young people are the 30 of all less the 27 others. */
function shownOutcomes(complementary: boolean) {
  const { counts, ...internal } = policies.internal;
  const policy = { ...internal, counts: { ...counts, complementary } };
  const statements = [
    byCohort("everybody", [["", "", 90, 30]]),
    byCohort("by-cohort", [
      ["age", "young", 30, 3],
      ["age", "older", 60, 27],
      ["sex", "female", 45, 15],
      ["sex", "male", 45, 15],
    ]),
  ];
  return releaseTogether(statements, { policy, ledger: throwawayLedger({ synthetic: true }) }).flatMap(
    (figure) =>
      (figure as ReleasedCounts).rows.map(({ counts: { outcome } }) =>
        outcome?.kind === "count" ? outcome.value : outcome?.kind,
      ),
  );
}

it("a total in one figure less the categories of another (linked tables)", () => {
  expect(shownOutcomes(true)).toEqual([30, "c", "c", 15, 15]);
  expect(shownOutcomes(false)).toEqual([30, "c", 27, 15, 15]);
});
