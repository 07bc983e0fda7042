import type { CountCell } from "./count-cell.ts";
import { divisionOf, tokenOf } from "./token.ts";

/** One question asked of everybody and of the categories of some characteristics. */
export interface Token {
  readonly name: string;
  /** Any cell of it: they differ in their category only. */
  readonly example: CountCell;
  /** Its cell of everybody. */
  total: number | undefined;
  /** By characteristic and category. */
  readonly parts: Map<string, Map<string, number>>;
}

/** The counts of all figures by what they count. Of cells that contradict each other each is of its own figure. */
export function tokensOf(cells: readonly CountCell[]): { tokens: readonly Token[]; tokenOfCell: Token[] } {
  const tokens = new Map<string, Token>();
  const tokenOfCell = cells.map((cell) => {
    const name = tokenOf(cell);
    const found = tokens.get(name) ?? add(tokens, name, cell);
    if (fits(found, cell)) return found;
    const own = `${cell.figure} ${name}`;
    const separate = tokens.get(own) ?? add(tokens, own, cell);
    fits(separate, cell);
    return separate;
  });
  return { tokens: [...tokens.values()], tokenOfCell };
}

function add(tokens: Map<string, Token>, name: string, example: CountCell): Token {
  const token: Token = { name, example, total: undefined, parts: new Map() };
  tokens.set(name, token);
  return token;
}

/** Enters a cell, unless the token has another value in its place. */
function fits(token: Token, { value, ...cell }: CountCell): boolean {
  const division = divisionOf(cell);
  if (division === undefined) {
    token.total ??= value;
    return token.total === value;
  }
  const categories = token.parts.get(division.cohort) ?? new Map<string, number>();
  token.parts.set(division.cohort, categories);
  const known = categories.get(division.category) ?? value;
  categories.set(division.category, known);
  return known === value;
}

/** The number of everybody, said or not, where the categories of some characteristic add up to it. */
export const totalOf = ({ total, parts }: Token): number | undefined => {
  const [first] = parts.values();
  return total ?? (first === undefined ? undefined : sumOf(first));
};

export const sumOf = (categories: ReadonlyMap<string, number>): number =>
  [...categories.values()].reduce((sum, value) => sum + value, 0);
