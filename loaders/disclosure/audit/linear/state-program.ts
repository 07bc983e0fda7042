import { weightIn } from "../raising-moves.ts";
import type { Space, UnitState } from "../space.ts";
import type { Target } from "../targets.ts";
import type { Index } from "../world.ts";
import { Pricing } from "./pricing.ts";
import { entriesOf, type Rows, rowsOf } from "./rows.ts";
import type { Solver, SolverModel } from "./solver.ts";
import { classesOf, type UnitClass } from "./walks.ts";

/** How many units of a class are in a state: a variable. */
interface Column {
  readonly unitClass: number;
  readonly state: UnitState;
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

/** The smallest or largest value that a target can have between fractions of people. */
export interface LinearBound {
  readonly value: number;
  /** Whether no state was left out that could go further. */
  readonly isExact: boolean;
  /** Rows that stand in the way: statement row, dual. */
  readonly duals: readonly (readonly [row: number, dual: number])[];
}

/** Rounds of new states for one bound, and solutions for all of them: explanations are worth a while, not an hour. */
const ROUNDS = 12;
const SOLUTIONS = 24;

/**
 * Everything said, as a linear program over how many people are in which state. States are far too many to be written
 * down; it begins with those of the truth and asks for others by their prices (column generation: Gilmore PC, Gomory
 * RE (1961). A linear programming approach to the cutting-stock problem. Oper Res 9:849-859).
 */
export class StateProgram {
  readonly rows: Rows;
  readonly classes: readonly UnitClass[];
  readonly columns: Column[] = [];
  readonly #space: Space;
  readonly #index: Index;
  readonly #pricing: Pricing;
  readonly #model: SolverModel;
  readonly #optimal: number;
  readonly #known = new Set<string>();
  #solutions = 0;

  constructor(solver: Solver, space: Space, index: Index) {
    this.#space = space;
    this.#index = index;
    this.rows = rowsOf(space, index);
    this.classes = classesOf(space);
    this.#pricing = new Pricing(space, index, this.classes);
    this.#optimal = solver.constants.modelStatus.optimal;
    this.#model = solver.createModel();
    this.#model.options.set({
      output_flag: false,
      presolve: "off",
      solver: "simplex",
      simplex_strategy: 4,
      // Counted in steps, not in seconds: the same question has the same answer on a slow machine.
      simplex_iteration_limit: 5_000,
    });
    this.#pass();
    this.add(space.units.map(({ truth }, unit) => ({ unitClass: this.classOf(unit), state: truth })));
  }

  classOf(unit: number): number {
    return this.classes.findIndex(({ units }) => units.includes(unit));
  }

  dispose(): void {
    this.#model.dispose();
  }

  #pass(): void {
    const { lower, upper } = this.rows;
    const sizes = this.classes.map(({ units }) => units.length);
    this.#model.passModel({
      numCols: 0,
      numRows: lower.length + sizes.length,
      colCost: [],
      colLower: [],
      colUpper: [],
      rowLower: Float64Array.from([...lower, ...sizes]),
      rowUpper: Float64Array.from([...upper, ...sizes]),
      matrix: {
        format: "csc",
        numRows: lower.length + sizes.length,
        numCols: 0,
        starts: [0],
        indices: [],
        values: [],
      },
    });
  }

  /** Adds states that are not there yet. */
  add(states: readonly { readonly unitClass: number; readonly state: UnitState }[]): number {
    const fresh: Column[] = [];
    for (const { unitClass, state } of states) {
      const name = nameOf(unitClass, state);
      if (this.#known.has(name)) continue;
      this.#known.add(name);
      const entries = entriesOf(this.rows, this.#index, state);
      entries.set(this.rows.lower.length + unitClass, 1);
      const sorted = [...entries].filter(([, value]) => value !== 0).toSorted(([a], [b]) => a - b);
      fresh.push({
        unitClass,
        state,
        rows: Int32Array.from(sorted, ([row]) => row),
        values: Float64Array.from(sorted, ([, value]) => value),
      });
    }
    if (fresh.length === 0) return 0;
    this.columns.push(...fresh);
    this.#model.addCols({
      cost: new Float64Array(fresh.length),
      lower: new Float64Array(fresh.length),
      upper: new Float64Array(fresh.length).fill(Infinity),
      matrix: matrixOf(fresh, this.rows.lower.length + this.classes.length),
    });
    return fresh.length;
  }

  /** The furthest that a target goes; stops where it is beyond `enough`. */
  bound(target: Target, direction: 1 | -1, enough = Infinity): LinearBound {
    const forms = new Float64Array(this.#space.forms.length);
    for (let round = 0; ; round++) {
      const costs = Float64Array.from(
        this.columns,
        ({ state }) => -direction * weightIn(this.#space, target, state),
      );
      this.#model.changeColsCost({ kind: "range", from: 0, to: costs.length - 1 }, costs);
      const isSolved = this.#model.run().modelStatus === this.#optimal;
      const { colValue, rowDual } = this.#model.getSolution();
      const value = -direction * costs.reduce((sum, cost, i) => sum + cost * colValue[i]!, 0);
      const duals = Array.from(rowDual.subarray(0, this.rows.lower.length)).flatMap((dual, row) =>
        Math.abs(dual) > 1e-7 ? [[row, dual] as const] : [],
      );
      if (!isSolved || round >= ROUNDS || ++this.#solutions > SOLUTIONS || direction * value >= enough)
        return { value, isExact: false, duals };
      forms.fill(0);
      for (const [form, rows] of this.rows.ofForm.entries())
        for (let i = 0; i < rows.length; i += 2) forms[form]! += rowDual[rows[i]!]! * rows[i + 1]!;
      const classes = rowDual.subarray(this.rows.lower.length);
      const better = this.#pricing.best({ forms, classes, target, aim: direction });
      if (this.add(better) === 0) return { value, isExact: this.#pricing.isExact, duals };
    }
  }
}

export const nameOf = (unitClass: number, { attributes, paths }: UnitState): string =>
  `${unitClass}:${attributes.join(",")}:${paths.join(",")}`;

export function matrixOf(columns: readonly Column[], numRows: number) {
  const starts = [0];
  for (const { rows } of columns) starts.push(starts.at(-1)! + rows.length);
  return {
    format: "csc" as const,
    numRows,
    numCols: columns.length,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(columns.flatMap(({ rows }) => [...rows])),
    values: Float64Array.from(columns.flatMap(({ values }) => [...values])),
  };
}
