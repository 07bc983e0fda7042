import { datasets, textOf } from "../files.ts";
import { Results } from "./reference-values.ts";

const OUTCOMES = ["arrest", "conviction", "return_to_prison"];

/** Everything of bjs_reference.R, under its names. */
export function bjs(): Results {
  const results = new Results();
  addMonths(results);
  for (const [year, percent] of cellsOf("rpr24s0810yfup0818f01.csv", /^Year [0-9]/)) {
    results.add("released_2008_24_states annual arrest percentage", year!, { percent: Number(percent) });
  }
  for (const cells of cellsOf("rpr24s0810yfup0818f02.csv", /^[0-9]+(st|nd|rd|th),/)) {
    const [year, ...percents] = cells.filter((cell) => cell !== "" && cell !== "%");
    const named = OUTCOMES.map((outcome, i) => [outcome, Number(percents[i])]);
    const analysis = "released_2008 cumulative percent (24/22/18 states)";
    results.add(analysis, year!, Object.fromEntries(named));
  }
  return results;
}

/** Cumulative percentages by month since release: a row a month. */
function addMonths(results: Results): void {
  const months = cellsOf("rprts05p0510f01.csv", /^[0-9]+,/).map((cells) => cells.map(Number));
  const analysis = "released_2005_30_states";
  const first = months[0]![0]!;
  const last = months.at(-1)![0]!;
  results.add(analysis, "rows", { months: months.length, first, last });
  for (const [i, outcome] of OUTCOMES.entries()) {
    const percents = months.map((cells) => cells[i + 1]!);
    for (const month of [6, 12, 24, 36, 48, 60]) {
      const percent = percents[months.findIndex((cells) => cells[0] === month)]!;
      results.add(`${analysis} cumulative percent`, `${outcome} month=${month}`, { percent });
    }
    const increments = percents.slice(1).map((percent, k) => percent - percents[k]!);
    const largest = Math.max(...increments);
    results.add(analysis, outcome, {
      monotone: increments.every((increment) => increment >= 0) ? 1 : 0,
      largest_monthly_increment: largest,
      month_of_it: months[increments.indexOf(largest) + 1]![0]!,
    });
  }
}

/** Cells of the lines of a table that begin as its rows do; titles and notes around them begin otherwise. */
const cellsOf = (file: string, row: RegExp): string[][] =>
  textOf(`${datasets}/bjs-recidivism-tables/${file}`, "latin1")
    .split(/\r?\n/)
    .filter((line) => row.test(line))
    .map((line) => line.split(","));
