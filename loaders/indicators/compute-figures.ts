import type { Figure, FigureHead, UnavailableFigure } from "../../src/released/figure.ts";
import type { Released } from "../../src/released/released.ts";
import type { TierPolicy } from "../disclosure/policy.ts";
import { derive, deriveFrom, type Gate, releaseTogether, releaseUnavailable } from "../disclosure/release.ts";
import type { ReleasedStatement } from "../disclosure/released-statement.ts";
import type { Statement } from "../disclosure/statement.ts";
import { showsNothing } from "../disclosure/without-silent-rows.ts";
import { type Progress, silent } from "../progress.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { catalogue as everything } from "./index.ts";
import { type AnyFigureRecipe, headOfReleased, type Indicator } from "./indicator.ts";
import { unavailable } from "./shared/unavailable.ts";

export interface ComputeOptions {
  readonly warehouse: Warehouse;
  /** Rules of the tier, ledger, and the name of the present release. */
  readonly gate: Gate;
  readonly catalogue?: readonly Indicator[];
  readonly progress?: Progress;
}

/**
 * Every figure of the catalogue: all counted, then all released together, then estimated, in this order, so that
 * the ledger of two runs over the same delivery is the same.
 */
export async function computeFigures({
  warehouse,
  gate,
  catalogue = everything,
  progress = silent,
}: ComputeOptions): Promise<Released<Readonly<Record<string, Released<Figure>>>>> {
  return computeRecipes(
    catalogue.flatMap(({ figures }) => figures),
    { warehouse, gate, progress },
  );
}

/** One figure by itself. */
export async function computeFigure(
  recipe: AnyFigureRecipe,
  warehouse: Warehouse,
  gate: Gate,
): Promise<Released<Figure>> {
  const { [recipe.id]: figure } = await computeRecipes([recipe], { warehouse, gate, progress: silent });
  return figure!;
}

async function computeRecipes(
  recipes: readonly AnyFigureRecipe[],
  { warehouse, gate, progress }: Required<Omit<ComputeOptions, "catalogue">>,
): Promise<Released<Readonly<Record<string, Released<Figure>>>>> {
  progress.step("counting and releasing the figures");
  const counted: (Statement | UnavailableFigure)[] = [];
  for (const [index, recipe] of recipes.entries()) {
    counted.push(await recipe.count(warehouse, gate.policy));
    progress.share((index + 1) / recipes.length);
  }
  const statements = counted.filter(isStatement);
  const released = new Map(
    releaseTogether(statements, gate).map((each, index) => [statements[index]!, each] as const),
  );
  const figures = recipes.map(({ id, estimate }, index): [string, Released<Figure>] => {
    const asked = counted[index]!;
    // The statement of a recipe is of its class, which the compiler cannot follow.
    return [id, figureOf(asked, released, estimate as Estimate, gate.policy)];
  });
  return deriveFrom(Object.fromEntries(figures), (parts) => ({ ...parts }));
}

type Shown = Released<ReleasedStatement<Statement>>;
type Estimate = (released: Shown, policy: TierPolicy) => Figure;

const isStatement = (counted: Statement | UnavailableFigure): counted is Statement => !("kind" in counted);

function figureOf(
  counted: Statement | UnavailableFigure,
  released: ReadonlyMap<Statement, Shown>,
  estimate: Estimate,
  policy: TierPolicy,
): Released<Figure> {
  if (!isStatement(counted))
    return releaseUnavailable(saysNobody(counted, policy) ? tooFew(counted) : counted);
  const shown = released.get(counted)!;
  if (showsNothing(shown)) return releaseUnavailable(tooFew(counted));
  return derive(shown, (each) => estimate(each, policy));
}

/** That there is nobody says of each that they are not there: where zeros are hidden, nobody and few look alike. */
const saysNobody = ({ reason: { code } }: UnavailableFigure, { counts }: TierPolicy): boolean =>
  counts.zeros === "hidden" && (code === "no rows" || code === "follow-up too short");

const tooFew = (head: FigureHead): UnavailableFigure =>
  unavailable(headOfReleased(head), { code: "too few people" });
