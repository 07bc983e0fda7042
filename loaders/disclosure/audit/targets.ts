import type { Space, UnitState } from "./space.ts";

/**
 * Every count that might have to be protected: each protected token, among everybody and in every crossing of up
 * to `most` characteristics. A target is a number: token and crossing in one.
 */
export interface Targets {
  readonly size: number;
  /** Tokens that are targets, by their place here. */
  readonly tokens: readonly number[];
  /** The first target of each: its count among everybody. */
  readonly starts: readonly number[];
  /** Calls back for every target in which a unit in this state counts. */
  visit(state: UnitState, add: (target: number, weight: number) => void): void;
  /** Token, and one category of each crossed attribute. */
  describe(target: number): Target;
}

export interface Target {
  readonly token: number;
  readonly where: readonly { readonly attribute: number; readonly category: number }[];
}

interface Crossing {
  readonly attributes: readonly number[];
  /** First number of its combinations of categories. */
  readonly start: number;
  readonly size: number;
}

/** @param most characteristics crossed at once: one more than the tier's tables cross */
export function targetsOf(space: Space, most: number): Targets {
  const releases = [...new Set(space.tokens.map(({ release }) => release))].toSorted((a, b) => a - b);
  const crossings = new Map(releases.map((release) => [release, crossingsOf(space, release, most)]));
  const tokens: number[] = [];
  const starts: number[] = [];
  const placeOf = new Int32Array(space.tokens.length).fill(-1);
  let size = 0;
  for (const [token, { release, isProtected }] of space.tokens.entries()) {
    if (!isProtected) continue;
    placeOf[token] = tokens.length;
    tokens.push(token);
    starts.push(size);
    const last = crossings.get(release)!.at(-1)!;
    size += last.start + last.size;
  }
  return {
    size,
    tokens,
    starts,
    visit(state, add) {
      const combinations = new Map<number, Int32Array>();
      for (const path of state.paths) {
        const steps = space.paths[path]!;
        for (let i = 0; i < steps.length; i += 2) {
          const token = steps[i]!;
          const place = placeOf[token]!;
          if (place === -1) continue;
          const { release } = space.tokens[token]!;
          let found = combinations.get(release);
          if (found === undefined) {
            found = combinationsOf(space, crossings.get(release)!, state);
            combinations.set(release, found);
          }
          const start = starts[place]!;
          for (const combination of found) add(start + combination, steps[i + 1]!);
        }
      }
    },
    describe(target) {
      let place = starts.length - 1;
      while (starts[place]! > target) place--;
      const token = tokens[place]!;
      const combination = target - starts[place]!;
      const all = crossings.get(space.tokens[token]!.release)!;
      const crossing = all.findLast(({ start }) => start <= combination)!;
      return { token, where: conditionsOf(space, crossing, combination - crossing.start) };
    },
  };
}

/** Everybody, then each attribute, each two, … of one release, smallest crossings first. */
function crossingsOf(space: Space, release: number, most: number): Crossing[] {
  const attributes = space.attributes.flatMap((attribute, index) =>
    attribute.release === release ? [index] : [],
  );
  const crossings: Crossing[] = [];
  let start = 0;
  for (let order = 0; order <= Math.min(most, attributes.length); order++) {
    for (const chosen of choose(attributes, order)) {
      const size = chosen.reduce((product, index) => product * space.attributes[index]!.categories.length, 1);
      crossings.push({ attributes: chosen, start, size });
      start += size;
    }
  }
  return crossings;
}

function choose(items: readonly number[], order: number): number[][] {
  if (order === 0) return [[]];
  return items.flatMap((item, i) => choose(items.slice(i + 1), order - 1).map((rest) => [item, ...rest]));
}

function combinationsOf(space: Space, crossings: readonly Crossing[], { attributes }: UnitState): Int32Array {
  const found: number[] = [];
  for (const crossing of crossings) {
    let offset = 0;
    let isMissing = false;
    for (const attribute of crossing.attributes) {
      const category = attributes[attribute]!;
      if (category < 0) isMissing = true;
      offset = offset * space.attributes[attribute]!.categories.length + category;
    }
    if (!isMissing) found.push(crossing.start + offset);
  }
  return Int32Array.from(found);
}

function conditionsOf(space: Space, crossing: Crossing, offset: number): Target["where"] {
  const where: { attribute: number; category: number }[] = [];
  let rest = offset;
  for (const attribute of crossing.attributes.toReversed()) {
    const categories = space.attributes[attribute]!.categories.length;
    where.unshift({ attribute, category: rest % categories });
    rest = Math.floor(rest / categories);
  }
  return where;
}

/** Values of every target in the truth. */
export function tally(space: Space, targets: Targets): Int32Array {
  const counts = new Int32Array(targets.size);
  for (const { truth } of space.units)
    targets.visit(truth, (target, weight) => {
      counts[target]! += weight;
    });
  return counts;
}

/** The rule by which a tier protects a count. */
export interface Protection {
  readonly threshold: number;
  /** Whether that there is nobody is protected as well. */
  readonly zeros: boolean;
}

/** Targets that are protected: small themselves, or with little left of their whole. */
export function protectedTargets(
  space: Space,
  targets: Targets,
  counts: Int32Array,
  { threshold, zeros }: Protection,
): Uint8Array {
  // A change is small whether it is a rise or a fall.
  const isSmall = (count: number) => Math.abs(count) < threshold && (zeros || count !== 0);
  const { starts } = targets;
  const found = new Uint8Array(targets.size);
  for (let place = 0; place < starts.length; place++) {
    const { whole } = space.tokens[targets.tokens[place]!]!;
    const ofWhole = whole === undefined ? -1 : targets.tokens.indexOf(whole);
    const end = starts[place + 1] ?? targets.size;
    for (let target = starts[place]!; target < end; target++) {
      const count = counts[target]!;
      // Where there is nobody, that there is nobody is what is protected: the participation, not its parts.
      if (ofWhole !== -1 && counts[starts[ofWhole]! + target - starts[place]!] === 0) continue;
      const rest = ofWhole === -1 ? undefined : counts[starts[ofWhole]! + target - starts[place]!]! - count;
      found[target] = Number(isSmall(count) || (rest !== undefined && isSmall(rest)));
    }
  }
  return found;
}
