import { coxRegression } from "../../src/statistics/index.ts";
import { readColumns } from "./columns.ts";
import { coxResults } from "./cox-results.ts";
import { reportWork } from "./report-use.ts";

const [folder = "", names = ""] = process.argv.slice(2);
const { time, cause } = readColumns(folder, ["time", "cause"]);
const covariates = readColumns(folder, names.split(","));
const event = cause.map((code) => Number(code === 1));
reportWork(() => coxRegression({ time, cause: event, covariates }), coxResults);
