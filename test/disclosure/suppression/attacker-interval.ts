import type { Highs } from "highs";
import highs from "highs";
import { type Incidence, membersOf } from "../../../loaders/disclosure/suppression/incidence.ts";

// Its types are written for CommonJS, where the loader stands under "default"; what is imported is the loader itself.
const load = highs as unknown as typeof highs.default;

let solver: Promise<Highs> | undefined;

/**
 * The smallest and largest value that a cell can have for somebody who knows the published ones and that no count is
 * negative: two linear programs over the inner cells.
 */
export async function attackerInterval(
  incidence: Incidence,
  values: readonly number[],
  published: readonly number[],
  target: number,
): Promise<readonly [number, number]> {
  solver ??= load();
  const { solve } = await solver;
  const sum = (column: number) => [...membersOf(incidence, column)].map((cell) => `x${cell}`).join(" + ");
  const constraints = published.map((column) => ` c${column}: ${sum(column)} = ${values[column]}`);
  const bound = (goal: "Minimize" | "Maximize") => {
    const solution = solve([goal, ` obj: ${sum(target)}`, "Subject To", ...constraints, "End"].join("\n"));
    if (solution.Status !== "Optimal") throw new Error(`The linear program ended as ${solution.Status}.`);
    return Math.round(solution.ObjectiveValue * 1e6) / 1e6;
  };
  return [bound("Minimize"), bound("Maximize")];
}
