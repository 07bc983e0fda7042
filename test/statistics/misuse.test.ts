import { describe, expect, it } from "vitest";
import { holes } from "./holes.ts";
import { catalogue } from "./misuse/index.ts";
import { EDGES, type Misuse } from "./misuse/misuse.ts";
import { expectRefusal } from "./refusals.ts";

describe.each(Object.entries(catalogue))("%s", (_, misuses) => {
  it.each(EDGES.filter((edge) => !("doesNotApply" in misuses[edge])))("%s", (edge) => {
    expectOutcome(misuses[edge]);
  });
});

function expectOutcome(misuse: Misuse): void {
  if ("doesNotApply" in misuse) return;
  if ("refuses" in misuse) {
    expectRefusal(misuse.call, misuse.refuses);
    return;
  }
  const result = misuse.call();
  expect(result).toMatchObject(
    "gives" in misuse ? { kind: "not estimable", reason: misuse.gives } : misuse.states,
  );
  expect(holes(result, "infinite" in misuse && misuse.infinite === true)).toEqual([]);
}
