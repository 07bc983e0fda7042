import type { Figure, FigureHead, UnavailableFigure } from "../../src/released/figure.ts";
import type { Released } from "../../src/released/released.ts";
import type { TierPolicy } from "../disclosure/policy.ts";
import { derive, deriveFrom, type Gate, release, releaseUnavailable } from "../disclosure/release.ts";
import type { ReleasedStatement } from "../disclosure/released-statement.ts";
import type { Statement } from "../disclosure/statement.ts";
import { showsNothing } from "../disclosure/without-silent-rows.ts";
import { type Progress, silent } from "../progress.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { catalogue as everything } from "./index.ts";
import { type AnyFigureRecipe, type FigureRecipe, headOfReleased, type Indicator } from "./indicator.ts";
import { unavailable } from "./shared/unavailable.ts";

export interface ComputeOptions {
  readonly warehouse: Warehouse;
  /** Rules of the tier, ledger, and the name of the present release. */
  readonly gate: Gate;
  readonly catalogue?: readonly Indicator[];
  readonly progress?: Progress;
}

/**
 * Every figure of the catalogue: counted, released, estimated, in this order and one after the other, so that
 * the ledger of two runs over the same delivery is the same.
 */
export async function computeFigures({
  warehouse,
  gate,
  catalogue = everything,
  progress = silent,
}: ComputeOptions): Promise<Released<Readonly<Record<string, Released<Figure>>>>> {
  const recipes = catalogue.flatMap(({ figures }) => figures);
  const figures: Record<string, Released<Figure>> = {};
  progress.step("counting and releasing the figures");
  for (const [index, recipe] of recipes.entries()) {
    figures[recipe.id] = await computeFigure(recipe, warehouse, gate);
    progress.share((index + 1) / recipes.length);
  }
  return deriveFrom(figures, (parts) => ({ ...parts }));
}

/** One figure, by the class of its statement. */
export function computeFigure(
  recipe: AnyFigureRecipe,
  warehouse: Warehouse,
  gate: Gate,
): Promise<Released<Figure>> {
  switch (recipe.class) {
    case "counts":
      return compute(recipe, warehouse, gate);
    case "life table":
      return compute(recipe, warehouse, gate);
    case "series":
      return compute(recipe, warehouse, gate);
    case "paired means":
      return compute(recipe, warehouse, gate);
    case "quantiles":
      return compute(recipe, warehouse, gate);
    case "estimates":
      return compute(recipe, warehouse, gate);
    case "reliability":
      return compute(recipe, warehouse, gate);
  }
}

async function compute<S extends Statement>(
  { count, estimate }: FigureRecipe<S>,
  warehouse: Warehouse,
  gate: Gate,
): Promise<Released<Figure>> {
  const { policy } = gate;
  const counted = await count(warehouse, policy);
  if ("kind" in counted) return releaseUnavailable(saysNobody(counted, policy) ? tooFew(counted) : counted);
  const released: Released<ReleasedStatement<S>> = release(counted, gate);
  if (showsNothing(released)) return releaseUnavailable(tooFew(counted));
  return derive(released, (shown) => estimate(shown, policy));
}

/** That there is nobody says of each that they are not there: where zeros are hidden, nobody and few look alike. */
const saysNobody = ({ reason: { code } }: UnavailableFigure, { counts }: TierPolicy): boolean =>
  counts.zeros === "hidden" && (code === "no rows" || code === "follow-up too short");

const tooFew = (head: FigureHead): UnavailableFigure =>
  unavailable(headOfReleased(head), { code: "too few people" });
