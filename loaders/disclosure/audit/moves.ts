import type { Random } from "./random.ts";
import type { Space, Unit, UnitState } from "./space.ts";
import type { Edit, World } from "./world.ts";

/** A unit of another category, at every release that it is in. */
export function withCategory(space: Space, state: UnitState, group: number, category: number): UnitState {
  const attributes = state.attributes.slice();
  for (const attribute of space.attributeGroups[group]!)
    if (attributes[attribute]! >= 0) attributes[attribute] = category;
  return { attributes, paths: state.paths };
}

/**
 * A unit that has walked another path, at every release that it is in. One that has become like somebody who was in
 * the data of other releases becomes itself again first: nobody walks where they were not.
 */
export function withVariant(unit: Unit, state: UnitState, variant: number): UnitState {
  const { families, paths } = unit.variants[variant]!;
  const base = isPresentAlike(unit.truth, state) ? state : unit.truth;
  const walked = base.paths.slice();
  families.forEach((family, i) => {
    walked[family] = paths[i]!;
  });
  return { attributes: base.attributes, paths: walked };
}

export const isPresentAlike = (one: UnitState, two: UnitState): boolean =>
  one.attributes.every((category, i) => category < 0 === two.attributes[i]! < 0);

/** Something that might as well have been true: one or two units, otherwise than they are in this world. */
export function randomMove(world: World, random: Random): Edit[] {
  const { space } = world;
  const unit = random(space.units.length);
  const kind = random(10);
  if (kind < 3) return categoryEdit(world, unit, random);
  if (kind < 5) return swapEdit(world, unit, random);
  if (kind < 9) return variantEdit(world, unit, random);
  return [{ unit, state: space.units[random(space.units.length)]!.truth }];
}

function categoryEdit(world: World, unit: number, random: Random): Edit[] {
  const { space } = world;
  if (space.attributeGroups.length === 0) return [];
  const group = random(space.attributeGroups.length);
  const [first] = space.attributeGroups[group]!;
  const category = random(space.attributes[first!]!.categories.length);
  return [{ unit, state: withCategory(space, world.stateOf(unit), group, category) }];
}

/** Two units exchange a characteristic: nobody who counts without it sees the difference. */
function swapEdit(world: World, unit: number, random: Random): Edit[] {
  const { space } = world;
  if (space.attributeGroups.length === 0) return [];
  const other = random(space.units.length);
  const group = random(space.attributeGroups.length);
  const categoryOf = (state: UnitState) =>
    Math.max(...space.attributeGroups[group]!.map((attribute) => state.attributes[attribute]!));
  const [one, two] = [world.stateOf(unit), world.stateOf(other)];
  const [mine, theirs] = [categoryOf(one), categoryOf(two)];
  if (other === unit || mine === theirs || mine < 0 || theirs < 0) return [];
  return [
    { unit, state: withCategory(space, one, group, theirs) },
    { unit: other, state: withCategory(space, two, group, mine) },
  ];
}

function variantEdit(world: World, unit: number, random: Random): Edit[] {
  const found = world.space.units[unit]!;
  if (found.variants.length === 0) return [];
  return [{ unit, state: withVariant(found, world.stateOf(unit), random(found.variants.length)) }];
}
