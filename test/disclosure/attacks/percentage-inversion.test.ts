import { expect, it } from "vitest";
import { releasedRate } from "../../../loaders/disclosure/released-rate.ts";
import { policies, released } from "../gate.ts";
import { everybody } from "../statements.ts";
import { boundsOf } from "./bounds.ts";

/** All pairs of counts that give a rate with so many steps to one, and keep the bounds shown beside it. */
function pairs(rate: number, steps: number, n: { readonly low: number; readonly high: number }): string[] {
  const found: string[] = [];
  for (let people = n.low; people <= n.high; people++)
    for (let events = 0; events <= people; events++)
      if (Math.abs(Math.round((events / people) * steps) / steps - rate) < 1e-9)
        found.push(`${events}/${people}`);
  return found;
}

it("a percentage beside a rounded count: 30.8 % of 25 is 8 of 26", () => {
  expect(pairs(0.308, 1000, { low: 23, high: 27 })).toEqual(["8/26"]);

  const { people, outcome } = released(everybody(52, 16), "public").rows[0]?.counts ?? {};
  const rate = releasedRate(outcome ?? { kind: "z" }, people ?? { kind: "z" }, policies.public);
  expect(rate.kind).toBe("rate");
  if (rate.kind !== "rate") return;
  const n = boundsOf(people);
  const fits = pairs(rate.value, 20, n);
  expect(new Set(fits.map((pair) => pair.split("/")[0])).size).toBeGreaterThanOrEqual(3);
  // The same step without the gate's: the exact rate of these people is theirs alone.
  expect(pairs(Math.round((16 / 52) * 1000) / 1000, 1000, n)).toEqual(["16/52"]);
});
