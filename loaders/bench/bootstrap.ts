import { bootstrapCurves } from "../../src/statistics/index.ts";
import { readColumns } from "./columns.ts";
import { DAYS } from "./population.ts";
import { reportWork } from "./report-use.ts";

const [folder = ""] = process.argv.slice(2);
const { time, cause, group } = readColumns(folder, ["time", "cause", "group"]);
const event = cause.map((code) => Number(code === 1));
const quarters = Array.from({ length: 20 }, (_, i) => Math.round(((i + 1) * DAYS) / 21));
reportWork(
  () => bootstrapCurves({ time, cause: event, group }, quarters, { replicates: 1000 }),
  // The replicates are random; the curves that they are of are not.
  (found) => {
    if (found.kind === "not estimable") throw new Error(found.reason);
    return found.curves.flatMap(({ points }) =>
      points.map((point) => (point.kind === "point" ? point.survival : Number.NaN)),
    );
  },
);
