import type { VerifiedLedger } from "./verify-ledger.ts";

/** What a person is told of a ledger that is whole. */
export function describeLedger({ ledger, release }: VerifiedLedger): string {
  const { releases, head } = ledger;
  return [
    `The ledger is whole: ${head.sequence} entries, ${releases.length} releases`,
    ...releases.map(
      ({ release: name, tier, cutoff, records }) =>
        `  ${name}, ${tier}${cutoff === null ? "" : `, as at ${cutoff}`}: ${records.length} figures`,
    ),
    ...(release === undefined
      ? []
      : [`The site is release ${release.release}, every file as it was released.`]),
    `Head: ${head.sequence} ${head.hash}`,
  ].join("\n");
}
