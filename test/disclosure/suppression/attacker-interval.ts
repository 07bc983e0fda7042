import { type Incidence, membersOf } from "../../../loaders/disclosure/suppression/incidence.ts";

/** What is used of the solver. */
interface Solver {
  readonly solve: (program: string) => { readonly Status: string; readonly ObjectiveValue: number };
}

/**
 * Its types are written for CommonJS and give the loader another shape than it has. Imported by name, it is asked for
 * when a test runs, and not when types are checked.
 */
const solverPackage: string = "highs";
let solver: Promise<Solver> | undefined;

async function loadSolver(): Promise<Solver> {
  const { default: load } = (await import(solverPackage)) as { default: () => Promise<Solver> };
  return load();
}

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
  solver ??= loadSolver();
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
