import type { Token } from "./counted.ts";
import { placeText, questionOf } from "./token.ts";

/** A token that is what others of the same total leave: `whole` less `others`. */
export interface Rest {
  readonly whole: Token;
  readonly others: readonly Token[];
}

/**
 * Rows of a figure that add up, in every measure, to another row of its indicator: levels to the year that they
 * are of. What adds up by accident is treated alike, and tells nothing.
 */
export function partitions(tokens: readonly Token[]): ReadonlyMap<Token, Rest> {
  const found = new Map<Token, Rest>();
  const rows = rowsOf(tokens);
  for (const group of groupsOf(rows)) {
    const members = new Set(group.rows);
    const sum = (measure: string) =>
      group.rows.reduce((total, row) => total + (row.measures.get(measure)?.total ?? 0), 0);
    const measures = [...(group.rows[0]?.measures.keys() ?? [])];
    const whole = rows.find(
      (row) =>
        row.indicator === group.indicator &&
        !members.has(row) &&
        measures.every((measure) => row.measures.get(measure)?.total === sum(measure)) &&
        measures.some((measure) => sum(measure) > 0),
    );
    if (whole === undefined) continue;
    for (const measure of measures) {
      const parts = group.rows.flatMap((row) => row.measures.get(measure) ?? []);
      const [last] = parts.slice(-1);
      if (last !== undefined && !found.has(last))
        found.set(last, { whole: whole.measures.get(measure)!, others: parts.slice(0, -1) });
    }
  }
  return found;
}

interface Row {
  readonly indicator: string;
  readonly figure: string;
  readonly key: Readonly<Record<string, string>>;
  readonly measures: Map<string, Token>;
}

/** The rows of everybody of all tables of counts. */
function rowsOf(tokens: readonly Token[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const token of tokens) {
    const { indicator, figure, measure, isLifeTable, start } = token.example;
    if (isLifeTable || start !== undefined || token.total === undefined) continue;
    const question = questionOf(token.example);
    const name = JSON.stringify([indicator, figure, placeText({ key: question, measure: "" })]);
    const row = rows.get(name) ?? { indicator, figure, key: question, measures: new Map() };
    rows.set(name, row);
    row.measures.set(measure, token);
  }
  return [...rows.values()];
}

/** Rows of one figure that differ in one dimension. */
function groupsOf(
  rows: readonly Row[],
): readonly { readonly indicator: string; readonly rows: readonly Row[] }[] {
  const groups = new Map<string, { indicator: string; rows: Row[] }>();
  for (const row of rows)
    for (const dimension of Object.keys(row.key)) {
      const rest = Object.fromEntries(Object.entries(row.key).filter(([name]) => name !== dimension));
      const name = JSON.stringify([row.figure, dimension, placeText({ key: rest, measure: "" })]);
      const group = groups.get(name) ?? { indicator: row.indicator, rows: [] };
      groups.set(name, group);
      group.rows.push(row);
    }
  return [...groups.values()].filter((group) => group.rows.length > 1);
}

/** The last of the measures of a row that are its whole together, in every category: what the others leave. */
export function restsOfMeasures(tokens: readonly Token[]): ReadonlyMap<Token, Rest> {
  const found = new Map<Token, Rest>();
  for (const { measures } of rowsOf(tokens)) {
    const byWhole = new Map<string, Token[]>();
    for (const token of measures.values()) {
      const { partOf } = token.example;
      if (partOf !== undefined) byWhole.set(partOf, [...(byWhole.get(partOf) ?? []), token]);
    }
    for (const [name, parts] of byWhole) {
      const whole = measures.get(name);
      if (whole === undefined || parts.length < 2 || !addUp(whole, parts)) continue;
      found.set(parts.at(-1)!, { whole, others: parts.slice(0, -1) });
    }
  }
  return found;
}

const addUp = (whole: Token, parts: readonly Token[]): boolean =>
  parts.reduce((sum, { total }) => sum + (total ?? 0), 0) === whole.total &&
  [...whole.parts].every(([cohort, categories]) =>
    [...categories].every(
      ([category, value]) =>
        parts.reduce((sum, part) => sum + (part.parts.get(cohort)?.get(category) ?? 0), 0) === value,
    ),
  );
