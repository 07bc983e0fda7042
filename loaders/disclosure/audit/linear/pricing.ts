import type { Space, UnitState } from "../space.ts";
import type { Target } from "../targets.ts";
import type { Index, PathForms } from "../world.ts";
import type { UnitClass, WalkGroup } from "./walks.ts";

/** A state that would improve a linear program. */
export interface PricedState {
  readonly unitClass: number;
  readonly state: UnitState;
  readonly gain: number;
}

export interface Prices {
  /** Worth of one more in each form, by the duals of the rows it stands in. */
  readonly forms: Float64Array;
  /** Worth of one more unit of each class. */
  readonly classes: ArrayLike<number>;
  readonly target: Target;
  /** Worth of one more in the target. */
  readonly aim: number;
}

/** Ways that are tried together; beyond this many only the best of each group by itself. */
const MOST_WAYS = 50_000;
/** States taken at once. */
const TAKEN = 40;

/** What each group of ways of a class adds in each category, as far as prices go. */
interface Group {
  readonly options: readonly Int32Array[];
  readonly base: Float64Array;
  /** Weight in the target's token. */
  readonly aim: Float64Array;
  /** For each option and category of each characteristic. */
  readonly byCategory: Float64Array;
  /** Characteristics that divide it. */
  readonly divides: readonly number[];
}

/**
 * The best states by the prices of a linear program, of all that there can be: for every way to walk, the best
 * category of each characteristic by itself. Exact where statements ask for one characteristic at a time and the
 * ways that they divide can be tried together.
 */
export class Pricing {
  readonly #space: Space;
  readonly #index: Index;
  readonly #classes: readonly UnitClass[];
  /** Where the categories of each characteristic begin in a row of all. */
  readonly #starts: readonly number[];
  readonly #categories: number;
  readonly #groupOf: readonly number[];
  readonly #divides: ReadonlyMap<WalkGroup, readonly number[]>;
  /** Whether what it finds is the best that there is. */
  readonly isExact: boolean;

