import type { Figure } from "../../src/released/figure.ts";
import type { Released } from "../../src/released/released.ts";
import type { CatalogueEntry } from "../../src/released/site-data.ts";
import type { TierPolicy } from "../disclosure/policy.ts";
import type { ReleasedStatement } from "../disclosure/released-statement.ts";
import type { Statement } from "../disclosure/statement.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";

/**
 * One question, defined and computed in one file. `count` says what the gate is asked to release, `estimate`
 * is pure and sees released counts only: whatever a page shows, a reader could compute from the page.
 */
export interface Indicator<S extends Statement = Statement> {
  readonly definition: Omit<CatalogueEntry, "figures">;
  readonly figures: readonly FigureRecipe<S>[];
}

export interface FigureRecipe<S extends Statement = Statement> {
  readonly id: string;
  /** SQL counts; a figure that the delivery cannot answer says why instead. */
  readonly count: (
    warehouse: Warehouse,
    policy: TierPolicy,
  ) => Promise<S | Extract<Figure, { kind: "unavailable" }>>;
  readonly estimate: (released: Released<ReleasedStatement<S>>, policy: TierPolicy) => Figure;
}
