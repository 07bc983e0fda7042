import type { TableName } from "../../exports/contract/index.ts";
import type { RowRule } from "../../exports/rules.ts";
import type { Life } from "../life.ts";
import { pseudonyms } from "../pseudonym.ts";
import type { DemoRow, Out } from "../tables/out.ts";
import { rowFaults } from "./row-faults.ts";

/** A fault as faults.json lists it: line 1 is the header, column is null where the whole row is at fault. */
export interface PlantedFault {
  readonly n: number;
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly rule: RowRule;
}

/** What a fault may do to plant itself behind the rows of a person. */
export interface Plot {
  /** A pseudonym that no row of the export has. */
  readonly freshId: () => string;
  /** An additional row that breaks a rule; `raw` replaces cells by text that its type would not allow. */
  readonly bad: <N extends TableName>(table: N, row: DemoRow<N>, fault: Breach) => void;
  /** An additional line that breaks a rule as a line. */
  readonly badLine: <N extends TableName>(
    table: N,
    row: DemoRow<N>,
    fault: { rule: RowRule; line: (cells: string[]) => string; end?: string },
  ) => void;
}

export interface Breach {
  readonly rule: RowRule;
  readonly column: string | null;
  readonly raw?: Readonly<Record<string, string>>;
}

export interface RowFault {
  /** Whether the fault can be planted behind the rows of this person's first episode. */
  readonly suits: (life: Life) => boolean;
  /** `before` is an earlier person's episode that has assessments. */
  readonly plant: (life: Life, plot: Plot, before: Life) => void;
  /** Planted behind all other rows of the export. */
  readonly last?: boolean;
}

/** Plants faults between the good rows, spread over the people, each at the first person that suits it. */
export class Planter {
  readonly planted: PlantedFault[] = [];
  readonly #waiting: { from: number; fault: RowFault }[];
  readonly #plot: Plot;
  #before: Life | undefined;

  constructor(out: Out, { people, seed, active }: { people: number; seed: number; active: boolean }) {
    const step = (people - 2) / (rowFaults.length + 3);
    this.#waiting = active ? rowFaults.map((fault, i) => ({ from: Math.floor(1 + i * step), fault })) : [];
    this.#plot = this.#plotFor(out, seed);
  }

  afterPerson(index: number, life: Life): void {
    const before = this.#before;
    if (life.assessments.length > 0) this.#before = life;
    if (before === undefined) return;
    const place = this.#waiting.findIndex(
      ({ from, fault }) => from <= index && !fault.last && fault.suits(life),
    );
    if (place < 0) return;
    const [next] = this.#waiting.splice(place, 1);
    next?.fault.plant(life, this.#plot, before);
  }

  atTheEnd(): void {
    const before = this.#before;
    if (before === undefined) return;
    for (const { fault } of this.#waiting) {
      if (fault.last) fault.plant(before, this.#plot, before);
    }
  }

  #plotFor(out: Out, seed: number): Plot {
    const pseudonym = pseudonyms(seed, "additional");
    let next = 0;
    const list = (table: TableName, rule: RowRule, column: string | null) => {
      const { file, line } = out[table];
      this.planted.push({ n: this.planted.length + 1, file, line, column, rule });
    };
    return {
      freshId: () => pseudonym(next++),
      bad: (table, row, { rule, column, raw = {} }) => {
        const writer = out[table];
        const cells = writer.cells(row).map((cell, i) => raw[writer.columns[i]!] ?? cell);
        writer.writeLine(cells.join(","));
        list(table, rule, column);
      },
      badLine: (table, row, { rule, line, end = "\n" }) => {
        out[table].writeLine(line(out[table].cells(row)), end);
        list(table, rule, null);
      },
    };
  }
}
