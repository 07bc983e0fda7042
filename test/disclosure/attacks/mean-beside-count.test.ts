import { expect, it } from "vitest";
import type { TierPolicy } from "../../../loaders/disclosure/policy.ts";
import { policies, released } from "../gate.ts";
import { pairedGroup, pairedOf } from "../statements.ts";
import { boundsOf } from "./bounds.ts";

/** Numbers of people for which the sum of their whole points can be a whole number. */
function fits(policy: TierPolicy): number[] {
  const mean = 61 + 12 / 47;
  const group = pairedGroup({ n: 47, before: { mean, sd: 9.8765 } });
  const shown = released(pairedOf([group]), policy).groups[0];
  if (shown?.before.kind !== "moment") throw new Error("no mean is shown");
  const { mean: told, within } = shown.before;
  const { low, high } = boundsOf(shown.n);
  const numbers = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  return numbers.filter(
    (n) => Math.floor((told + within) * n + 1e-9) >= Math.ceil((told - within) * n - 1e-9),
  );
}

it("a mean beside a rounded count: of an exact mean only one number of people makes a whole sum", () => {
  expect(fits(policies.public).length).toBeGreaterThanOrEqual(3);
  const { means } = policies.public;
  expect(fits({ ...policies.public, means: { ...means, digits: 5 } })).toEqual([47]);
});
