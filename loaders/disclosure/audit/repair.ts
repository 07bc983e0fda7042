import { raisingMoves, type Ways } from "./raising-moves.ts";
import type { Random } from "./random.ts";
import type { Form, Space } from "./space.ts";
import type { Target } from "./targets.ts";
import type { BrokenBound, Edit, World } from "./world.ts";

interface RepairOptions {
  readonly ways: Ways;
  /** Units that stay as they are. */
  readonly locked: ReadonlySet<number>;
  readonly random: Random;
  /** Makes a chosen move in the world. */
  readonly accept: (edits: readonly Edit[]) => void;
  readonly steps?: number;
}

/** Steps for which a unit that has just been moved stays. */
const REST = 6;

/**
 * Makes every statement true again: takes one that is broken, looks at moves that mend it, and makes the one that
 * breaks least elsewhere, even where that is more than it mends; who has just moved waits a while. Whether it
 * succeeded; a world that it leaves broken proves nothing.
 *
 * Source: the walk is that of Selman B, Kautz H, Cohen B (1994). Noise strategies for improving local search.
 * AAAI-94:337-343, with the memory of Glover F (1989). Tabu search. ORSA J Comput 1:190-206. doi:10.1287/ijoc.1.3.190
 */
export function repair(world: World, { ways, locked, random, accept, steps = 10 }: RepairOptions): boolean {
  const resting: number[] = [];
  for (let step = 0; step < steps && !world.holds; step++) {
    const bound = world.brokenBound(random);
    if (bound === undefined) break;
    const still = new Set([...locked, ...resting]);
    const move = gentlest(world, mendingMoves(world, { bound, ways, locked: still, random }));
    if (move === undefined) continue;
    accept(move);
    for (const { unit } of move) resting.push(unit);
    resting.splice(0, Math.max(0, resting.length - REST));
  }
  return world.holds;
}

interface Mending {
  readonly bound: BrokenBound;
  readonly ways: Ways;
  readonly locked: ReadonlySet<number>;
  readonly random: Random;
}

function mendingMoves(world: World, { bound, ways, locked, random }: Mending): Edit[][] {
  const { form, direction } = bound;
  const aim = aimOf(world.space, world.space.forms[form]!, random);
  return raisingMoves({ world, ways, aim, direction, locked, random, moves: 12, partners: 1 });
}

/** A form as a target: where several categories will do, one of them. */
function aimOf(space: Space, { token, where }: Form, random: Random): Target {
  return {
    token,
    where: where.flatMap(({ attribute, categories }) => {
      const all = [...categories];
      const category = all[random(Math.max(1, all.length))];
      return category === undefined || space.attributes[attribute] === undefined
        ? []
        : [{ attribute, category }];
    }),
  };
}

/** Of several moves the one that breaks least. */
export function gentlest(world: World, moves: readonly (readonly Edit[])[]): readonly Edit[] | undefined {
  let best: readonly Edit[] | undefined;
  let least = Infinity;
  for (const move of moves) {
    const cost = world.costOf(move, least);
    if (cost < least) {
      least = cost;
      best = move;
    }
  }
  return best;
}
