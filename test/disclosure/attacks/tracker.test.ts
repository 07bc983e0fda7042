import { expect, it } from "vitest";
import { released } from "../gate.ts";
import { countsOf, everybody } from "../statements.ts";
import { boundsOf, minus, unrounded, widthOf } from "./bounds.ts";

/** Three of sixty have not the outcome: ask for those who have, and take them from all. */
it("who is left of a whole (tracker)", () => {
  const { people, outcome } = released(everybody(60, 57), unrounded).rows[0]?.counts ?? {};
  expect(outcome).toEqual({ kind: "c", side: "most", limit: 9 });
  expect(widthOf(minus(boundsOf(people), boundsOf(outcome, 60)))).toBeGreaterThanOrEqual(3);

  const withoutWhole = countsOf([{ key: {}, counts: { people: 60, outcome: 57 } }], {
    measures: { people: { sensitivity: "not sensitive" }, outcome: { sensitivity: "sensitive" } },
  });
  const told = released(withoutWhole, unrounded).rows[0]?.counts;
  expect(minus(boundsOf(told?.people), boundsOf(told?.outcome))).toEqual({ low: 3, high: 3 });
});
