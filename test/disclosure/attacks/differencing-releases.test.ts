import { expect, it } from "vitest";
import type { TierPolicy } from "../../../loaders/disclosure/policy.ts";
import { policies, released } from "../gate.ts";
import { everybody } from "../statements.ts";
import { boundsOf, minus, unrounded, widthOf } from "./bounds.ts";

/** 41 in one release and 42 in the next is one person. */
const change = (policy: TierPolicy) => {
  const [before, after] = [41, 42].map(
    (outcome) => released(everybody(100, outcome), policy).rows[0]?.counts,
  );
  return widthOf(minus(boundsOf(after?.outcome), boundsOf(before?.outcome)));
};

it("one release less the one before", () => {
  expect(change(policies.public)).toBeGreaterThanOrEqual(3);
  expect(change(unrounded)).toBe(1);
});
