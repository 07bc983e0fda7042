import { availableParallelism } from "node:os";

const leastMegabytes = 500;
const megabytesForThread = 250;

/**
 * What DuckDB may hold in memory before it spills into the run's own folder. Measured on two cores: a delivery
 * of 100,000 people takes no longer with 500 MB than without a limit; every further thread reads and sorts in
 * buffers of its own.
 */
export const memoryLimit = (threads: number = availableParallelism()): string =>
  `${Math.max(leastMegabytes, megabytesForThread * threads)}MB`;
