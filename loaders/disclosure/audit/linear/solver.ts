/** What is used of the solver's persistent model. */
export interface SolverModel {
  readonly options: { set(options: Readonly<Record<string, string | number | boolean>>): void };
  passModel(model: object): unknown;
  addCols(data: object): unknown;
  changeColsCost(selection: object, costs: Float64Array): unknown;
  setSolution(solution: { readonly colValue: Float64Array }): unknown;
  run(): { readonly modelStatus: number };
  getSolution(): { readonly colValue: Float64Array; readonly rowDual: Float64Array };
  dispose(): void;
}

export interface Solver {
  readonly constants: { readonly modelStatus: { readonly optimal: number } };
  createModel(): SolverModel;
}

/**
 * Its types are written for CommonJS and give the loader another shape than it has. Imported by name, it is asked for
 * when an audit runs, and not when types are checked.
 */
const solverPackage: string = "highs";

/** HiGHS, compiled to WebAssembly: one thread, no clock, the same answer to the same question. */
export async function loadSolver(): Promise<Solver> {
  const { default: load } = (await import(solverPackage)) as { default: () => Promise<Solver> };
  return load();
}
