import { familyGroups } from "./family-groups.ts";
import { isPresentAlike, withCategory, withVariant } from "./moves.ts";
import type { Random } from "./random.ts";
import type { Space, UnitState } from "./space.ts";
import type { Target } from "./targets.ts";
import type { Edit, World } from "./world.ts";

/** How units come to tokens, and away from them. */
export interface Ways {
  /** For each token: unit, variant, unit, variant, … (variant -1: the truth). */
  readonly to: readonly Int32Array[];
  /** For each token the families whose paths lead to it, with those that change with them. */
  readonly families: readonly (readonly number[])[];
  /** For each token and unit the variants that change these families. */
  readonly variants: (token: number, unit: number) => readonly number[];
  /** Units by attribute and true category: of many people, those of a rare one are hardly ever drawn. */
  readonly members: readonly (readonly (readonly number[])[])[];
}

/** Every way in which a unit counts in a token, or might have. */
export function waysTo(space: Space): Ways {
  const ways: number[][] = space.tokens.map(() => []);
  const groups = familyGroups(space);
  const groupOf = Array.from({ length: space.families }, (_, family) =>
    groups.findIndex((group) => group.includes(family)),
  );
  const groupsOfToken = space.tokens.map(() => new Set<number>());
  const note = (unit: number, variant: number, paths: ArrayLike<number>, families?: readonly number[]) => {
    const weights = new Map<number, number>();
    for (const [i, path] of Array.from(paths).entries()) {
      const steps = space.paths[path]!;
      for (let step = 0; step < steps.length; step += 2) {
        groupsOfToken[steps[step]!]!.add(groupOf[families?.[i] ?? i]!);
        weights.set(steps[step]!, (weights.get(steps[step]!) ?? 0) + steps[step + 1]!);
      }
    }
    // Who counts at both releases makes no change between them.
    for (const [token, weight] of weights) if (weight !== 0) ways[token]!.push(unit, variant);
  };
  for (const [unit, { truth, variants }] of space.units.entries()) {
    note(unit, -1, truth.paths);
    variants.forEach(({ paths, families }, variant) => {
      note(unit, variant, paths, families);
    });
  }
  const byGroup = space.units.map(({ variants }) =>
    groups.map((_, group) =>
      variants.flatMap(({ families }, variant) => (groupOf[families[0]!] === group ? [variant] : [])),
    ),
  );
  return {
    to: ways.map((list) => Int32Array.from(list)),
    families: groupsOfToken.map((found) => [...found].flatMap((group) => groups[group]!)),
    variants: (token, unit) => [...groupsOfToken[token]!].flatMap((group) => byGroup[unit]![group]!),
    members: membersOf(space),
  };
}

function membersOf({ attributes, units }: Space): number[][][] {
  const members: number[][][] = attributes.map(({ categories }) => categories.map(() => []));
  for (const [unit, { truth }] of units.entries())
    truth.attributes.forEach((category, attribute) => {
      if (category >= 0) members[attribute]![category]!.push(unit);
    });
  return members;
}

/** Categories of fewer units than this are drawn from on purpose. */
const RARE = 100;

/** The units of the rarest category that a target asks for, where it is rare. */
function rareMembers({ members }: Ways, { where }: Target): readonly number[] {
  let rarest: readonly number[] = [];
  for (const { attribute, category } of where) {
    const found = members[attribute]![category]!;
    if (found.length < RARE && (rarest.length === 0 || found.length < rarest.length)) rarest = found;
  }
  return rarest;
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
  { world, ways, aim, locked, random }: Question,
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
    const rare = ways.members[attribute]![theirs]!;
    const draw =
      rare.length > 0 && rare.length < RARE
        ? () => rare[random(rare.length)]!
        : () => random(space.units.length);
    const partner = drawUnit(draw, (other) => {
      if (other === unit || locked.has(other) || partners.some((each) => each.unit === other)) return false;
      const found = world.stateOf(other);
      return found.attributes[attribute] === theirs && weightIn(space, aim, found) === 0;
    });
    if (partner === undefined) return undefined;
    partners.push({ unit: partner, state: withCategory(space, world.stateOf(partner), group, mine) });
  }
  return partners;
}

function drawUnit(draw: () => number, suits: (unit: number) => boolean): number | undefined {
  for (let ask = 0; ask < ASKED; ask++) {
    const unit = draw();
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
  const known = ways.to[aim.token]!;
  const drawn: Way[] = [];
  const rare = rareMembers(ways, aim);
  for (let look = 0; look < looks && known.length > 0; look++) {
    const way = 2 * random(known.length / 2);
    const holder = known[way]!;
    // Somebody who walks there by themselves, or who might as well have gone the way of one who did.
    const isRare = rare.length > 0 && random(2) === 0;
    const isTwin = isRare || (direction === 1 && random(3) === 0);
    const unit = isRare ? rare[random(rare.length)]! : isTwin ? random(space.units.length) : holder;
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
    const { truth } = space.units[holder]!;
    const isOther = !isPresentAlike(truth, state);
    const presence = walks || !isOther ? undefined : truth.attributes;
    const paths = walks
      ? state.paths
      : walkedLike({ space, state, holder, variant, families: ways.families[aim.token]! });
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

interface Walked {
  readonly space: Space;
  readonly state: UnitState;
  /** Whose variant, or truth (-1), is walked. */
  readonly holder: number;
  readonly variant: number;
  readonly families: readonly number[];
}

function walkedLike({ space, state, holder, variant, families }: Walked): Int32Array {
  const unit = space.units[holder]!;
  if (variant !== -1) return withVariant(unit, state, variant).paths;
  // Of somebody who was in the data of other releases all that they walked, or nothing.
  return isPresentAlike(unit.truth, state)
    ? likeOther(state.paths, unit.truth.paths, families)
    : unit.truth.paths;
}

/** The way that somebody else has gone, as far as some families are concerned. */
function likeOther(paths: Int32Array, others: Int32Array, families: readonly number[]): Int32Array {
  const walked = paths.slice();
  for (const family of families) walked[family] = others[family]!;
  return walked;
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

function leaving({ world, ways, aim, random }: Question, unit: number): UnitState {
  const { space } = world;
  const state = world.stateOf(unit);
  const condition = aim.where[random(Math.max(1, aim.where.length))];
  if (condition === undefined || random(2) === 0) {
    const variants = ways.variants(aim.token, unit);
    if (variants.length > 0 && random(3) > 0)
      return withVariant(space.units[unit]!, state, variants[random(variants.length)]!);
    const other = space.units[random(space.units.length)]!.truth;
    if (!isPresentAlike(other, state)) return other;
    return { ...state, paths: likeOther(state.paths, other.paths, ways.families[aim.token]!) };
  }
  const categories = space.attributes[condition.attribute]!.categories.length;
  const other = (condition.category + 1 + random(Math.max(1, categories - 1))) % categories;
  return withCategory(space, state, groupOf(space, condition.attribute), other);
}

const groupOf = (space: Space, attribute: number): number =>
  space.attributeGroups.findIndex((group) => group.includes(attribute));
