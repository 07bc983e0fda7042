import { attributeLoss } from "./attribute-loss.ts";
import type { BaseGroups } from "./base-groups.ts";
import { type EquivalenceClasses, equivalenceClasses } from "./equivalence-classes.ts";
import type { ExtractPolicy } from "./extract-policy.ts";
import type { Hierarchy } from "./hierarchy.ts";
import { isDiverse } from "./is-diverse.ts";
import { type Levels, latticeOf } from "./lattice.ts";
import { tagLattice } from "./tag-lattice.ts";

export type SearchPolicy = Pick<ExtractPolicy, "k" | "suppression" | "informationLoss" | "diversity">;

/** A way to generalize and suppress, and how it was found. */
export interface Generalization {
  readonly levels: Levels;
  readonly classes: EquivalenceClasses;
  /** Whether each class is in the extract. */
  readonly kept: readonly boolean[];
  readonly suppressed: number;
  /** Loss in the unit of the measure, and as a share of what there is to lose. */
  readonly loss: number;
  readonly lossShare: number;
  readonly search: { readonly points: number; readonly checked: number; readonly weighed: number };
}

interface SearchOptions {
  readonly hierarchies: readonly Hierarchy[];
  readonly base: BaseGroups;
  /** Index of the attribute whose level sets how long people are followed; -1 where there is none. */
  readonly entry: number;
  readonly policy: SearchPolicy;
}

/**
 * The generalization that loses least among all of the lattice that reach k and diversity with no more people left
 * out than the policy allows; undefined where there is none. k alone is monotone: it is tagged by halving paths.
 * What is left is weighed in the order of what it loses at least, until nothing that follows can be better.
 */
export function findGeneralization({
  hierarchies,
  base,
  entry,
  policy,
}: SearchOptions): Generalization | undefined {
  const people = base.sizes.reduce((sum, size) => sum + size, 0);
  const limit = Math.floor(policy.suppression * people + 1e-9);
  const lattice = latticeOf(hierarchies.map(({ levels }) => levels.length));
  const { satisfies, checked } = tagLattice(
    lattice,
    (point) => tooSmall(equivalenceClasses(base, lattice.levelsOf(point), entry).sizes, policy.k) <= limit,
  );
  const measure =
    policy.informationLoss === "discernibility" ? discernibility(people) : entropy(hierarchies, base);
  const order = Array.from(satisfies.keys())
    .filter((point) => satisfies[point] === 1)
    .map((point) => {
      const levels = lattice.levelsOf(point);
      return { point, levels, atLeast: measure.atLeast(levels) };
    })
    .toSorted((a, b) => a.atLeast - b.atLeast || a.point - b.point);
  let best: Generalization | undefined;
  let weighed = 0;
  for (const { levels, atLeast } of order) {
    if (best !== undefined && atLeast >= best.loss) break;
    weighed++;
    const classes = equivalenceClasses(base, levels, entry);
    const kept = keptClasses(classes, base.outcomes, policy);
    const suppressed = classes.sizes.reduce((sum, size, index) => sum + (kept[index] ? 0 : size), 0);
    if (suppressed > limit || suppressed === people) continue;
    const loss = measure.loss(levels, classes, kept);
    if (best === undefined || loss < best.loss)
      best = {
        levels,
        classes,
        kept,
        suppressed,
        loss,
        lossShare: loss / measure.most,
        search: { points: lattice.size, checked, weighed },
      };
  }
  return best === undefined ? undefined : { ...best, search: { points: lattice.size, checked, weighed } };
}

/** Which classes may be shown: those of at least k people that leave every outcome open. */
const keptClasses = (
  { sizes, sensitive }: EquivalenceClasses,
  outcomes: number,
  { k, diversity }: SearchPolicy,
): readonly boolean[] =>
  Array.from(
    sizes,
    (size, index) =>
      size >= k && isDiverse(sensitive.subarray(index * outcomes * 3, (index + 1) * outcomes * 3), diversity),
  );

const tooSmall = (sizes: Int32Array, k: number): number =>
  sizes.reduce((sum, size) => sum + (size < k ? size : 0), 0);

/** A measure of information loss. `atLeast` is a bound that needs no classes; `most` is the loss of everything. */
interface Measure {
  readonly most: number;
  readonly atLeast: (levels: Levels) => number;
  readonly loss: (levels: Levels, classes: EquivalenceClasses, kept: readonly boolean[]) => number;
}

function entropy(hierarchies: readonly Hierarchy[], base: BaseGroups): Measure {
  const losses = hierarchies.map(attributeLoss);
  const personOf = new Int32Array(base.count);
  base.groupOf.forEach((group, person) => {
    personOf[group] = person;
  });
  // Everybody of a base group loses the same.
  const ofGroups = (values: Float64Array) =>
    Float64Array.from(personOf, (person, group) => (values[person] ?? 0) * (base.sizes[group] ?? 0));
  const kept = losses.map(({ byLevel }) => byLevel.map(ofGroups));
  const leftOut = losses
    .map((loss) => ofGroups(loss.leftOut))
    .reduce(
      (sum, values) => sum.map((value, group) => value + (values[group] ?? 0)),
      new Float64Array(base.count),
    );
  return {
    most: losses.reduce((sum, { leftOutTotal }) => sum + leftOutTotal, 0) || 1,
    atLeast: (levels) =>
      losses.reduce((sum, { totals }, index) => sum + (totals[levels[index] ?? 0] ?? 0), 0),
    loss: (levels, { classOf }, isKept) => {
      const chosen = kept.map((byLevel, index) => byLevel[levels[index] ?? 0]);
      let total = 0;
      for (let group = 0; group < base.count; group++)
        if (isKept[classOf[group] ?? 0]) for (const values of chosen) total += values?.[group] ?? 0;
        else total += leftOut[group] ?? 0;
      return total;
    },
  };
}

/** Discernibility (Bayardo and Agrawal 2005): each person costs the size of their class, or of everybody where left out. */
const discernibility = (people: number): Measure => ({
  most: people * people || 1,
  atLeast: () => 0,
  loss: (_, { sizes }, kept) =>
    sizes.reduce((sum, size, index) => sum + size * (kept[index] ? size : people), 0),
});
