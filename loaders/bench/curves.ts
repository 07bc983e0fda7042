import { readColumns } from "./columns.ts";
import { curveResults, estimateCurves } from "./estimate-curves.ts";
import { reportWork } from "./report-use.ts";

const [folder = ""] = process.argv.slice(2);
const people = readColumns(folder, ["time", "cause", "group"]);
reportWork(() => estimateCurves(people), curveResults);
