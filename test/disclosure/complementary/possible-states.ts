import { withCategory, withVariant } from "../../../loaders/disclosure/audit/moves.ts";
import { seededRandom } from "../../../loaders/disclosure/audit/random.ts";
import { type Form, matches, type Space, type UnitState } from "../../../loaders/disclosure/audit/space.ts";

/**
 * People as they might be: everybody's truth, each of their variants, and all of these with other characteristics.
 * What holds in all of them is how figures hang together, and not how the people of one service happen to be.
 */
export function possibleStates(space: Space, count: number): readonly UnitState[] {
  const random = seededRandom(1);
  return Array.from({ length: count }, () => {
    const unit = space.units[random(space.units.length)]!;
    const variant = random(unit.variants.length + 1) - 1;
    let state = variant < 0 ? unit.truth : withVariant(unit, unit.truth, variant);
    for (const [group, [attribute]] of space.attributeGroups.entries()) {
      const { categories } = space.attributes[attribute!]!;
      if (random(2) === 0) state = withCategory(space, state, group, random(categories.length));
    }
    return state;
  });
}

/** By state, how often it counts in a form. */
export function countsIn(space: Space, states: readonly UnitState[]) {
  const byToken = new Map<number, Map<number, number>>();
  for (const [index, { paths }] of states.entries())
    for (const path of paths) {
      const steps = space.paths[path]!;
      for (let i = 0; i < steps.length; i += 2) {
        const found = byToken.get(steps[i]!) ?? new Map<number, number>();
        found.set(index, (found.get(index) ?? 0) + steps[i + 1]!);
        byToken.set(steps[i]!, found);
      }
    }
  return ({ token, where }: Form): ReadonlyMap<number, number> =>
    new Map([...(byToken.get(token) ?? [])].filter(([index]) => matches(where, states[index]!)));
}
