import type { Random } from "./random.ts";
import {
  type Constraint,
  type Form,
  matches,
  ROUNDING,
  type Source,
  type Space,
  statedValue,
  type UnitState,
  violationOf,
} from "./space.ts";

/** A world that an attacker cannot tell from the truth, or one on the way to it. */
export interface World {
  readonly space: Space;
  /** Whether every statement holds. */
  readonly holds: boolean;
  stateOf(unit: number): UnitState;
  /** Changes units. */
  apply(edits: readonly Edit[]): void;
  /** By how much the violation of all statements together would change; above `most` it may be less than the whole. */
  costOf(edits: readonly Edit[], most?: number): number;
  /** One of the bounds that do not hold, drawn at random. */
  brokenBound(random: Random): BrokenBound | undefined;
  /** Sources of the statements that do not hold. */
  contradicted(): readonly Source[];
  /** Units that differ from the truth. */
  changed(): ReadonlyMap<number, UnitState>;
}

/** A form that would have to rise (1) or fall (-1). */
export interface BrokenBound {
  readonly form: number;
  readonly direction: 1 | -1;
}

export interface Edit {
  readonly unit: number;
  readonly state: UnitState;
}

/** What belongs to a space whatever the world, so that a change costs what it touches and no more. */
export interface Index {
  readonly formsOfPath: readonly PathForms[];
  /** What all statements about a form by itself leave of it. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Statements about several forms, and where each form stands in them. */
  readonly joint: readonly Constraint[];
  readonly jointOfForm: readonly Int32Array[];
  /** Values of the forms in the truth. */
  readonly truth: Float64Array;
}

/** What a path adds to forms: form, weight, form, weight, … */
export interface PathForms {
  readonly everybody: Float64Array;
  /** For each attribute that divides, what each category adds. */
  readonly byCategory: readonly { readonly attribute: number; readonly forms: readonly Float64Array[] }[];
  /** Forms that ask for more than one thing. */
  readonly others: readonly {
    readonly form: number;
    readonly weight: number;
    readonly where: Form["where"];
  }[];
}

export function indexOf(space: Space): Index {
  const formsOfToken = lists(
    space.tokens.length,
    space.forms.map(({ token }) => [token]),
  );
  const formsOfPath = space.paths.map((steps) => pathForms(space, formsOfToken, steps));
  const lower = new Float64Array(space.forms.length).fill(-Infinity);
  const upper = new Float64Array(space.forms.length).fill(Infinity);
  const joint: Constraint[] = [];
  for (const constraint of space.constraints) {
    const form = onlyFormOf(constraint);
    if (form === undefined) joint.push(constraint);
    else {
      lower[form] = Math.max(lower[form]!, constraint.lower);
      upper[form] = Math.min(upper[form]!, constraint.upper);
    }
  }
  const truth = new Float64Array(space.forms.length);
  for (const { truth: state } of space.units)
    for (const path of state.paths)
      contributions(formsOfPath[path]!, state, (form, weight) => {
        truth[form]! += weight;
      });
  return {
    formsOfPath,
    lower,
    upper,
    joint,
    jointOfForm: lists(space.forms.length, joint.map(formsOf)),
    truth,
  };
}

function pathForms(space: Space, formsOfToken: readonly Int32Array[], steps: Float64Array): PathForms {
  const everybody: number[] = [];
  const byCategory = new Map<number, number[][]>();
  const others: { form: number; weight: number; where: Form["where"] }[] = [];
  for (let i = 0; i < steps.length; i += 2) {
    const weight = steps[i + 1]!;
    for (const form of formsOfToken[steps[i]!]!) {
      const { where } = space.forms[form]!;
      const [condition] = where;
      if (condition === undefined) everybody.push(form, weight);
      else if (where.length > 1) others.push({ form, weight, where });
      else {
        const { attribute, categories } = condition;
        const found =
          byCategory.get(attribute) ?? space.attributes[attribute]!.categories.map((): number[] => []);
        byCategory.set(attribute, found);
        for (const category of categories) found[category]?.push(form, weight);
      }
    }
  }
  return {
    everybody: Float64Array.from(everybody),
    byCategory: [...byCategory].map(([attribute, found]) => ({
      attribute,
      forms: found.map((list) => Float64Array.from(list)),
    })),
    others,
  };
}

