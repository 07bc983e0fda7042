import type { Constraint, Source, Space, UnitState } from "../space.ts";
import { contributions, type Index } from "../world.ts";

/** Statements as rows of a linear program: each a sum of forms between two bounds. */
export interface Rows {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** For each form the rows it stands in: row, coefficient, row, coefficient, … */
  readonly ofForm: readonly Float64Array[];
  /** Statements that make up each row. */
  readonly sources: readonly (readonly Source[])[];
}

/** Rows of everything said; how far values spread is no linear statement and is left out. */
export function rowsOf(space: Space, { lower, upper }: Index): Rows {
  const ofForm: number[][] = space.forms.map(() => []);
  const [low, high, sources]: [number[], number[], Source[][]] = [[], [], []];
  const rowOf = new Map<number, number>();
  for (const constraint of space.constraints) {
    if (constraint.kind === "deviation") continue;
    const form = onlyForm(constraint);
    const known = form === undefined ? undefined : rowOf.get(form);
    if (known !== undefined) {
      sources[known]!.push(constraint.source);
      continue;
    }
    const row = low.length;
    if (form !== undefined) rowOf.set(form, row);
    low.push(form === undefined ? constraint.lower : lower[form]!);
    high.push(form === undefined ? constraint.upper : upper[form]!);
    sources.push([constraint.source]);
    for (const [each, coefficient] of constraint.terms) ofForm[each]!.push(row, coefficient);
  }
  return {
    lower: Float64Array.from(low),
    upper: Float64Array.from(high),
    ofForm: ofForm.map((list) => Float64Array.from(list)),
    sources,
  };
}

function onlyForm({ terms }: Extract<Constraint, { kind: "linear" }>): number | undefined {
  const [first, ...others] = terms;
  return others.length === 0 && first?.[1] === 1 ? first[0] : undefined;
}

/** What somebody in a state adds to each row. */
export function entriesOf({ ofForm }: Rows, { formsOfPath }: Index, state: UnitState): Map<number, number> {
  const entries = new Map<number, number>();
  const add = (form: number, weight: number) => {
    const rows = ofForm[form]!;
    for (let i = 0; i < rows.length; i += 2)
      entries.set(rows[i]!, (entries.get(rows[i]!) ?? 0) + weight * rows[i + 1]!);
  };
  for (const path of state.paths) contributions(formsOfPath[path]!, state, add);
  return entries;
}
