import { readColumns } from "./columns.ts";
import { countRows } from "./counts.ts";
import { curveResults, estimateCurves } from "./estimate-curves.ts";
import { reportWork } from "./measure.ts";
import { STRATA } from "./population.ts";

const [folder = ""] = process.argv.slice(2);
const { time, cause, group } = readColumns(folder, ["time", "cause", "group"]);
reportWork(() => {
  const { pattern, ...counted } = countRows({ time, cause, pattern: group, patterns: STRATA, causes: 2 });
  return estimateCurves({ ...counted, group: pattern });
}, curveResults);