/** The form that a constraint is about, where it is about one only. */
function onlyFormOf(constraint: Constraint): number | undefined {
  if (constraint.kind === "deviation" || constraint.terms.length > 1) return undefined;
  const [form, coefficient] = constraint.terms[0]!;
  return coefficient === 1 ? form : undefined;
}

function formsOf(constraint: Constraint): number[] {
  if (constraint.kind === "linear") return constraint.terms.map(([form]) => form);
  return [constraint.n, constraint.sum, constraint.squares];
}

/** For each of `size` things, the owners that name it. */
function lists(size: number, owners: readonly (readonly number[])[]): Int32Array[] {
  const found: number[][] = Array.from({ length: size }, () => []);
  for (const [owner, named] of owners.entries()) for (const thing of named) found[thing]!.push(owner);
  return found.map((list) => Int32Array.from(list));
}

export type Add = (form: number, weight: number) => void;

/** Calls back for each form in which somebody counts who walks a path in this state. */
export function contributions(
  { everybody, byCategory, others }: PathForms,
  state: UnitState,
  add: Add,
): void {
  addAll(everybody, add);
  for (const { attribute, forms } of byCategory) addAll(forms[state.attributes[attribute]!], add);
  for (const { form, weight, where } of others) if (matches(where, state)) add(form, weight);
}

/** The part of it that can differ between two states of other characteristics. */
function contributionsApart(
  { byCategory, others }: PathForms,
  { state, other, add }: { readonly state: UnitState; readonly other: UnitState; readonly add: Add },
): void {
  for (const { attribute, forms } of byCategory)
    if (state.attributes[attribute] !== other.attributes[attribute])
      addAll(forms[state.attributes[attribute]!], add);
  for (const { form, weight, where } of others) if (matches(where, state)) add(form, weight);
}

function addAll(forms: Float64Array | undefined, add: Add): void {
  if (forms === undefined) return;
  for (let i = 0; i < forms.length; i += 2) add(forms[i]!, forms[i + 1]!);
}

/** The true world, to be changed. */
export function trueWorld(space: Space, index: Index): World {
  return new EditedWorld(space, index);
}

class EditedWorld implements World {
  readonly space: Space;
  readonly #index: Index;
  readonly #values: Float64Array;
  readonly #states = new Map<number, UnitState>();
  readonly #change: Float64Array;
  readonly #brokenForms = new Set<number>();
  readonly #brokenJoint = new Set<number>();
  #touched: number[] = [];

  constructor(space: Space, index: Index) {
    this.space = space;
    this.#index = index;
    this.#values = index.truth.slice();
    this.#change = new Float64Array(space.forms.length);
    for (let form = 0; form < space.forms.length; form++) this.#judgeForm(form);
    for (let joint = 0; joint < index.joint.length; joint++) this.#judgeJoint(joint);
  }

  get holds(): boolean {
    return this.#brokenForms.size + this.#brokenJoint.size === 0;
  }

  stateOf(unit: number): UnitState {
    return this.#states.get(unit) ?? this.space.units[unit]!.truth;
  }

