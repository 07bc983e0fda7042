import { withCategory, withVariant } from "./moves.ts";
import type { Random } from "./random.ts";
import type { Space, Unit, UnitState } from "./space.ts";
import type { Target } from "./targets.ts";
import type { Edit, World } from "./world.ts";

/** For each token, how units come to it: unit, variant, unit, variant, … (variant -1: the truth). */
export type Ways = readonly Int32Array[];

/** Every way in which a unit counts in a token, or might have. */
export function waysTo(space: Space): Ways {
  const ways: number[][] = space.tokens.map(() => []);
  const note = (unit: number, variant: number, paths: ArrayLike<number>) => {
    const weights = new Map<number, number>();
    for (const path of Array.from(paths)) {
      const steps = space.paths[path]!;
      for (let i = 0; i < steps.length; i += 2)
        weights.set(steps[i]!, (weights.get(steps[i]!) ?? 0) + steps[i + 1]!);
    }
    // Who counts at both releases makes no change between them.
    for (const [token, weight] of weights)
      if (weight !== 0 && space.tokens[token]!.isProtected) ways[token]!.push(unit, variant);
  };
  for (const [unit, { truth, variants }] of space.units.entries()) {
    note(unit, -1, truth.paths);
    variants.forEach(({ paths }, variant) => {
      note(unit, variant, paths);
    });
  }
  return ways.map((list) => Int32Array.from(list));
}

interface Question {
  readonly world: World;
  readonly ways: Ways;
  readonly aim: Target;
  /** 1: somebody more counts in the target, -1: somebody less. */
  readonly direction: 1 | -1;
  /** Units that stay as they are. */
  readonly locked: ReadonlySet<number>;
  readonly random: Random;
  /** A unit that whoever enters becomes like in every characteristic: one world then serves many targets. */
  readonly alike?: UnitState;
  readonly moves?: number;
  /** How many partners are drawn for each unit that moves. */
  readonly partners?: number;
}

/** Single units changed so that the target rises (or falls): of many drawn at random those that change least. */
export function raisingMoves({ moves = 24, partners = 2, ...question }: Question): Edit[][] {
  const { world, aim, direction } = question;
  const found: Edit[][] = [];
  for (const way of nearestWays(question, 12 * moves)) {
    const { unit } = way;
    const state = direction === 1 ? entering(question, way) : leaving(question, unit);
    const change = weightIn(world.space, aim, state) - weightIn(world.space, aim, world.stateOf(unit));
    if (Math.sign(change) !== direction) continue;
    found.push([{ unit, state }]);
    for (let draw = 0; draw < partners; draw++) {
      const others = partnersOf(question, unit, state);
      if (others !== undefined && others.length > 0) found.push([{ unit, state }, ...others]);
    }
    if (found.length >= moves) break;
  }
  return found;
}

/** How many units are asked whether they are one. */
const ASKED = 24;

/**
 * Others who take the categories that a unit gives up, and give it theirs: then nobody who counts a
 * characteristic by itself sees the move.
 */
function partnersOf(
  { world, aim, locked, random }: Question,
  unit: number,
  state: UnitState,
): Edit[] | undefined {
  const { space } = world;
  const before = world.stateOf(unit);
  const partners: Edit[] = [];
  for (const [group, attributes] of space.attributeGroups.entries()) {
    const attribute = attributes.find((each) => state.attributes[each] !== before.attributes[each]);
    if (attribute === undefined) continue;
    const [mine, theirs] = [before.attributes[attribute]!, state.attributes[attribute]!];
    const partner = drawUnit(space.units.length, random, (other) => {
      if (other === unit || locked.has(other) || partners.some((each) => each.unit === other)) return false;
      const found = world.stateOf(other);
      return found.attributes[attribute] === theirs && weightIn(space, aim, found) === 0;
    });
    if (partner === undefined) return undefined;
    partners.push({ unit: partner, state: withCategory(space, world.stateOf(partner), group, mine) });
  }
  return partners;
}

function drawUnit(units: number, random: Random, suits: (unit: number) => boolean): number | undefined {
  for (let ask = 0; ask < ASKED; ask++) {
    const unit = random(units);
    if (suits(unit)) return unit;
  }
  return undefined;
}

interface Way {
  readonly unit: number;
  /** In the data of which releases the unit then is: those of whoever walked there. */
  readonly presence: UnitState["attributes"] | undefined;
  readonly paths: Int32Array;
  /** Characteristics and paths that would have to change. */
  readonly distance: number;
}

