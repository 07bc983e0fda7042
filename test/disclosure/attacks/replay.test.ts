import { expect, it } from "vitest";
import type { TierPolicy } from "../../../loaders/disclosure/policy.ts";
import { policies, released } from "../gate.ts";
import { countsOf } from "../statements.ts";

/** The whole gate over every small table: true numbers of women with the outcome behind each output. */
function behindEachOutput(policy: TierPolicy): number[] {
  const behind = new Map<string, Set<number>>();
  const asked = new Set<string>();
  for (let women = 0; women <= 30; women++)
    for (let men = 10; men <= 34; men++) {
      const rows = [
        { key: {}, counts: { people: 80, outcome: women + men } },
        { key: { sex: "female" }, counts: { people: 40, outcome: women } },
        { key: { sex: "male" }, counts: { people: 40, outcome: men } },
      ];
      const output = JSON.stringify(released(countsOf(rows), policy).rows);
      // Tables at the edge of those tried have neighbours that were not.
      if (women < 10 && men >= 18 && men <= 27) asked.add(output);
      behind.set(output, (behind.get(output) ?? new Set()).add(women));
    }
  return [...asked].map((output) => behind.get(output)!.size);
}

it("a reader runs the gate over every table that there could be (replay)", () => {
  const { counts } = policies.public;
  expect(Math.min(...behindEachOutput(policies.public))).toBeGreaterThanOrEqual(3);
  // A zero that is shown, and counts that are not rounded, each tell one table.
  const zeros = { ...policies.public, counts: { ...counts, zeros: "shown", hideZero: false } as const };
  expect(Math.min(...behindEachOutput(zeros))).toBe(1);
  expect(Math.min(...behindEachOutput({ ...policies.public, counts: { ...counts, roundingBase: 1 } }))).toBe(
    1,
  );
});
