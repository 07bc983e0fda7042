/** Prints what this process has used so far, for `measure`. */
export function reportUse(): void {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  console.log(`used ${userCPUTime + systemCPUTime} ${maxRSS}`);
}

/** Does the work once, as a fresh process does it, and prints what it took and what it found, for `measure`. */
export function reportWork<T>(work: () => T, resultsOf: (found: T) => readonly number[]): void {
  const before = process.cpuUsage();
  const found = work();
  const { user, system } = process.cpuUsage(before);
  console.log(`used ${user + system} ${process.resourceUsage().maxRSS}`);
  reportResults(resultsOf(found));
}

export const reportResults = (results: readonly number[]): void =>
  console.log(`results ${results.join(" ")}`);
