import { beforeAll, describe, expect, it } from "vitest";
import type { Constraint, Space } from "../../../loaders/disclosure/audit/space.ts";
import { Span, type Vector } from "./determined.ts";
import { type InternalRelease, internalRelease } from "./internal-release.ts";
import { countsIn, possibleStates } from "./possible-states.ts";

let release: InternalRelease;
let all: ReadonlyMap<string, Vector>;
beforeAll(async () => {
  release = await internalRelease("data/demo");
  all = columnsOf(release.plain);
});

/** Statements about counts, by where they stand, as columns over people as they might be. */
function columnsOf(space: Space) {
  const vectorOf = countsIn(space, possibleStates(space, 3_000));
  const columns = new Map<string, Vector>();
  for (const constraint of space.constraints) {
    if (constraint.kind !== "linear" || constraint.terms.some(([, factor]) => Math.abs(factor) !== 1))
      continue;
    const terms = constraint.terms.map(([form, factor]) => [vectorOf(space.forms[form]!), factor] as const);
    columns.set(nameOf(constraint), difference(terms));
  }
  return columns;
}

const nameOf = ({ source }: Constraint): string => `${source.figure}: ${source.place}`;

function difference(terms: readonly (readonly [Vector, number])[]): Vector {
  const sum = new Map<number, number>();
  for (const [vector, factor] of terms)
    for (const [row, value] of vector) sum.set(row, (sum.get(row) ?? 0) + factor * value);
  return sum;
}

/** Where a curve ends is said of who is followed, in a row that is not there; it says nothing of outcomes. */
const isCut = (name: string): boolean =>
  name.endsWith("atRisk") && !all.has(name.replace(/atRisk$/, "censored"));

/** Statements that tell a count exactly. */
const shownNames = ({ constraints }: Space): ReadonlySet<string> =>
  new Set(constraints.flatMap((each) => (each.lower === each.upper ? [nameOf(each)] : [])));

/** Learns the shown counts, and says which of those that are not shown follow. */
function givenAway(span: Span, isShown: ReadonlySet<string>): string[] {
  const hidden: [name: string, vector: Vector][] = [];
  for (const [name, vector] of all)
    if (isShown.has(name)) span.add(vector);
    else if (vector.size > 0 && !isCut(name)) hidden.push([name, vector]);
  expect(hidden.length).toBeGreaterThan(0);
  return hidden.flatMap(([name, vector]) => (span.holds(vector) ? [name] : []));
}

describe("the internal tier of the demo", () => {
  it("shows nothing from which a hidden count would follow; and would, without complementary suppression", () => {
    const span = new Span(900);
    expect(givenAway(span, shownNames(release.suppressed))).toEqual([]);
    expect(givenAway(span, shownNames(release.plain)).length).toBeGreaterThan(50);
  });
});
