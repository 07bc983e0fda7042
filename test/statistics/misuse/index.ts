import { discrimination } from "./discrimination.ts";
import type { Misuses } from "./misuse.ts";
import { proportions } from "./proportions.ts";

/** Every estimator at every edge, by room. */
export const catalogue: Readonly<Record<string, Misuses>> = { ...proportions, ...discrimination };
