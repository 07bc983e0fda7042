import type { ReleaseAudit } from "./release-audit.ts";

/** What a person is told after an audit: what was attacked, what is proven, and what is not. Never a count of people. */
export function describeAudit({ tier, crossing, earlier, spaces, notCovered }: ReleaseAudit): string {
  const count = (value: number) => value.toLocaleString("en");
  return [
    `Audit of the ${tier} tier: protected counts by up to ${crossing} characteristics, with ${count(earlier)} earlier releases`,
    ...spaces.flatMap(({ space, statements, protectedCounts, narrow, worlds, figures }) => [
      `  ${space}: ${count(statements)} statements, ${count(protectedCounts)} protected counts, ${count(worlds)} worlds`,
      `    proven to have at least three possible values: ${count(protectedCounts - narrow)}; not proven: ${count(narrow)}`,
      ...figures
        .filter((figure) => figure.narrow > 0)
        .map(
          ({ figure, narrow: left, protectedCounts: of }) =>
            `      ${figure}: ${count(left)} of ${count(of)}`,
        ),
    ]),
    `  not covered: ${notCovered.length === 0 ? "nothing" : notCovered.join(", ")}`,
  ].join("\n");
}

/** Whether everything protected has proof. */
export const isProven = ({ spaces }: ReleaseAudit): boolean => spaces.every(({ narrow }) => narrow === 0);
