import { describe, expect, it } from "vitest";
import { type Gate, release } from "../../loaders/disclosure/release.ts";
import type { Statement } from "../../loaders/disclosure/statement.ts";
import { computeFigure, computeFigures } from "../../loaders/indicators/compute-figures.ts";
import { catalogue } from "../../loaders/indicators/index.ts";
import type { AnyFigureRecipe, FigureRecipe } from "../../loaders/indicators/indicator.ts";
import type { Warehouse } from "../../loaders/warehouse/warehouse.ts";
import { smallService } from "./small-service.ts";
import { gateOf, withWarehouse } from "./workbench.ts";

/** Estimates from a copy of the released statement, as if it had been written to a file and read again. */
async function fromCopy<S extends Statement>(recipe: FigureRecipe<S>, warehouse: Warehouse, gate: Gate) {
  const statement = await recipe.count(warehouse, gate.policy);
  if ("kind" in statement) return statement;
  return recipe.estimate(structuredClone(release(statement, gate)), gate.policy);
}

function estimateFromCopy(recipe: AnyFigureRecipe, warehouse: Warehouse, gate: Gate) {
  switch (recipe.class) {
    case "counts":
      return fromCopy(recipe, warehouse, gate);
    case "life table":
      return fromCopy(recipe, warehouse, gate);
    case "series":
      return fromCopy(recipe, warehouse, gate);
    case "paired means":
      return fromCopy(recipe, warehouse, gate);
    case "quantiles":
      return fromCopy(recipe, warehouse, gate);
    case "estimates":
      return fromCopy(recipe, warehouse, gate);
    case "reliability":
      return fromCopy(recipe, warehouse, gate);
  }
}

describe("what a page shows", () => {
  it.each(["public", "internal"] as const)(
    "follows from the released statement alone: a copy of it gives the same figure (%s)",
    async (tier) => {
      await withWarehouse({ rows: smallService(3) }, async (warehouse) => {
        const gate = gateOf(tier);
        for (const recipe of catalogue.flatMap(({ figures }) => figures)) {
          const figure = await computeFigure(recipe, warehouse, gate);
          expect(await estimateFromCopy(recipe, warehouse, gate), recipe.id).toEqual(figure);
        }
      });
    },
  );

  it("is the same, and so is the ledger, when computed twice", async () => {
    await withWarehouse({ rows: smallService(1) }, async (warehouse) => {
      const [one, two] = [gateOf("public"), gateOf("public")];
      const first = await computeFigures({ warehouse, gate: one });
      const second = await computeFigures({ warehouse, gate: two });
      expect(second).toEqual(first);
      expect(two.ledger.head).toEqual(one.ledger.head);
    });
  });

  it("does not depend on the order in which rows were delivered", async () => {
    const rows = smallService(3);
    const cases = rows.cases?.toReversed() ?? [];
    const [figures, reversed] = await Promise.all(
      [rows, { ...rows, cases }].map((delivered) =>
        withWarehouse({ rows: delivered }, (warehouse) =>
          computeFigures({ warehouse, gate: gateOf("public") }),
        ),
      ),
    );
    expect(reversed).toEqual(figures);
  });
});
