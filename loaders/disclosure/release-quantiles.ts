import { checkKeys, isCategory } from "./crossing.ts";
import { DisclosureError } from "./disclosure-error.ts";
import type { TierPolicy } from "./policy.ts";
import { checkCount, confidential, protectedCount, reaches } from "./protected-count.ts";
import type { ReleasedQuantile, ReleasedQuantiles } from "./released-statement.ts";
import type { QuantileStatement } from "./statement.ts";

type Group = QuantileStatement["groups"][number];

/**
 * Quantiles as bins: an exact one is somebody's own value. A bin is told where enough people lie below it, above it
 * and in it; the outermost bins have nobody beyond them, so that no minimum and no maximum is ever told.
 */
export function releaseQuantiles(statement: QuantileStatement, policy: TierPolicy): ReleasedQuantiles {
  checkDefinition(statement);
  checkKeys(
    statement,
    statement.groups.map(({ key }) => key),
    policy,
  );
  const { groups, ...head } = statement;
  return {
    ...head,
    groups: groups.map((group, index) => {
      checkGroup(statement, group, `group ${index + 1}`);
      return releaseGroup(statement, group, policy);
    }),
  };
}

function releaseGroup(
  { probabilities, edges }: QuantileStatement,
  { key, n, bins }: Group,
  policy: TierPolicy,
): ReleasedQuantiles["groups"][number] {
  const isSmall = isCategory(key, policy) && n < policy.counts.smallestCategory;
  const people = isSmall ? confidential : protectedCount(n, { policy, sensitivity: "sensitive" });
  const isShown = reaches(people, policy.quantiles.minimum);
  return {
    key,
    n: people,
    quantiles: probabilities.map((probability) =>
      isShown ? binOf(probability * n, { bins, edges }, policy) : { kind: "c" },
    ),
  };
}

/** The bin with the value before and at which so many people lie. */
function binOf(
  rank: number,
  { bins, edges }: Pick<Group, "bins"> & Pick<QuantileStatement, "edges">,
  { quantiles }: TierPolicy,
): ReleasedQuantile {
  const through = bins.map((_, bin) => sum(bins.slice(0, bin + 1)));
  const bin = through.findIndex((people) => people > 0 && people >= rank - 1e-9);
  const [from, to, within = 0] = [edges[bin - 1], edges[bin], bins[bin]];
  const [below, above] = [sum(bins.slice(0, bin)), sum(bins.slice(bin + 1))];
  if (from === undefined || to === undefined) return { kind: "c" };
  return Math.min(below, above) < quantiles.sides || within < quantiles.bin
    ? { kind: "c" }
    : { kind: "bin", from, to };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

function checkDefinition({ id, probabilities, edges }: QuantileStatement): void {
  if (probabilities.some((probability) => !(probability > 0 && probability < 1)))
    throw new DisclosureError(
      "minimum or maximum",
      id,
      "a quantile lies at the end of the scale, where it is one person's value. Ask for one between 0 and 1.",
    );
  const isAscending = edges.every(
    (edge, index) => Number.isFinite(edge) && edge > (edges[index - 1] ?? -Infinity),
  );
  if (edges.length === 0 || !isAscending)
    throw new DisclosureError(
      "evidence missing",
      id,
      "its bins do not ascend, or there are none. State the edges of bins that the definition fixes.",
    );
}

function checkGroup({ id, edges }: QuantileStatement, { n, bins }: Group, place: string): void {
  checkCount(id, `n of ${place}`, n);
  if (bins === undefined || bins.length !== edges.length + 1)
    throw new DisclosureError(
      "evidence missing",
      id,
      `${place} does not say how many lie in each bin. Count one more bin than there are edges.`,
    );
  bins.forEach((count, bin) => {
    checkCount(id, `bin ${bin + 1} of ${place}`, count);
  });
  if (sum(bins) !== n)
    throw new DisclosureError(
      "bins do not add up",
      id,
      `the bins of ${place} are not n together. Count everybody once.`,
    );
}