function nearestWays({ world, ways, aim, direction, locked, random, alike }: Question, looks: number): Way[] {
  const { space } = world;
  const known = ways[aim.token]!;
  const drawn: Way[] = [];
  for (let look = 0; look < looks && known.length > 0; look++) {
    const way = 2 * random(known.length / 2);
    const holder = known[way]!;
    // Somebody who walks there by themselves, or who might as well have gone the way of one who did.
    const isTwin = direction === 1 && random(3) === 0;
    const unit = isTwin ? random(space.units.length) : holder;
    if (locked.has(unit)) continue;
    const state = world.stateOf(unit);
    const counts = weightIn(space, aim, state) > 0;
    // Who counts already cannot come, and who does not cannot go.
    if (counts === (direction === 1)) continue;
    const differing =
      alike === undefined
        ? aim.where.filter(({ attribute, category }) => state.attributes[attribute] !== category).length
        : differences(alike, state);
    const walks = weightIn(space, { token: aim.token, where: [] }, state) > 0;
    const variant = isTwin ? -1 : known[way + 1]!;
    const paths = walks ? state.paths : pathsBy(space.units[holder]!, state, variant);
    const presence = walks || variant !== -1 ? undefined : space.units[holder]!.truth.attributes;
    drawn.push({ unit, paths, presence, distance: differing + Number(!walks) + Number(isTwin && !walks) });
  }
  return drawn.toSorted((a, b) => a.distance - b.distance);
}

/** How much a unit counts in a target. */
export function weightIn(space: Space, { token, where }: Target, { attributes, paths }: UnitState): number {
  if (where.some(({ attribute, category }) => attributes[attribute] !== category)) return 0;
  let weight = 0;
  for (const path of paths) {
    const steps = space.paths[path]!;
    for (let i = 0; i < steps.length; i += 2) if (steps[i] === token) weight += steps[i + 1]!;
  }
  return weight;
}

function differences(one: UnitState, other: UnitState): number {
  let count = 0;
  for (let i = 0; i < one.attributes.length; i++) count += Number(one.attributes[i] !== other.attributes[i]);
  return count;
}

/** The paths of a variant, from where a state is; or those of the truth (-1). */
function pathsBy(unit: Unit, state: UnitState, variant: number): Int32Array {
  return variant === -1 ? unit.truth.paths : withVariant(unit, state, variant).paths;
}

function entering({ world, aim, alike }: Question, { unit, paths, presence }: Way): UnitState {
  const { space } = world;
  const { attributes: own } = world.stateOf(unit);
  const attributes = presence === undefined ? own : presentAs(space, own, presence);
  if (alike !== undefined) {
    const known = attributes.map((category, i) =>
      category < 0 || alike.attributes[i]! < 0 ? category : alike.attributes[i]!,
    );
    return { attributes: known, paths };
  }
  return aim.where.reduce(
    (state, { attribute, category }) => withCategory(space, state, groupOf(space, attribute), category),
    { attributes, paths },
  );
}

/** The same characteristics in the data of other releases: whoever was in them had a category in each. */
function presentAs(
  space: Space,
  own: UnitState["attributes"],
  presence: UnitState["attributes"],
): UnitState["attributes"] {
  const found = own.slice();
  for (const group of space.attributeGroups) {
    const category = Math.max(...group.map((attribute) => own[attribute]!));
    for (const attribute of group)
      if (presence[attribute]! < 0) found[attribute] = -1;
      else if (own[attribute]! < 0) found[attribute] = category < 0 ? presence[attribute]! : category;
  }
  return found;
}

function leaving({ world, aim, random }: Question, unit: number): UnitState {
  const { space } = world;
  const state = world.stateOf(unit);
  const { variants } = space.units[unit]!;
  const condition = aim.where[random(Math.max(1, aim.where.length))];
  if (variants.length > 0 && (condition === undefined || random(2) === 0))
    return withVariant(space.units[unit]!, state, random(variants.length));
  if (condition === undefined) return space.units[random(space.units.length)]!.truth;
  const categories = space.attributes[condition.attribute]!.categories.length;
  const other = (condition.category + 1 + random(Math.max(1, categories - 1))) % categories;
  return withCategory(space, state, groupOf(space, condition.attribute), other);
}

const groupOf = (space: Space, attribute: number): number =>
  space.attributeGroups.findIndex((group) => group.includes(attribute));
