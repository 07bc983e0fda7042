import { bayes } from "./bayes.ts";
import { comparison } from "./comparison.ts";
import { discrimination } from "./discrimination.ts";
import { instruments } from "./instruments.ts";
import { means } from "./means.ts";
import type { Misuses } from "./misuse.ts";
import { pooling } from "./pooling.ts";
import { processControl } from "./process-control.ts";
import { proportions } from "./proportions.ts";
import { rates } from "./rates.ts";
import { regression } from "./regression.ts";
import { resampling } from "./resampling.ts";
import { survival } from "./survival.ts";

/** Every estimator at every edge, by room. */
export const catalogue: Readonly<Record<string, Misuses>> = {
  ...comparison,
  ...bayes,
  ...pooling,
  ...processControl,
  ...proportions,
  ...means,
  ...resampling,
  ...discrimination,
  ...instruments,
  ...rates,
  ...survival,
  ...regression,
};
