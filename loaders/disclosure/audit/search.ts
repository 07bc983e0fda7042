import { type Certificate, type ChangedUnit, changedUnits } from "./certificate.ts";
import { randomMove } from "./moves.ts";
import { raisingMoves, type Ways, waysTo, weightIn } from "./raising-moves.ts";
import { type Random, seededRandom } from "./random.ts";
import { gentlest, repair } from "./repair.ts";
import type { Constraint, Space, UnitState } from "./space.ts";
import { type Protection, protectedTargets, type Targets, tally, targetsOf } from "./targets.ts";
import { type Edit, type Index, indexOf, trueWorld, type World } from "./world.ts";

export interface SearchOptions {
  /** Characteristics crossed at once in a target. */
  readonly crossing: number;
  readonly protection: Protection;
  /** Possible values that each protected count must have at least. */
  readonly width?: number;
  /** Tries for each target that no world has moved. */
  readonly tries?: number;
  readonly seed?: number;
  readonly progress?: (share: number) => void;
}

export interface SearchResult {
  readonly certificate: Certificate;
  readonly targets: Targets;
  /** How many counts are protected. */
  readonly protectedCounts: number;
  /** Protected targets for which no two worlds were found. */
  readonly narrow: readonly number[];
  /** The fewest values that a protected count was shown to have. */
  readonly narrowest: number;
  /** How many values each protected count was shown to have: [values, counts]. */
  readonly widths: readonly (readonly [values: number, counts: number])[];
  /** How many values each protected target was shown to have. */
  readonly values: ReadonlyMap<number, number>;
}

/**
 * Looks for worlds that no reader can tell from the truth, and in which protected counts differ. What it finds is
 * proof, whatever it missed; what it does not find fails the audit.
 */
export function searchWorlds(space: Space, options: SearchOptions): SearchResult {
  const search = new Search(space, options);
  search.centre();
  search.direct(options.tries ?? TRIES, options.progress ?? (() => {}));
  return search.result();
}

/** Tries of what has no proof yet: each costs less than the one before, because less is left. */
export const TRIES = 40;

/** A world is full when this share of its units serves a target … */
const FULL = 0.6;
/** … or when so many targets in a row could not be moved in it. */
const PATIENCE = 25;

/** A world that is being made, the units that must stay as they are, and how often it has failed. */
interface Filling {
  readonly world: World;
  readonly locked: Set<number>;
  failures: number;
}

/** The same space, its statements narrower by one on each side where they are wide enough. */
function withMargin(space: Space): Space {
  const roomy = space.constraints.map((constraint) => {
    const { lower, upper } = constraint;
    const margin = Math.min(1, Math.floor((upper - lower) / 2));
    return {
      ...constraint,
      // Nobody can count less than zero: at that end there is nothing to keep away from.
      lower: lower === 0 ? 0 : lower + margin,
      upper: upper - margin,
    };
  });
  return {
    ...space,
    constraints: [...roomy, ...space.constraints.map((constraint) => times(constraint, HARD))],
  };
}

/** How much more it counts that a statement holds than that it leaves room. */
const HARD = 20;

/** A constraint whose violation weighs so much more. */
function times(constraint: Constraint, factor: number): Constraint {
  const [lower, upper] = [constraint.lower * factor, constraint.upper * factor];
  if (constraint.kind === "deviation")
    return { ...constraint, scale: constraint.scale * factor, lower, upper };
  const terms = constraint.terms.map(([form, coefficient]) => [form, coefficient * factor] as const);
  return { ...constraint, terms, lower, upper };
}

class Search {
  readonly #space: Space;
  readonly #index: Index;
  readonly #targets: Targets;
  readonly #protected: Uint8Array;
  readonly #truth: Int32Array;
  readonly #least: Int32Array;
  readonly #most: Int32Array;
  readonly #leastWorld: Int32Array;
  readonly #mostWorld: Int32Array;
  readonly #change: Int32Array;
  #touched: number[] = [];
  readonly #worlds: ChangedUnit[][] = [[]];
  readonly #random: Random;
  readonly #ways: Ways;
  /** What makes the world from which all others are made. */
  #base: Edit[] = [];
  #baseStates: ReadonlyMap<number, UnitState> = new Map();
  #baseCounts: Int32Array;
  readonly #width: number;

