import type { Figure, FigureHead, UnavailableFigure } from "../../src/released/figure.ts";
import type { Released } from "../../src/released/released.ts";
import type { CatalogueEntry } from "../../src/released/site-data.ts";
import type { TierPolicy } from "../disclosure/policy.ts";
import type { ReleasedStatement } from "../disclosure/released-statement.ts";
import type {
  CountStatement,
  EstimateStatement,
  LifeTableStatement,
  PairedMeanStatement,
  QuantileStatement,
  ReliabilityStatement,
  SeriesStatement,
  Statement,
} from "../disclosure/statement.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import type { Members } from "./members.ts";

/**
 * One question, defined and computed in one file. `count` says what the gate is asked to release, `estimate`
 * is pure and sees released counts only: whatever a page shows, a reader could compute from the page.
 */
export interface Indicator {
  readonly definition: Definition;
  readonly figures: readonly AnyFigureRecipe[];
}

/** What the catalogue states of an indicator; its words are in the message files. */
export type Definition = Omit<CatalogueEntry, "figures">;

/** How one figure is counted and estimated. `class` tells the gate which evidence its statement brings. */
export interface FigureRecipe<S extends Statement = Statement> {
  readonly id: string;
  readonly class: S["class"];
  /** SQL counts; a figure that the delivery cannot answer says why instead. */
  readonly count: (warehouse: Warehouse, policy: TierPolicy) => Promise<S | UnavailableFigure>;
  /** Who is counted, for the audit; what the figure cannot be counted from has no members. */
  readonly members: (warehouse: Warehouse, policy: TierPolicy) => Promise<Members | undefined>;
  readonly estimate: (released: Released<ReleasedStatement<S>>, policy: TierPolicy) => Figure;
}

export type AnyFigureRecipe =
  | FigureRecipe<CountStatement>
  | FigureRecipe<LifeTableStatement>
  | FigureRecipe<SeriesStatement>
  | FigureRecipe<PairedMeanStatement>
  | FigureRecipe<QuantileStatement>
  | FigureRecipe<EstimateStatement>
  | FigureRecipe<ReliabilityStatement>;

/** The head of a figure, from the definition that it belongs to. */
export const headOf = (
  { id, version }: Definition,
  figure: Pick<FigureHead, "id" | "unit" | "dimensions">,
): FigureHead => ({ ...figure, indicator: id, definitionVersion: version });

/** The head of what the gate let out, for the figure drawn from it. */
export const headOfReleased = ({
  id,
  indicator,
  definitionVersion,
  unit,
  dimensions,
}: FigureHead): FigureHead => ({
  id,
  indicator,
  definitionVersion,
  unit,
  dimensions,
});