  apply(edits: readonly Edit[]): void {
    for (const { unit, state } of edits) {
      this.#exchange(this.stateOf(unit), state);
      if (state === this.space.units[unit]!.truth) this.#states.delete(unit);
      else this.#states.set(unit, state);
    }
    const touched = new Set<number>();
    for (const form of this.#touched) {
      if (this.#change[form] === 0) continue;
      this.#values[form]! += this.#change[form]!;
      this.#change[form] = 0;
      this.#judgeForm(form);
      for (const joint of this.#index.jointOfForm[form]!) touched.add(joint);
    }
    this.#touched = [];
    for (const joint of touched) this.#judgeJoint(joint);
  }

  costOf(edits: readonly Edit[], most = Infinity): number {
    const { lower, upper, joint, jointOfForm } = this.#index;
    for (const [i, { unit, state }] of edits.entries()) {
      const earlier = edits.findLast((edit, j) => j < i && edit.unit === unit);
      this.#exchange(earlier?.state ?? this.stateOf(unit), state);
    }
    let cost = 0;
    const touched = new Set<number>();
    for (const form of this.#touched) {
      const change = this.#change[form]!;
      if (change === 0) continue;
      const value = this.#values[form]!;
      const [low, high] = [lower[form]!, upper[form]!];
      cost +=
        Math.max(0, low - value - change, value + change - high) - Math.max(0, low - value, value - high);
      for (const each of jointOfForm[form]!) touched.add(each);
    }
    if (cost <= most)
      for (const each of touched) {
        const values = (form: number) => this.#values[form]! + this.#change[form]!;
        cost += violationOf(joint[each]!, values) - violationOf(joint[each]!, this.#valueOf);
      }
    for (const form of this.#touched) this.#change[form] = 0;
    this.#touched = [];
    return cost;
  }

  readonly #valueOf = (form: number): number => this.#values[form]!;

  #exchange(before: UnitState, after: UnitState): void {
    const { formsOfPath } = this.#index;
    const isSame = before.attributes === after.attributes;
    for (let family = 0; family < before.paths.length; family++) {
      const [from, to] = [before.paths[family]!, after.paths[family]!];
      if (from !== to) {
        contributions(formsOfPath[from]!, before, this.#less);
        contributions(formsOfPath[to]!, after, this.#more);
      } else if (!isSame) {
        contributionsApart(formsOfPath[from]!, { state: before, other: after, add: this.#less });
        contributionsApart(formsOfPath[to]!, { state: after, other: before, add: this.#more });
      }
    }
  }

  readonly #less = (form: number, weight: number): void => this.#add(form, -weight);
  readonly #more = (form: number, weight: number): void => this.#add(form, weight);

  #add(form: number, weight: number): void {
    if (this.#change[form] === 0) this.#touched.push(form);
    this.#change[form]! += weight;
  }

  #judgeForm(form: number): void {
    const { lower, upper } = this.#index;
    const value = this.#values[form]!;
    if (value < lower[form]! - ROUNDING || value > upper[form]! + ROUNDING) this.#brokenForms.add(form);
    else this.#brokenForms.delete(form);
  }

  #judgeJoint(joint: number): void {
    if (violationOf(this.#index.joint[joint]!, this.#valueOf) > 0) this.#brokenJoint.add(joint);
    else this.#brokenJoint.delete(joint);
  }

  brokenBound(random: Random): BrokenBound | undefined {
    const place = random(this.#brokenForms.size + this.#brokenJoint.size);
    const form = [...this.#brokenForms][place];
    if (form !== undefined)
      return { form, direction: this.#values[form]! < this.#index.lower[form]! ? 1 : -1 };
    const joint = [...this.#brokenJoint][place - this.#brokenForms.size];
    return joint === undefined ? undefined : this.#jointBound(this.#index.joint[joint]!, random);
  }

  #jointBound(constraint: Constraint, random: Random): BrokenBound {
    if (constraint.kind === "deviation") return { form: constraint.sum, direction: random(2) === 0 ? 1 : -1 };
    const [form, coefficient] = constraint.terms[random(constraint.terms.length)]!;
    const rises = statedValue(constraint, this.#valueOf) < constraint.lower === coefficient > 0;
    return { form, direction: rises ? 1 : -1 };
  }

  contradicted(): readonly Source[] {
    return this.space.constraints
      .filter((constraint) => violationOf(constraint, this.#valueOf) > 0)
      .map(({ source }) => source);
  }

  changed(): ReadonlyMap<number, UnitState> {
    return new Map(this.#states);
  }
}