  constructor(space: Space, { crossing, protection, width = 3, seed = 1 }: SearchOptions) {
    this.#space = space;
    this.#index = indexOf(space);
    this.#targets = targetsOf(space, crossing);
    this.#truth = tally(space, this.#targets);
    this.#protected = protectedTargets(space, this.#targets, this.#truth, protection);
    this.#baseCounts = this.#truth;
    this.#least = this.#truth.slice();
    this.#most = this.#truth.slice();
    this.#leastWorld = new Int32Array(this.#targets.size);
    this.#mostWorld = new Int32Array(this.#targets.size);
    this.#change = new Int32Array(this.#targets.size);
    this.#ways = waysTo(space);
    this.#random = seededRandom(seed);
    this.#width = width;
  }

  /**
   * A world in which the statements leave room on both sides, as far as that can be had: from there almost any
   * small change is allowed, while the truth may lie at an edge of the rounding.
   */
  centre(): void {
    const roomy = withMargin(this.#space);
    const world = trueWorld(roomy, indexOf(roomy));
    const free = trueWorld(this.#space, this.#index);
    const steps = Math.min(20_000, 100 * this.#space.units.length);
    for (let step = 0; step < steps && !world.holds; step++) {
      const temperature = 0.3 * (1 - step / steps) ** 2;
      const move = randomMove(world, this.#random);
      if (move.length === 0) continue;
      const cost = world.costOf(move);
      if (cost <= 0 || this.#random(1e6) / 1e6 < Math.exp(-cost / temperature)) world.apply(move);
    }
    free.apply([...world.changed()].map(([unit, state]) => ({ unit, state })));
    if (!free.holds) return;
    this.#keep(free);
    this.#base = [...free.changed()].map(([unit, state]) => ({ unit, state }));
    this.#baseStates = free.changed();
    this.#baseCounts = this.#truth.slice();
    for (const [unit, state] of this.#baseStates) {
      this.#targets.visit(this.#space.units[unit]!.truth, (target, weight) => {
        this.#baseCounts[target]! -= weight;
      });
      this.#targets.visit(state, (target, weight) => {
        this.#baseCounts[target]! += weight;
      });
    }
  }

  /** Worlds made for targets that no world has moved enough, each for as many as it will take. */
  direct(tries: number, progress: (share: number) => void): void {
    let left = this.#narrow();
    for (let attempt = 0; attempt < tries && left.length > 0; attempt++) {
      shuffle(left, this.#random);
      let filling = this.#begin();
      for (const [done, target] of left.entries()) {
        if (!this.#isNarrow(target)) continue;
        this.#raise(filling, target, attempt);
        if (filling.locked.size > this.#space.units.length * FULL || filling.failures > PATIENCE) {
          this.#keep(filling.world);
          filling = this.#begin();
          progress((attempt + done / left.length) / tries);
        }
      }
      this.#keep(filling.world);
      left = this.#narrow();
    }
  }

  #begin(): Filling {
    const world = trueWorld(this.#space, this.#index);
    world.apply(this.#base);
    return { world, locked: new Set(), failures: 0 };
  }

  /** Moves one target as far as the width asks, and mends the world; takes it back where that fails. */
  #raise(filling: Filling, target: number, attempt: number): void {
    const { world, locked } = filling;
    const aim = this.#targets.describe(target);
    const direction = this.#truth[target]! > 0 && (attempt + target) % 2 === 1 ? -1 : 1;
    const before = new Map(world.changed());
    const spread = this.#spread(target);
    const chosen: number[] = [];
    while (this.#spreadWith(target, world) < this.#width - 1) {
      const first = chosen[0] === undefined ? undefined : world.stateOf(chosen[0]);
      const unit = this.#step(filling, { aim, direction, ...(first === undefined ? {} : { alike: first }) });
      if (unit === undefined) break;
      chosen.push(unit);
    }
    // A part of the way is kept: another world may go the rest in the other direction.
    if (world.holds && this.#spreadWith(target, world) > spread) {
      filling.failures = 0;
      return;
    }
    filling.failures++;
    for (const unit of chosen) locked.delete(unit);
    this.#restore(world, before);
  }

  /** Moves one unit into (or out of) a target, and mends the world. */
  #step(
    filling: Filling,
    aim: Pick<Parameters<typeof raisingMoves>[0], "aim" | "direction" | "alike">,
  ): number | undefined {
    const { world, locked } = filling;
    const question = { world, ways: this.#ways, locked, random: this.#random };
    const before = new Map(world.changed());
    for (const asked of aim.alike === undefined ? [aim] : [aim, { aim: aim.aim, direction: aim.direction }]) {
      const move = gentlest(world, raisingMoves({ ...question, ...asked }));
      const unit = move?.[0]?.unit;
      if (move === undefined || unit === undefined) continue;
      world.apply(move);
      // The first is who enters or leaves; a partner may move again.
      locked.add(unit);
      if (repair(world, { ...question, accept: (edits) => world.apply(edits) })) return unit;
      locked.delete(unit);
      this.#restore(world, before);
    }
    return undefined;
  }

  #restore(world: World, before: ReadonlyMap<number, UnitState>): void {
    const units = new Set([...before.keys(), ...world.changed().keys()]);
    const edits = [...units].map((unit) => ({
      unit,
      state: before.get(unit) ?? this.#space.units[unit]!.truth,
    }));
    world.apply(edits.filter(({ unit, state }) => state !== world.stateOf(unit)));
  }

  /** How far the worlds kept are apart in a target. */
  #spread(target: number): number {
    return this.#most[target]! - this.#least[target]!;
  }

  /** The same with a world that is being made. */
  #spreadWith(target: number, world: World): number {
    const aim = this.#targets.describe(target);
    let here = this.#truth[target]!;
    for (const [unit, state] of world.changed())
      here += weightIn(this.#space, aim, state) - weightIn(this.#space, aim, this.#space.units[unit]!.truth);
    return Math.max(this.#most[target]!, here) - Math.min(this.#least[target]!, here);
  }

  #keep(world: World): void {
    if (!world.holds || world.changed().size === 0) return;
    const name = this.#worlds.length;
    const changed = world.changed();
    for (const unit of new Set([...changed.keys(), ...this.#baseStates.keys()])) {
      const before = this.#baseStates.get(unit) ?? this.#space.units[unit]!.truth;
      const after = world.stateOf(unit);
      if (before === after) continue;
      this.#targets.visit(before, this.#less);
      this.#targets.visit(after, this.#more);
    }
    for (const target of this.#touched) {
      const value = this.#baseCounts[target]! + this.#change[target]!;
      this.#change[target] = 0;
      if (value < this.#least[target]!) {
        this.#least[target] = value;
        this.#leastWorld[target] = name;
      }
      if (value > this.#most[target]!) {
        this.#most[target] = value;
        this.#mostWorld[target] = name;
      }
    }
    this.#touched = [];
    this.#worlds.push(changedUnits(world.changed()));
  }

  readonly #less = (target: number, weight: number): void => this.#add(target, -weight);
  readonly #more = (target: number, weight: number): void => this.#add(target, weight);

  #add(target: number, weight: number): void {
    if (this.#change[target] === 0) this.#touched.push(target);
    this.#change[target]! += weight;
  }

  #isNarrow(target: number): boolean {
    return this.#protected[target] === 1 && this.#spread(target) < this.#width - 1;
  }

  #narrow(): number[] {
    const found: number[] = [];
    for (let target = 0; target < this.#targets.size; target++)
      if (this.#isNarrow(target)) found.push(target);
    return found;
  }

  result(): SearchResult {
    const widths = new Map<number, number>();
    const proven: [number, number, number][] = [];
    const shown = new Map<number, number>();
    let protectedCounts = 0;
    for (let target = 0; target < this.#targets.size; target++) {
      if (this.#protected[target] === 0) continue;
      protectedCounts++;
      const values = this.#most[target]! - this.#least[target]! + 1;
      widths.set(values, (widths.get(values) ?? 0) + 1);
      shown.set(target, values);
      if (!this.#isNarrow(target)) proven.push([target, this.#leastWorld[target]!, this.#mostWorld[target]!]);
    }
    const sorted = [...widths].toSorted(([a], [b]) => a - b);
    return {
      certificate: withoutUnused({
        space: this.#space.name,
        width: this.#width,
        worlds: this.#worlds,
        targets: proven,
      }),
      targets: this.#targets,
      protectedCounts,
      narrow: this.#narrow(),
      narrowest: sorted[0]?.[0] ?? Infinity,
      widths: sorted,
      values: shown,
    };
  }
}

function shuffle(items: number[], random: Random): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random(i + 1);
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
}

/** Only the worlds that some target needs; the truth stays the first. */
function withoutUnused({ worlds, targets, ...rest }: Certificate): Certificate {
  const used = new Set([0, ...targets.flatMap(([, least, most]) => [least, most])]);
  const kept = worlds.map((_, world) => world).filter((world) => used.has(world));
  const place = new Map(kept.map((world, index) => [world, index]));
  return {
    ...rest,
    worlds: kept.map((world) => worlds[world]!),
    targets: targets.map(([target, least, most]) => [target, place.get(least)!, place.get(most)!]),
  };
}
