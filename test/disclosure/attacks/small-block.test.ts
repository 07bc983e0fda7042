import { expect, it } from "vitest";
import { throwawayLedger } from "../../../loaders/disclosure/ledger.ts";
import { release } from "../../../loaders/disclosure/release.ts";
import { policies } from "../gate.ts";
import { lifeGroup, lifeTableOf } from "../statements.ts";
import { boundsOf } from "./bounds.ts";

/** Every block of whole numbers that a row of a risk table allows: events, competing, censored and at risk are n. */
function possibleEvents(complementary: boolean): ReadonlySet<number> {
  const { counts, ...internal } = policies.internal;
  const policy = { ...internal, counts: { ...counts, complementary } };
  const statement = lifeTableOf([lifeGroup(40, [[30, 3, 6, 8]])]);
  const [row] =
    release(statement, { policy, ledger: throwawayLedger({ synthetic: true }) }).groups[0]?.rows ?? [];
  const cells = [row?.events, row?.competing, row?.censored, row?.atRisk].map((count) => boundsOf(count, 40));
  const found = new Set<number>();
  const [events, competing, censored, atRisk] = cells;
  if (events === undefined || competing === undefined || censored === undefined || atRisk === undefined)
    return found;
  for (let e = events.low; e <= events.high; e++)
    for (let c = competing.low; c <= competing.high; c++)
      for (let z = censored.low; z <= censored.high; z++) {
        const rest = 40 - e - c - z;
        if (rest >= atRisk.low && rest <= atRisk.high) found.add(e);
      }
  return found;
}

it("every block of whole numbers that fits is tried (reconstruction)", () => {
  expect(possibleEvents(true).size).toBeGreaterThanOrEqual(3);
  expect([...possibleEvents(false)]).toEqual([3]);
});
