import { describe, expect, it } from "vitest";
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

/** Paths at which a result holds what no result may hold. */
function holes(value: unknown, infinite: boolean, path = "result"): string[] {
  if (typeof value === "number") {
    const fine = Number.isFinite(value) || (infinite && !Number.isNaN(value));
    return fine ? [] : [`${path} is ${value}`];
  }
  if (value === null || value === undefined) return [`${path} is ${value}`];
  if (typeof value !== "object") return [];
  if (ArrayBuffer.isView(value) || Array.isArray(value))
    return [...(value as Iterable<unknown>)].flatMap((item, i) => holes(item, infinite, `${path}[${i}]`));
  return Object.entries(value).flatMap(([name, item]) => holes(item, infinite, `${path}.${name}`));
}
