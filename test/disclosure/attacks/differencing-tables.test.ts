import { expect, it } from "vitest";
import type { TierPolicy } from "../../../loaders/disclosure/policy.ts";
import { policies, released } from "../gate.ts";
import { everybody } from "../statements.ts";
import { boundsOf, minus, unrounded, widthOf } from "./bounds.ts";

/** Everybody, and in another table everybody but one small group: three people, two with the outcome. */
const left = (policy: TierPolicy, measure: string) => {
  const [all, most] = [everybody(60, 22), everybody(57, 20)].map(
    (statement) => released(statement, policy).rows[0]?.counts[measure],
  );
  return widthOf(minus(boundsOf(all), boundsOf(most)));
};

it.each(["people", "outcome"])("one table less another: %s", (measure) => {
  expect(left(policies.public, measure)).toBeGreaterThanOrEqual(3);
  expect(left(unrounded, measure)).toBe(1);
});
