import type { CountCell } from "./count-cell.ts";
import { sumOf, type Token, tokensOf, totalOf } from "./counted.ts";
import { partitions, type Rest, restsOfMeasures } from "./partitions.ts";
import { sameAnswers, sameParts, samePeople } from "./same-people.ts";
import { type Division, divisionOf, tokenOf } from "./token.ts";

export type Terms = ReadonlyMap<number, number>;

/**
 * Every count as a sum and difference of counts that nothing ties to each other: what a reader knows of how the
 * figures hang together.
 * - The categories of a characteristic are everybody.
 * - At risk, events, competing and censored are n.
 * - Figures of one indicator that ask the same count the same, and so do wholes that agree in every category.
 * - Parts that agree for everybody and in every category are the same.
 * - Rows that add up to another row of the indicator are its parts.
 */
export class CellTerms {
  readonly #tokenOfCell: readonly Token[];
  readonly #byName: ReadonlyMap<string, Token>;
  readonly #same: ReadonlyMap<Token, Token>;
  readonly #sameParts: ReadonlyMap<Token, Token>;
  readonly #rests: ReadonlyMap<Token, Rest>;
  readonly #measures: ReadonlyMap<Token, Rest>;
  readonly #rows = new Map<string, number>();
  readonly #known = new Map<string, Terms>();
  readonly #open = new Set<string>();

  constructor(cells: readonly CountCell[]) {
    const { tokens, tokenOfCell } = tokensOf(cells);
    this.#tokenOfCell = tokenOfCell;
    this.#byName = new Map(tokens.map((token) => [token.name, token]));
    this.#same = new Map([...samePeople(tokens), ...sameAnswers(tokens)]);
    this.#sameParts = sameParts(tokens);
    this.#rests = partitions(tokens);
    this.#measures = restsOfMeasures(tokens);
  }

  /** How many counts nothing ties to each other. */
  get innerCells(): number {
    return this.#rows.size;
  }

  of(index: number, cell: CountCell): Terms {
    return this.#terms(this.#tokenOfCell[index]!, divisionOf(cell));
  }

  #terms(asked: Token, division: Division | undefined): Terms {
    const token = this.#same.get(asked) ?? asked;
    const name = JSON.stringify([token.name, division?.cohort, division?.category]);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    // A count that would be explained by itself stays as it is.
    const ties = this.#open.has(name) ? undefined : this.#tiesOf(token, division, name);
    const terms = ties ?? new Map([[this.#row(name), 1]]);
    if (!this.#open.has(name)) this.#known.set(name, terms);
    return terms;
  }

  #tiesOf(token: Token, division: Division | undefined, name: string): Terms | undefined {
    this.#open.add(name);
    const ties =
      this.#asRestOfLifeTable(token, division) ??
      this.#asRestOfMeasures(token, division) ??
      this.#asInOtherFigure(token, division) ??
      this.#asLastCategory(token, division) ??
      this.#asRestOfRows(token, division);
    this.#open.delete(name);
    return ties;
  }

  #asRestOfLifeTable({ example }: Token, division: Division | undefined): Terms | undefined {
    if (!example.isLifeTable || example.measure !== "atRisk") return undefined;
    const sibling = (measure: string) => this.#sibling(example, measure);
    const whole = sibling("n");
    const parts = ["events", "competing", "censored"].map(sibling);
    if (whole === undefined || parts.some((part) => part === undefined)) return undefined;
    return this.#difference(whole, parts as Token[], division);
  }

  #sibling({ day, ...cell }: CountCell, measure: string): Token | undefined {
    const place = measure === "n" || day === undefined ? cell : { ...cell, day };
    return this.#byName.get(tokenOf({ ...place, measure }));
  }

  #asRestOfMeasures(token: Token, division: Division | undefined): Terms | undefined {
    const rest = this.#measures.get(token);
    return rest === undefined ? undefined : this.#difference(rest.whole, rest.others, division);
  }

  /** Categories as another figure counts them; everybody is then those of whom the category is known. */
  #asInOtherFigure(token: Token, division: Division | undefined): Terms | undefined {
    const other = this.#sameParts.get(token);
    if (other === undefined) return undefined;
    if (division !== undefined) return this.#terms(other, division);
    const [first] = token.parts;
    if (first === undefined || sumOf(first[1]) !== token.total) return undefined;
    const [cohort, categories] = first;
    const none: Terms = new Map();
    const negative = [...categories.keys()].map((category) =>
      combined(none, [this.#terms(other, { cohort, category })]),
    );
    return combined(none, negative);
  }

  /** The last category is what the others leave of everybody. */
  #asLastCategory(token: Token, division: Division | undefined): Terms | undefined {
    const categories = division === undefined ? undefined : token.parts.get(division.cohort);
    if (division === undefined || categories === undefined) return undefined;
    const names = [...categories.keys()];
    if (names.at(-1) !== division.category || sumOf(categories) !== totalOf(token)) return undefined;
    const others = names.slice(0, -1).map((category) => this.#terms(token, { ...division, category }));
    return combined(this.#terms(token, undefined), others);
  }

  #asRestOfRows(token: Token, division: Division | undefined): Terms | undefined {
    const rest = division === undefined ? this.#rests.get(token) : undefined;
    return rest === undefined ? undefined : this.#difference(rest.whole, rest.others, undefined);
  }

  #difference(whole: Token, parts: readonly Token[], division: Division | undefined): Terms {
    return combined(
      this.#terms(whole, division),
      parts.map((part) => this.#terms(part, division)),
    );
  }

  #row(name: string): number {
    const found = this.#rows.get(name) ?? this.#rows.size;
    this.#rows.set(name, found);
    return found;
  }
}

/** A count less others. */
export function combined(whole: Terms, parts: readonly Terms[]): Terms {
  const sum = new Map(whole);
  for (const part of parts)
    for (const [row, weight] of part) {
      const left = (sum.get(row) ?? 0) - weight;
      if (left === 0) sum.delete(row);
      else sum.set(row, left);
    }
  return sum;
}
