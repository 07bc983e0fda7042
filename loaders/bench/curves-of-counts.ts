import { readColumns } from "./columns.ts";
import { countRows } from "./counts.ts";
import { curveResults, estimateCurves } from "./estimate-curves.ts";
import { STRATA } from "./population.ts";
import { reportWork } from "./report-use.ts";

const [folder = ""] = process.argv.slice(2);
const { time, cause, group } = readColumns(folder, ["time", "cause", "group"]);
reportWork(() => {
  const { pattern, ...counted } = countRows({ time, cause, pattern: group, patterns: STRATA, causes: 2 });
  return estimateCurves({ ...counted, group: pattern });
}, curveResults);
