import { coxRegression } from "../../src/statistics/index.ts";
import { readColumns } from "./columns.ts";
import { countRows } from "./counts.ts";
import { coxResults } from "./cox-results.ts";
import { reportWork } from "./report-use.ts";

const [folder = "", names = ""] = process.argv.slice(2);
const { time, cause } = readColumns(folder, ["time", "cause"]);
const covariates = Object.entries(readColumns(folder, names.split(",")));
const event = cause.map((code) => Number(code === 1));
reportWork(() => {
  // A pattern is a number whose bits are the categories.
  const pattern = new Float64Array(time.length);
  for (const [j, [, values]] of covariates.entries())
    for (let i = 0; i < values.length; i++) pattern[i]! += values[i]! * 2 ** j;
  const counted = countRows({ time, cause: event, pattern, patterns: 2 ** covariates.length, causes: 1 });
  const bits = covariates.map(([name], j) => [
    name,
    counted.pattern.map((number) => Math.floor(number / 2 ** j) % 2),
  ]);
  return coxRegression({ ...counted, covariates: Object.fromEntries(bits) });
}, coxResults);