  constructor(space: Space, index: Index, classes: readonly UnitClass[]) {
    this.#space = space;
    this.#index = index;
    this.#classes = classes;
    const starts: number[] = [];
    let categories = 0;
    for (const [first] of space.attributeGroups) {
      starts.push(categories);
      categories += space.attributes[first!]!.categories.length;
    }
    this.#starts = starts;
    this.#categories = categories;
    this.#groupOf = space.attributes.map((_, attribute) =>
      space.attributeGroups.findIndex((group) => group.includes(attribute)),
    );
    this.#divides = new Map(
      classes.flatMap(({ groups }) =>
        groups.map((group) => [group, this.#dividedBy(group.options)] as const),
      ),
    );
    const reached = new Set(
      classes.flatMap(({ groups }) => groups.flatMap(({ options }) => options.flatMap((o) => [...o]))),
    );
    this.isExact =
      [...reached].every((path) => index.formsOfPath[path]!.others.length === 0) &&
      classes.every(({ groups }) => this.#waysTogether(groups) <= MOST_WAYS);
  }

  #waysTogether(groups: readonly WalkGroup[]): number {
    const dividing = groups.filter(({ options }) => this.#dividedBy(options).length > 1);
    return dividing.reduce((product, { options }) => product * options.length, 1);
  }

  /** Characteristics (groups of attributes) that divide somebody on these ways. */
  #dividedBy(options: readonly Int32Array[]): number[] {
    const found = new Set<number>();
    for (const paths of options)
      for (const path of paths)
        for (const { attribute } of this.#index.formsOfPath[path]!.byCategory)
          found.add(this.#groupOf[attribute]!);
    return [...found];
  }

  best(prices: Prices): PricedState[] {
    return this.#classes
      .flatMap((_, unitClass) => this.#bestOfClass(unitClass, prices))
      .toSorted((a, b) => b.gain - a.gain)
      .slice(0, TAKEN);
  }

  #bestOfClass(unitClass: number, prices: Prices): PricedState[] {
    const { groups } = this.#classes[unitClass]!;
    const scored = groups.map((group) => this.#score(group, prices));
    const within = this.#allowed(prices.target, undefined);
    const cases = [{ allowed: within, counts: true }];
    for (const [i] of prices.target.where.entries())
      cases.push({ allowed: this.#allowed(prices.target, i), counts: false });
    if (prices.aim >= 0) cases.push({ allowed: new Uint8Array(this.#categories).fill(1), counts: false });
    return cases.flatMap((each) => this.#bestOfCase(unitClass, scored, { ...each, prices }));
  }

  /** Categories that are open: those of the target, or all but one of them. */
  #allowed({ where }: Target, except: number | undefined): Uint8Array {
    const allowed = new Uint8Array(this.#categories).fill(1);
    for (const [i, { attribute, category }] of where.entries()) {
      if (except !== undefined && except !== i) continue;
      const group = this.#space.attributeGroups.findIndex((each) => each.includes(attribute));
      const start = this.#starts[group]!;
      const size = this.#space.attributes[attribute]!.categories.length;
      for (let each = 0; each < size; each++)
        if ((each === category) === (except !== undefined)) allowed[start + each] = 0;
    }
    return allowed;
  }

  #score(group: WalkGroup, { forms, target, aim }: Prices): Group {
    const { options } = group;
    const base = new Float64Array(options.length);
    const aims = new Float64Array(options.length);
    const byCategory = new Float64Array(options.length * this.#categories);
    for (const [option, paths] of options.entries())
      for (const path of paths) {
        const { everybody, byCategory: dividing } = this.#index.formsOfPath[path]!;
        base[option]! += worth(everybody, forms);
        for (const { attribute, forms: lists } of dividing)
          this.#addCategories(byCategory, { option, attribute, lists, forms });
        const steps = this.#space.paths[path]!;
        for (let i = 0; i < steps.length; i += 2)
          if (steps[i] === target.token) aims[option]! += aim * steps[i + 1]!;
      }
    return { options, base, aim: aims, byCategory, divides: this.#divides.get(group)! };
  }

  #addCategories(
    byCategory: Float64Array,
    {
      option,
      attribute,
      lists,
      forms,
    }: {
      readonly option: number;
      readonly attribute: number;
      readonly lists: PathForms["byCategory"][number]["forms"];
      readonly forms: Float64Array;
    },
  ): void {
    const start = option * this.#categories + this.#starts[this.#groupOf[attribute]!]!;
    for (const [category, list] of lists.entries()) byCategory[start + category]! += worth(list, forms);
  }

  #bestOfCase(
    unitClass: number,
    groups: readonly Group[],
    {
      allowed,
      counts,
      prices,
    }: { readonly allowed: Uint8Array; readonly counts: boolean; readonly prices: Prices },
  ): PricedState[] {
    const alone = (group: Group, option: number) => group.base[option]! + (counts ? group.aim[option]! : 0);
    const chosen = new Int32Array(groups.length);
    let fixed = prices.classes[unitClass] ?? 0;
    const dividing: number[] = [];
    const found: PricedState[] = [];
    const sums = new Float64Array(this.#categories);
    /** Ways by one characteristic are chosen with its category: which, for each category. */
    const byOne: { readonly place: number; readonly start: number; readonly best: Int32Array }[] = [];
    for (const [i, group] of groups.entries()) {
      const [only] = group.divides;
      if (group.divides.length > 1) dividing.push(i);
      else if (only === undefined) {
        chosen[i] = bestOf(group.options.length, (option) => alone(group, option));
        fixed += alone(group, chosen[i]!);
      } else {
        const start = this.#starts[only]!;
        const size = (this.#starts[only + 1] ?? this.#categories) - start;
        const of = (option: number, category: number) =>
          alone(group, option) + group.byCategory[option * this.#categories + start + category]!;
        const best = Int32Array.from({ length: size }, (_, category) =>
          bestOf(group.options.length, (option) => of(option, category)),
        );
        for (const [category, option] of best.entries()) sums[start + category]! += of(option, category);
        byOne.push({ place: i, start, best });
      }
    }
    const enter = (depth: number, gain: number): void => {
      const place = dividing[depth];
      if (place === undefined) {
        const total = gain + this.#bestCategories(sums, allowed);
        const least = found.at(-1)?.gain ?? 0;
        if (total <= 1e-6 || (found.length >= TAKEN && total <= least)) return;
        found.push({
          unitClass,
          gain: total,
          state: this.#stateOf(unitClass, groups, { chosen, sums, allowed, byOne }),
        });
        found.sort((a, b) => b.gain - a.gain);
        found.splice(TAKEN);
        return;
      }
      const group = groups[place]!;
      for (let option = 0; option < group.options.length; option++) {
        const start = option * this.#categories;
        for (let i = 0; i < this.#categories; i++) sums[i]! += group.byCategory[start + i]!;
        chosen[place] = option;
        enter(depth + 1, gain + alone(group, option));
        for (let i = 0; i < this.#categories; i++) sums[i]! -= group.byCategory[start + i]!;
      }
    };
    enter(0, fixed);
    return found;
  }

  #bestCategories(sums: Float64Array, allowed: Uint8Array): number {
    let total = 0;
    for (let group = 0; group < this.#starts.length; group++) {
      const end = this.#starts[group + 1] ?? this.#categories;
      let best = -Infinity;
      for (let i = this.#starts[group]!; i < end; i++)
        if (allowed[i] === 1 && sums[i]! > best) best = sums[i]!;
      total += best;
    }
    return total;
  }

  #stateOf(unitClass: number, groups: readonly Group[], { chosen, sums, allowed, byOne }: Choice): UnitState {
    const { isPresent, groups: walks } = this.#classes[unitClass]!;
    const attributes = new Int16Array(this.#space.attributes.length);
    for (const [place, group] of this.#space.attributeGroups.entries()) {
      const start = this.#starts[place]!;
      const end = this.#starts[place + 1] ?? this.#categories;
      let best = -1;
      for (let i = start; i < end; i++)
        if (allowed[i] === 1 && (best === -1 || sums[i]! > sums[best]!)) best = i;
      for (const { place: way, start: first, best: options } of byOne)
        if (first === start) chosen[way] = options[best - start]!;
      for (const attribute of group) attributes[attribute] = isPresent[attribute] ? best - start : -1;
    }
    const paths = new Int32Array(this.#space.families);
    for (const [i, { families }] of walks.entries())
      for (const [j, family] of families.entries()) paths[family] = groups[i]!.options[chosen[i]!]![j]!;
    return { attributes, paths };
  }
}

/** What has been chosen, and what is left to choose by. */
interface Choice {
  readonly chosen: Int32Array;
  readonly sums: Float64Array;
  readonly allowed: Uint8Array;
  readonly byOne: readonly { readonly place: number; readonly start: number; readonly best: Int32Array }[];
}

function worth(list: Float64Array, forms: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < list.length; i += 2) sum += forms[list[i]!]! * list[i + 1]!;
  return sum;
}

function bestOf(size: number, value: (option: number) => number): number {
  let best = 0;
  for (let option = 1; option < size; option++) if (value(option) > value(best)) best = option;
  return best;
}
